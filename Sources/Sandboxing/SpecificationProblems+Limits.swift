extension SpecificationProblems {
    /// Below these a sandbox could not even start, which would be reported as the code's fault.
    mutating func check(_ limits: Limits) {
        if let time = limits.wallTime { check(time: time, field: "limits.wall-time") }
        if let time = limits.cpuTime { check(time: time, field: "limits.cpu-time") }
        if let cpus = limits.cpus, !cpus.isFinite || cpus < 0.01 || cpus > 4096 {
            add("limits.cpus", "\(cpus) is not a number of processors", "give a number from 0.01 to 4096")
        }
        check(limits.memory, least: 4 << 20, field: "limits.memory")
        check(limits.disk, least: 1 << 20, field: "limits.disk")
        check(limits.fileSize, least: 1, field: "limits.file-size")
        check(limits.output, least: 1, field: "limits.output")
        check(limits.processes, 1...4_194_304, field: "limits.processes")
        check(limits.openFiles, 8...1_048_576, field: "limits.open-files")
    }

    mutating func check(time: Duration, field: String) {
        if time < .milliseconds(1) {
            add(field, "\(time.text) is no time to do anything in", "give at least 1ms, or none for no limit")
        }
    }

    private mutating func check(_ bytes: UInt64?, least: UInt64, field: String) {
        guard let bytes else { return }
        if bytes < least {
            add(
                field, "\(ByteCount(bytes: bytes)) is too little",
                "give at least \(ByteCount(bytes: least)), or none for no limit")
        } else if bytes > UInt64(Int64.max) {
            add(field, "\(bytes) bytes are more than the kernel counts", "give a smaller size, or none for no limit")
        }
    }

    private mutating func check(_ count: UInt32?, _ range: ClosedRange<UInt32>, field: String) {
        guard let count, !range.contains(count) else { return }
        add(
            field, "\(count) is out of range",
            "give a number from \(range.lowerBound) to \(range.upperBound), or none for no limit")
    }
}
