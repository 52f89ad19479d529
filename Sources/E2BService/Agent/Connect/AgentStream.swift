import HTTPServing
import HTTPTypes
import Hummingbird
import NIOCore

/// Writes the messages of one stream.
protocol AgentStreamBody: Sendable {
    func write(to writer: EnvelopeWriter) async throws
}

/// Replies in the two forms of the Connect protocol.
enum AgentStream {
    private static let headers: HTTPFields = [.contentType: "application/connect+json"]

    /// A stream; errors before it and in it become its last message, as the protocol wants.
    static func reply(_ make: () async throws -> some AgentStreamBody) async -> Reply {
        do {
            let body = try await make()
            return .stream(
                StreamedResponse(headers: headers) { sink in
                    let writer = EnvelopeWriter(sink: sink)
                    do {
                        try await body.write(to: writer)
                        try await writer.end()
                    } catch {
                        // Where the sandbox ended, the client asks for the reason by itself once the stream breaks.
                        try await writer.end(ConnectFailure(error))
                    }
                })
        } catch {
            return failure(ConnectFailure(error))
        }
    }

    static func failure(_ failure: ConnectFailure) -> Reply {
        .stream(StreamedResponse(headers: headers) { try await EnvelopeWriter(sink: $0).end(failure) })
    }

    /// A stream with one message.
    static func message(_ message: JSONValue) -> Reply {
        .stream(
            StreamedResponse(headers: headers) { sink in
                let writer = EnvelopeWriter(sink: sink)
                try await writer.write(message)
                try await writer.end()
            })
    }
}

extension Reply {
    static func json(_ json: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Reply {
        .response(Response(json: json, status: status, headers: headers))
    }

    static func empty(_ status: HTTPResponse.Status) -> Reply { .response(Response(status: status)) }
}
