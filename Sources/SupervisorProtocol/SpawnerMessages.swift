/// What the host asks of the spawner. One message is one packet.
public enum SpawnerRequest: Sendable, Hashable {
    /// Build a jail. Comes with one descriptor: the supervisor's end of the channel.
    case create(sequence: UInt64, plan: JailPlan)
    /// End a jail, at once and wholly.
    case destroy(sequence: UInt64)
    /// Tell what its control groups counted.
    case statistics(sequence: UInt64)

    /// The message as bytes.
    public func encoded() -> [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .create(let sequence, let plan):
            writer.write(UInt8(1))
            writer.write(sequence)
            plan.write(to: &writer)
        case .destroy(let sequence):
            writer.write(UInt8(2))
            writer.write(sequence)
        case .statistics(let sequence):
            writer.write(UInt8(3))
            writer.write(sequence)
        }
        return writer.bytes
    }

    /// Reads a message.
    public init(decoding bytes: [UInt8]) throws(MessageError) {
        var reader = ByteReader(bytes)
        let kind = try reader.read(UInt8.self)
        let sequence = try reader.read(UInt64.self)
        switch kind {
        case 1: self = .create(sequence: sequence, plan: try JailPlan(from: &reader))
        case 2: self = .destroy(sequence: sequence)
        case 3: self = .statistics(sequence: sequence)
        default: throw .unknownKind(kind)
        }
        try reader.finish()
    }
}

/// What the spawner tells the host.
public enum SpawnerReply: Sendable, Hashable {
    /// The jail's first process exists. Comes with its pidfd.
    case created(sequence: UInt64, process: Int32, report: CreationReport)
    /// The jail could not be made.
    case failed(sequence: UInt64, failure: StageFailure)
    /// The jail is gone with everything that belonged to it.
    case ended(sequence: UInt64, status: Int32, statistics: GroupStatistics)
    /// What was asked for.
    case statistics(sequence: UInt64, statistics: GroupStatistics)

    /// The message as bytes.
    public func encoded() -> [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .created(let sequence, let process, let report):
            writer.write(UInt8(1))
            writer.write(sequence)
            writer.write(process)
            report.write(to: &writer)
        case .failed(let sequence, let failure):
            writer.write(UInt8(2))
            writer.write(sequence)
            failure.write(to: &writer)
        case .ended(let sequence, let status, let statistics):
            writer.write(UInt8(3))
            writer.write(sequence)
            writer.write(status)
            statistics.write(to: &writer)
        case .statistics(let sequence, let statistics):
            writer.write(UInt8(4))
            writer.write(sequence)
            statistics.write(to: &writer)
        }
        return writer.bytes
    }

    /// Reads a message.
    public init(decoding bytes: [UInt8]) throws(MessageError) {
        var reader = ByteReader(bytes)
        let kind = try reader.read(UInt8.self)
        let sequence = try reader.read(UInt64.self)
        switch kind {
        case 1:
            self = .created(
                sequence: sequence, process: try reader.read(), report: try CreationReport(from: &reader))
        case 2: self = .failed(sequence: sequence, failure: try StageFailure(from: &reader))
        case 3:
            self = .ended(
                sequence: sequence, status: try reader.read(), statistics: try GroupStatistics(from: &reader))
        case 4: self = .statistics(sequence: sequence, statistics: try GroupStatistics(from: &reader))
        default: throw .unknownKind(kind)
        }
        try reader.finish()
    }
}

/// A step that failed, with the kernel's answer.
public struct StageFailure: Error, Sendable, Hashable {
    /// The step, in words.
    public var stage: String
    /// The error number.
    public var code: Int32

    /// A failure.
    public init(stage: String, code: Int32) {
        self.stage = stage
        self.code = code
    }

    func write(to writer: inout ByteWriter) {
        writer.write(stage)
        writer.write(code)
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        stage = try reader.readString()
        code = try reader.read()
    }
}

/// What the spawner could put around a jail.
public struct CreationReport: Sendable, Hashable {
    /// The first id of the jail's own range on the host, or nil.
    public var firstIdentity: UInt32?
    /// The mechanism per resource, or the reason why there is none.
    public var memory: Mechanism = .none("")
    /// Swap.
    public var swap: Mechanism = .none("")
    /// Processor share.
    public var processors: Mechanism = .none("")
    /// Processes.
    public var processes: Mechanism = .none("")
    /// What counts processor time, that of processes that nobody reaped included.
    public var processorTime: Mechanism = .none("")

    /// A mechanism or the reason for its absence.
    public enum Mechanism: Sendable, Hashable {
        /// Enforced by this.
        case by(String)
        /// Not available, because.
        case none(String)
    }

    /// Nothing enforced.
    public init() {}

    func write(to writer: inout ByteWriter) {
        writer.write(firstIdentity) { $0.write($1) }
        for mechanism in [memory, swap, processors, processes, processorTime] {
            switch mechanism {
            case .by(let name):
                writer.write(true)
                writer.write(name)
            case .none(let reason):
                writer.write(false)
                writer.write(reason)
            }
        }
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        firstIdentity = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt32.self) }
        func mechanism() throws(MessageError) -> Mechanism {
            let enforced = try reader.readBool()
            let text = try reader.readString()
            return enforced ? .by(text) : .none(text)
        }
        memory = try mechanism()
        swap = try mechanism()
        processors = try mechanism()
        processes = try mechanism()
        processorTime = try mechanism()
    }
}

/// What control groups counted; nil where none counts.
public struct GroupStatistics: Sendable, Hashable {
    /// Processes killed because the memory limit was reached.
    public var outOfMemoryKills: UInt64?
    /// The most memory in use at a time, in bytes.
    public var peakMemory: UInt64?
    /// The memory in use now, in bytes.
    public var memory: UInt64?
    /// Times that a process was refused because of the limit.
    public var processRefusals: UInt64?
    /// Processor time in nanoseconds.
    public var processorTime: UInt64?

    /// Nothing counted.
    public init() {}

    func write(to writer: inout ByteWriter) {
        for value in [outOfMemoryKills, peakMemory, memory, processRefusals, processorTime] {
            writer.write(value) { $0.write($1) }
        }
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        outOfMemoryKills = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        peakMemory = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        memory = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        processRefusals = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        processorTime = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
    }
}
