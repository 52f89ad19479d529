import SupervisorProtocol

/// What the spawner hands to a waiting child: the plan, and which descriptors come along, in this order.
struct BuildOrder {
    var plan: JailPlan
    /// How many lists of control groups there are to join.
    var entrances: UInt8 = 0
    /// A detached mount of the writable layer's disk image.
    var hasDisk = false
    /// A detached mount of the lower layer with mapped owners.
    var hasRoot = false
    /// How many archives there are to unpack into the writable layer.
    var layers: UInt8 = 0
    /// Detached mounts of all of the plan's mounts with mapped owners.
    var hasMounts = false
    /// Resources that no control group limits and the supervisor has to watch itself.
    var watchesMemory = false
    var watchesProcesses = false

    init(plan: JailPlan) { self.plan = plan }

    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(entrances)
        writer.write(hasDisk)
        writer.write(hasRoot)
        writer.write(layers)
        writer.write(hasMounts)
        writer.write(watchesMemory)
        writer.write(watchesProcesses)
        plan.write(to: &writer)
        return writer.bytes
    }

    init(decoding bytes: [UInt8]) throws(MessageError) {
        var reader = ByteReader(bytes)
        entrances = try reader.read()
        hasDisk = try reader.readBool()
        hasRoot = try reader.readBool()
        layers = try reader.read()
        hasMounts = try reader.readBool()
        watchesMemory = try reader.readBool()
        watchesProcesses = try reader.readBool()
        plan = try JailPlan(from: &reader)
        try reader.finish()
    }
}
