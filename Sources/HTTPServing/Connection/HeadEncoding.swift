import HTTPTypes
import NIOCore

extension ByteBuffer {
    /// A response's first line and headers. Names and values were checked when the fields were made.
    mutating func writeHead(_ status: HTTPResponse.Status, _ fields: HTTPFields, isOldVersion: Bool) {
        writeStaticString(isOldVersion ? "HTTP/1.0 " : "HTTP/1.1 ")
        writeString(String(status.code))
        writeStaticString(" ")
        writeString(status.reasonPhrase)
        writeStaticString("\r\n")
        writeFields(fields)
    }

    /// Headers and the empty line after them.
    mutating func writeFields(_ fields: HTTPFields) {
        for field in fields {
            writeString(field.name.rawName)
            writeStaticString(": ")
            writeString(field.value)
            writeStaticString("\r\n")
        }
        writeStaticString("\r\n")
    }

    /// One chunk of a chunked body.
    mutating func writeChunk(_ piece: ByteBuffer) {
        guard piece.readableBytes > 0 else { return }
        writeString(String(piece.readableBytes, radix: 16))
        writeStaticString("\r\n")
        writeImmutableBuffer(piece)
        writeStaticString("\r\n")
    }
}
