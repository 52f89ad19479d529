/// What the last component of a name means in an archive of changes, by the conventions of OCI image layers.
///
/// A change archive says "this is gone" with an empty file beside it. Real files with such names can't be told apart,
/// so whoever writes change archives must leave them out (``isReserved(_:)``).
public enum LayerName: Sendable, Hashable {
    /// An ordinary name.
    case plain
    /// `.wh.NAME`: NAME no longer exists.
    case whiteout(of: [UInt8])
    /// `.wh..wh..opq`: of the directory that holds it, nothing from below shows through.
    case opaqueDirectory
    /// A reserved name without a meaning here.
    case meaningless

    /// The name of the file that makes its directory opaque.
    public static let opaqueMarker = Array(".wh..wh..opq".utf8)

    private static let prefix = Array(".wh.".utf8)

    /// Reads the last component of a name.
    public init(_ name: [UInt8]) {
        guard name.starts(with: Self.prefix) else {
            self = .plain
            return
        }
        let hidden = Array(name.dropFirst(Self.prefix.count))
        if name == Self.opaqueMarker {
            self = .opaqueDirectory
        } else if hidden.isEmpty || hidden.starts(with: Self.prefix) || hidden == Array(".".utf8)
            || hidden == Array("..".utf8)
        {
            // `.wh..` and `.wh...` would delete the directory itself or its parent.
            self = .meaningless
        } else {
            self = .whiteout(of: hidden)
        }
    }

    /// The name of the file that says `name` is gone.
    public static func whiteout(for name: [UInt8]) -> [UInt8] { prefix + name }

    /// Whether a file of this name would be taken for a whiteout.
    public static func isReserved(_ name: [UInt8]) -> Bool { name.starts(with: prefix) }
}
