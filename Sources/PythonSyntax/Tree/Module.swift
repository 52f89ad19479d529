/// A parsed source text.
public struct Module: Sendable {
    public let body: [Statement]

    public init(body: [Statement]) {
        self.body = body
    }
}
