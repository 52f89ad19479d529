/// Why an archive cannot be read, or an entry cannot be written.
public struct TarError: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Problem: Sendable, Hashable {
        /// The sum over a header is not the one it states: damage, or not an archive at all.
        case badChecksum
        /// A field that must hold a number holds something else.
        case badNumber(field: String)
        /// A number is negative or larger than the field's meaning allows.
        case numberOutOfRange(field: String)
        /// An entry or a link without a name.
        case emptyName(field: String)
        /// A name with a NUL byte, which no file system can hold.
        case nulInName(field: String)
        /// A name longer than the limit.
        case nameTooLong(field: String, limit: Int)
        /// A name that starts at the root.
        case absolutePath
        /// A name with a `..` component.
        case parentReference
        /// An entry of a kind that this reader does not know.
        case unsupportedKind(UInt8)
        /// A file stored with holes.
        case unsupportedSparseFile
        /// An extension header that breaks its own grammar.
        case badExtension(String)
        /// An extension header larger than the limit.
        case extensionTooLarge(limit: Int)
        /// More extension headers in front of one entry than any archiver writes.
        case tooManyExtensions(limit: Int)
        /// An extension header that no entry follows.
        case danglingExtension
        /// More entries than the limit.
        case tooManyEntries(limit: Int)
        /// More contents than the limit.
        case tooManyBytes(limit: UInt64)
        /// The archive ends in the middle of an entry.
        case truncated
    }

    /// What is wrong.
    public let problem: Problem
    /// Where the faulty header begins, in bytes from the start of the archive; nil while writing.
    public let offset: UInt64?

    /// An error.
    public init(_ problem: Problem, offset: UInt64? = nil) {
        self.problem = problem
        self.offset = offset
    }
}

extension TarError: CustomStringConvertible {
    /// What is wrong, and where.
    public var description: String {
        guard let offset else { return "\(problem)" }
        return "\(problem), at byte \(offset) of the archive"
    }
}

extension TarError.Problem: CustomStringConvertible {
    /// What is wrong.
    public var description: String {
        switch self {
        case .badChecksum: "wrong header checksum: damaged, or not a tar archive"
        case .badNumber(let field): "the \(field) is not a number"
        case .numberOutOfRange(let field): "the \(field) is out of range"
        case .emptyName(let field): "the \(field) is empty"
        case .nulInName(let field): "the \(field) has a NUL byte"
        case .nameTooLong(let field, let limit): "the \(field) is longer than \(limit) bytes"
        case .absolutePath: "the name is absolute"
        case .parentReference: "the name has a '..' component"
        case .unsupportedKind(let flag): "unknown kind of entry (type flag \(flag))"
        case .unsupportedSparseFile: "sparse files are not supported"
        case .badExtension(let detail): "malformed extension header: \(detail)"
        case .extensionTooLarge(let limit): "an extension header is larger than \(limit) bytes"
        case .tooManyExtensions(let limit): "more than \(limit) extension headers before one entry"
        case .danglingExtension: "an extension header without an entry"
        case .tooManyEntries(let limit): "more than \(limit) entries"
        case .tooManyBytes(let limit): "more than \(limit) bytes of contents"
        case .truncated: "the archive ends in the middle of an entry"
        }
    }
}
