public import HTTPTypes
public import Hummingbird
import NIOCore

/// Why a request did not reach a port of a sandbox, as the client is told: in JSON, or as a page where a browser asks.
public struct ForwardingFailure: Error, Sendable, Hashable {
    /// The status.
    public var status: HTTPResponse.Status
    /// What happened and what to do.
    public var message: String
    /// The sandbox.
    public var sandboxID: String
    /// The port, where it is what is wrong.
    public var port: UInt16?

    /// A failure.
    public init(status: HTTPResponse.Status, message: String, sandboxID: String, port: UInt16? = nil) {
        self.status = status
        self.message = message
        self.sandboxID = sandboxID
        self.port = port
    }

    /// Nothing listens there.
    public static func portClosed(_ port: UInt16, sandboxID: String) -> ForwardingFailure {
        ForwardingFailure(
            status: .badGateway, message: "The sandbox is running but port is not open", sandboxID: sandboxID,
            port: port)
    }

    /// The response to a request with these headers.
    public func response(to fields: HTTPFields) -> Response {
        let acceptsPage = fields[values: .accept].contains { $0.lowercased().contains("text/html") }
        guard acceptsPage else {
            var body: [String: JSONValue] = [
                "sandboxId": .string(sandboxID), "message": .string(message), "code": .integer(Int64(status.code)),
            ]
            if let port { body["port"] = .integer(Int64(port)) }
            return Response(json: .object(body), status: status)
        }
        let place = port.map { "port \($0) of sandbox \(sandboxID)" } ?? "sandbox \(sandboxID)"
        let page = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(status.code) \(status.reasonPhrase)</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:15vh auto;padding:0 1em}</style></head>
            <body><h1>\(status.code) \(status.reasonPhrase)</h1><p>\(Self.escape(message))</p>
            <p>This is about \(Self.escape(place)).</p></body></html>

            """
        return Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
