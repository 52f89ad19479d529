import BulkheadCommands
import Foundation
import NIOCore
import NIOHTTP1
import NativeService

/// Speaks to a daemon.
struct DaemonClient: Sendable {
    let address: ServerAddress
    let token: String?

    /// Of an answer that is read whole.
    private static let answerLimit = 256 << 20

    /// A request.
    struct Request: Sendable {
        var method: Method
        var path: String
        var query: [(String, String)] = []
        var headers: [(String, String)] = []
        var body: Body = .none

        enum Method: String, Sendable {
            case get = "GET", head = "HEAD", post = "POST", put = "PUT", delete = "DELETE"
        }

        enum Body: Sendable {
            case none
            case json(Data)
            /// Pieces until there are no more.
            case pieces(@Sendable () async throws -> [UInt8]?)
        }

        /// A request without a body.
        init(_ method: Method, _ path: String, query: [(String, String)] = []) {
            self.method = method
            self.path = path
            self.query = query
        }

        /// A request with a value as its body.
        init(_ method: Method, _ path: String, query: [(String, String)] = [], _ value: some Encodable) throws {
            self.init(method, path, query: query)
            body = .json(try WireJSON.encode(value))
        }

        /// Adds a value to the query if there is one.
        mutating func ask(_ name: String, _ value: String?) {
            if let value { query.append((name, value)) }
        }
    }

    /// Makes a request and reads the answer as a value.
    func call<Value: Decodable & Sendable>(_ request: Request, as type: Value.Type = Value.self) async throws -> Value {
        let data = try await read(request)
        do {
            return try WireJSON.decode(type, from: data)
        } catch {
            throw CommandFailure(
                "the daemon's answer cannot be read, perhaps because it is of another version: \(error)")
        }
    }

    /// Makes a request whose answer says nothing but that it is done.
    func done(_ request: Request) async throws { _ = try await read(request) }

    /// Makes a request and reads the answer whole.
    func read(_ request: Request) async throws -> Data {
        try await exchange(request) { _, body in
            var body = body
            return try await Self.whole(&body, limit: Self.answerLimit)
        }
    }

    /// Makes a request and lends the answer's body to a closure.
    func exchange<Result: Sendable>(
        _ request: Request, _ body: @escaping @Sendable (HTTPResponseHead, ResponseBody) async throws -> Result
    ) async throws -> Result {
        let connection = try await ClientConnection.open(address)
        do {
            return try await connection.exchange(head(of: request), sending: Self.sender(request.body)) {
                head, pieces in
                guard head.status.code >= 300 else { return try await body(head, pieces) }
                var pieces = pieces
                throw Self.failure(head, try await Self.whole(&pieces, limit: 1 << 20))
            }
        } catch let error as any ReportableFailure {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw CommandFailure("the connection to the daemon broke: \(ClientConnection.reason(error))")
        }
    }

    /// Makes a request and hands over the events of the answer as they come, until one says that it is enough.
    func events<Event: Decodable & Sendable>(
        _ request: Request, as type: Event.Type = Event.self,
        _ handle: @escaping @Sendable (Event) async throws -> Bool
    ) async throws {
        var request = request
        request.headers.append(("Accept", "application/x-ndjson"))
        try await exchange(request) { _, body in
            var body = body
            var lines = LineSplitter()
            while let piece = try await body.next() {
                for line in try lines.add(piece) {
                    if try await !handle(try WireJSON.decode(type, from: line)) { return }
                }
            }
        }
    }

    private func head(of request: Request) -> HTTPRequestHead {
        var uri = request.path
        if !request.query.isEmpty {
            uri += "?" + request.query.map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
        }
        var headers = HTTPHeaders([
            ("Host", address.authority), ("User-Agent", "bulkhead"), ("Connection", "close"),
        ])
        if let token { headers.add(name: "Authorization", value: "Bearer \(token)") }
        for (name, value) in request.headers { headers.add(name: name, value: value) }
        switch request.body {
        case .none: if request.method != .get { headers.add(name: "Content-Length", value: "0") }
        case .json(let data):
            headers.add(name: "Content-Type", value: "application/json")
            headers.add(name: "Content-Length", value: "\(data.count)")
        case .pieces: headers.add(name: "Transfer-Encoding", value: "chunked")
        }
        return HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: request.method.rawValue), uri: uri, headers: headers)
    }

    private static func sender(_ body: Request.Body) -> ClientConnection.Body {
        { outbound in
            switch body {
            case .none: return
            case .json(let data): try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: data))))
            case .pieces(let next):
                while let piece = try await next() {
                    try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: piece))))
                }
            }
        }
    }

    private static func whole(_ body: inout ResponseBody, limit: Int) async throws -> Data {
        var data = Data()
        while let piece = try await body.next() {
            data.append(contentsOf: piece.readableBytesView)
            guard data.count <= limit else { throw CommandFailure("the daemon's answer is larger than \(limit) bytes") }
        }
        return data
    }

    private static func failure(_ head: HTTPResponseHead, _ data: Data) -> any Error {
        guard let error = try? WireJSON.decode(ErrorBody.self, from: data) else {
            // An answer to HEAD has no body that could say more.
            if data.isEmpty, head.status == .notFound {
                return RefusedByDaemon(body: ErrorBody(.notFound, "it is not there"))
            }
            let text = String(decoding: data.prefix(500), as: UTF8.self)
            return CommandFailure("the daemon answered \(head.status.code) \(head.status.reasonPhrase) \(text)")
        }
        return RefusedByDaemon(body: error)
    }
}

/// The daemon's own words for why not.
struct RefusedByDaemon: ReportableFailure {
    var body: ErrorBody

    var failure: CommandFailure { CommandFailure(body) }

    var code: ErrorBody.Code { body.code }
}

extension CommandFailure {
    /// A refusal of the daemon, in the words of the command line.
    init(_ error: ErrorBody) {
        var message = error.message
        if let remedy = error.remedy, !message.contains(remedy) { message += "; \(remedy)" }
        self.init(message)
    }
}

/// Cuts a stream into lines.
struct LineSplitter {
    private var rest = Data()
    private static let longest = 64 << 20

    mutating func add(_ piece: ByteBuffer) throws -> [Data] {
        rest.append(contentsOf: piece.readableBytesView)
        var lines: [Data] = []
        var start = rest.startIndex
        while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if end > start { lines.append(Data(rest[start..<end])) }
            start = rest.index(after: end)
        }
        if start > rest.startIndex { rest = Data(rest[start...]) }
        guard rest.count <= Self.longest else { throw CommandFailure("the daemon sent a line without an end") }
        return lines
    }
}

/// Text for queries and paths of URLs.
enum PercentEncoding {
    static func encode(_ text: String) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            let character = Character(Unicode.Scalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber || "-._~".contains(character) {
                encoded.append(character)
            } else {
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    /// A path of parts, each of which may be anything.
    static func path(_ parts: String...) -> String { "/api/v1/" + parts.map(encode).joined(separator: "/") }
}
