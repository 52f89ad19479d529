import Sandboxing
import Yams

extension SpecificationDecoder {
    static let limitKeys = [
        "wall-time", "cpu-time", "cpus", "memory", "processes", "open-files", "file-size", "disk", "output",
        "output-overflow",
    ]

    /// A limit that is not named keeps its default; `none` lifts it.
    mutating func decodeLimits(_ node: Node) -> Limits {
        var limits = Limits()
        let values = reader.mapping(node, "limits", keys: Self.limitKeys)
        decode(values, "wall-time", into: &limits.wallTime, Duration.init(argument:))
        decode(values, "cpu-time", into: &limits.cpuTime, Duration.init(argument:))
        decode(values, "cpus", into: &limits.cpus, Self.number)
        decode(values, "memory", into: &limits.memory, Self.bytes)
        decode(values, "processes", into: &limits.processes, Self.count)
        decode(values, "open-files", into: &limits.openFiles, Self.count)
        decode(values, "file-size", into: &limits.fileSize, Self.bytes)
        decode(values, "disk", into: &limits.disk, Self.bytes)
        decode(values, "output", into: &limits.output, Self.bytes)
        if let node = values["output-overflow"],
            let overflow: Limits.OutputOverflow = reader.word(node, "limits.output-overflow")
        {
            limits.outputOverflow = overflow
        }
        return limits
    }

    private mutating func decode<Value>(
        _ values: [String: Node], _ key: String, into limit: inout Value?,
        _ read: (String) throws(UnreadableValue) -> Value
    ) {
        guard let node = values[key] else { return }
        let remedy = "write a value, or none for no limit"
        let value = reader.value(node, "limits.\(key)", remedy: remedy) { text throws(UnreadableValue) -> Value? in
            text == "none" ? nil : try read(text)
        }
        // The outer optional says whether the text could be read, the inner one whether there is a limit.
        if let value { limit = value }
    }

    private static func bytes(_ text: String) throws(UnreadableValue) -> UInt64 {
        try ByteCount(argument: text).bytes
    }

    private static func number(_ text: String) throws(UnreadableValue) -> Double {
        try LimitText.processors(text)
    }

    private static func count(_ text: String) throws(UnreadableValue) -> UInt32 {
        try LimitText.count(text)
    }
}
