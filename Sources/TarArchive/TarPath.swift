/// Names inside archives, taken apart without a file system.
public enum TarPath {
    /// The components of a relative name. Empty ones and `.` mean nothing and are dropped, so the archive's own root
    /// (`./`) has none. An absolute name or a `..` component is an error: what they would reach is outside.
    public static func components(of path: [UInt8]) throws(TarError) -> [[UInt8]] {
        guard path.first != UInt8(ascii: "/") else { throw TarError(.absolutePath) }
        guard !path.contains(0) else { throw TarError(.nulInName(field: "name")) }
        var components: [[UInt8]] = []
        for component in path.split(separator: UInt8(ascii: "/")) {
            if component.elementsEqual([UInt8(ascii: ".")]) { continue }
            if component.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) { throw TarError(.parentReference) }
            components.append(Array(component))
        }
        return components
    }

    /// The name with its components joined by single slashes.
    public static func joined(_ components: some Collection<[UInt8]>) -> [UInt8] {
        Array(components.joined(separator: [UInt8(ascii: "/")]))
    }
}
