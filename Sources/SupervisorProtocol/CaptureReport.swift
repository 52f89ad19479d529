/// What a worker says about the image that it took. With success comes the image's file in memory.
public struct CaptureReport: Sendable, Hashable {
    /// The step that failed, as numbered in `cl_images.h`; 0 for success.
    public var stage: Int32
    /// The error number; 0 for success.
    public var code: Int32

    /// A report.
    public init(stage: Int32, code: Int32) {
        self.stage = stage
        self.code = code
    }

    /// The report as a message.
    public func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(stage)
        writer.write(code)
        return writer.bytes
    }

    /// Reads a report.
    public init(decoding bytes: [UInt8]) throws(MessageError) {
        var reader = ByteReader(bytes)
        stage = try reader.read()
        code = try reader.read()
        try reader.finish()
    }
}
