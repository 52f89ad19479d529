import HTTPTypes

/// What a client writes about a file in headers `X-Metadata-…`, kept as extended attributes.
enum FileMetadata {
    private static let prefix = "x-metadata-"
    private static let nameLimit = 246
    private static let wholeLimit = 4096

    /// Attributes by their names without `user.`.
    static func read(_ headers: HTTPFields) throws -> [String: [UInt8]] {
        var metadata: [String: [UInt8]] = [:]
        var size = 0
        for field in headers where field.name.canonicalName.hasPrefix(prefix) {
            let key = String(field.name.canonicalName.dropFirst(prefix.count))
            guard !key.isEmpty, key.utf8.count <= nameLimit else {
                throw E2BFailure.badRequest("a metadata key must have 1 to \(nameLimit) bytes")
            }
            size += key.utf8.count + field.value.utf8.count
            guard size <= wholeLimit else {
                throw E2BFailure.badRequest("the metadata is larger than \(wholeLimit) bytes")
            }
            guard metadata.updateValue(Array(field.value.utf8), forKey: EntryInfo.metadataPrefix + key) == nil else {
                throw E2BFailure.badRequest("the metadata key '\(key)' comes twice")
            }
        }
        return metadata
    }
}
