/// What every refusal and failure looks like.
public struct ErrorBody: Sendable, Codable, Hashable, Error {
    /// A word for programs.
    public var code: Code
    /// What failed and why, for people.
    public var message: String
    /// The value that is wrong, where one is.
    public var field: String?
    /// What to do about it.
    public var remedy: String?
    /// Seconds after which the same request may succeed.
    public var retryAfter: Int?

    /// Kinds of refusals and failures, each with its status.
    public enum Code: String, Sendable, Codable, Hashable, CaseIterable {
        /// 400: a value makes no sense.
        case invalid
        /// 401: no token, or none that is known.
        case unauthenticated
        /// 403: the token is not for this.
        case forbidden
        /// 404: there is no such thing.
        case notFound = "not-found"
        /// 405: there is such a path, but not with this method.
        case methodNotAllowed = "method-not-allowed"
        /// 409: the thing is in a state in which this cannot be done, or the name is taken.
        case conflict
        /// 409: a name means more than one thing.
        case ambiguous
        /// 410: the sandbox has ended.
        case gone
        /// 413: the body is too large.
        case tooLarge = "too-large"
        /// 415: the body is not of a kind that is read here.
        case unsupportedMedia = "unsupported-media"
        /// 416: the range is outside the file.
        case unsatisfiableRange = "unsatisfiable-range"
        /// 429: there is no room now.
        case overCapacity = "over-capacity"
        /// 501: this machine or installation cannot do it.
        case unsupported
        /// 500: something failed that should not.
        case failed
        /// 503: the daemon is shutting down.
        case shuttingDown = "shutting-down"
    }

    /// An error.
    public init(
        _ code: Code, _ message: String, field: String? = nil, remedy: String? = nil, retryAfter: Int? = nil
    ) {
        self.code = code
        self.message = message
        self.field = field
        self.remedy = remedy
        self.retryAfter = retryAfter
    }
}

extension ErrorBody: Described {
    static var descriptions: [String: String] {
        [
            "code": "A word for programs.", "message": "What failed and why, for people.",
            "field": "The value that is wrong, where one is.", "remedy": "What to do about it.",
            "retryAfter": "Seconds after which the same request may succeed.",
        ]
    }
}
