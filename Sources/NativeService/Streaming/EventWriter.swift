import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// One thing in a stream; its kind is also the name of the server-sent event.
protocol StreamEvent: Codable, Sendable {
    var kindName: String { get }
    /// What tells the client that the stream ends because something failed.
    static func failure(_ error: ErrorBody) -> Self
}

/// How a client wants a stream.
enum StreamFormat: Sendable, Hashable {
    /// Lines of JSON.
    case lines
    /// Server-sent events.
    case serverSentEvents

    /// What the client accepts, nil when it asks for neither.
    init?(accepting header: String?) {
        let kinds = (header ?? "").lowercased().split(separator: ",").map { kind in
            (kind.split(separator: ";").first ?? "").trimmingCharacters(in: .whitespaces)
        }
        for kind in kinds {
            if kind == "text/event-stream" {
                self = .serverSentEvents
                return
            }
            if kind == "application/x-ndjson" || kind == "application/jsonl" {
                self = .lines
                return
            }
        }
        return nil
    }

    var mediaType: String {
        switch self {
        case .lines: "application/x-ndjson"
        case .serverSentEvents: "text/event-stream"
        }
    }
}

/// Writes events to a client as they happen. A client that reads slowly makes the writer wait.
struct EventWriter<Event: StreamEvent> {
    private var writer: any ResponseBodyWriter
    private let format: StreamFormat

    fileprivate init(_ writer: any ResponseBodyWriter, _ format: StreamFormat) {
        self.writer = writer
        self.format = format
    }

    /// Sends one event.
    mutating func send(_ event: Event) async throws { try await send([event]) }

    /// Sends several events in one piece.
    mutating func send(_ events: [Event]) async throws {
        var buffer = ByteBuffer()
        for event in events {
            let data = try WireJSON.encode(event)
            if format == .serverSentEvents {
                buffer.writeString("event: \(event.kindName)\ndata: ")
                buffer.writeBytes(data)
                buffer.writeString("\n\n")
            } else {
                buffer.writeBytes(data)
                buffer.writeString("\n")
            }
        }
        try await writer.write(buffer)
    }
}

extension Call {
    /// An answer that is a stream. `body` is cancelled when the client goes away; what it throws becomes the last event.
    func stream<Event: StreamEvent>(
        _ type: Event.Type, status: HTTPResponse.Status = .ok,
        _ body: @escaping @Sendable (inout EventWriter<Event>) async throws -> Void
    ) -> Response {
        let format = StreamFormat(accepting: request.headers[.accept]) ?? .lines
        return Response(
            status: status, headers: [.contentType: format.mediaType, .cacheControl: "no-store"],
            body: ResponseBody { writer in
                var events = EventWriter<Event>(writer, format)
                do {
                    try await body(&events)
                } catch let error where !(error is CancellationError) && !Task.isCancelled {
                    try await events.send(.failure(ErrorBody(error)))
                }
                try await writer.finish(nil)
            })
    }
}
