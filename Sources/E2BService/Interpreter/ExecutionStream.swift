import Contexts
import HTTPServing
import NIOCore

/// The events of one execution as lines of JSON. When the client leaves, the code is interrupted.
struct ExecutionStream: Sendable {
    let events: ExecutionEvents

    func write(to sink: BodySink) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(5))
                    try await Self.line(["type": "keepalive"], to: sink)
                }
            }
            group.addTask {
                while let event = await events.next() {
                    if let line = Self.json(event) { try await Self.line(line, to: sink) }
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private static func line(_ line: HTTPServing.JSONValue, to sink: BodySink) async throws {
        var buffer = line.buffer
        buffer.writeStaticString("\n")
        try await sink.write(buffer)
    }

    private static func json(_ event: ExecutionEvent) -> HTTPServing.JSONValue? {
        switch event {
        case .started(let count):
            return ["type": "number_of_executions", "execution_count": .integer(Int64(count))]
        case .standardOutput(let text, let timestamp):
            return ["type": "stdout", "text": .string(text), "timestamp": .integer(timestamp)]
        case .standardError(let text, let timestamp):
            return ["type": "stderr", "text": .string(text), "timestamp": .integer(timestamp)]
        case .result(let result): return json(result)
        case .error(let failure):
            return [
                "type": "error", "name": .string(failure.name), "value": .string(failure.value),
                "traceback": .string(failure.traceback),
            ]
        case .end: return ["type": "end_of_execution"]
        }
    }

    private static let names = [
        "text/plain": "text", "text/html": "html", "text/markdown": "markdown", "image/svg+xml": "svg",
        "image/png": "png", "image/jpeg": "jpeg", "application/pdf": "pdf", "text/latex": "latex",
        "application/json": "json", "application/javascript": "javascript", "e2b/data": "data", "e2b/chart": "chart",
    ]

    /// Clients expect the text of a string without its outer quotes.
    private static func unquoted(_ value: HTTPServing.JSONValue) -> HTTPServing.JSONValue {
        guard case .string(let text) = value, text.utf8.count >= 2, let first = text.first, first == text.last,
            first == "'" || first == "\""
        else { return value }
        return .string(String(text.dropFirst().dropLast()))
    }

    private static func json(_ result: ExecutionResult) -> HTTPServing.JSONValue {
        var fields: [String: HTTPServing.JSONValue] = ["type": "result", "is_main_result": .bool(result.isMain)]
        var extra: [String: HTTPServing.JSONValue] = [:]
        for (type, value) in result.data {
            // What the runner sent was parsed and bounded already; it is read once more into the service's own form.
            guard let value = try? HTTPServing.JSONValue(parsing: value.encodedBytes) else { continue }
            if let name = names[type] {
                fields[name] = name == "text" ? unquoted(value) : value
            } else {
                extra[type] = value
            }
        }
        if !extra.isEmpty { fields["extra"] = .object(extra) }
        return .object(fields)
    }
}
