/// A parsed source text.
public struct Module: Sendable {
    /// Its statements.
    public let body: [Statement]

    /// From all its parts.
    public init(body: [Statement]) {
        self.body = body
    }
}
