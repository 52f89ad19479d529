internal import CLinux
internal import Glibc
internal import Sandboxing
internal import TarArchive

/// A directory held open, and everything beneath it by relative names. No name leaves it: links are never followed, not
/// even in the middle of a name, and other mounts are not entered.
struct FileTree: ~Copyable, Sendable {
    private let root: HeldDescriptor
    /// The directory's own path, for messages.
    let path: String

    /// Opens a directory that the caller vouches for.
    init(opening path: String) throws(SandboxError) {
        root = try HeldDescriptor.opening(path, flags: cl_beneath_directory)
        self.path = path
    }

    /// The descriptor of the directory.
    var descriptor: Int32 { root.number }

    /// A name as messages show it.
    func shown(_ name: some Collection<UInt8>) -> String {
        name.isEmpty ? path : path + "/" + TerminalText.escapedName(name)
    }

    /// Opens a name.
    func open(_ name: [UInt8], flags: Int32, mode: UInt32 = 0) throws(SandboxError) -> HeldDescriptor {
        let code = cl_beneath_open(root.number, cString(name), flags, mode)
        return HeldDescriptor(try system("open", shown(name), Int(code)))
    }

    /// Opens the directory that holds a name.
    func openParent(of name: [UInt8]) throws(SandboxError) -> HeldDescriptor {
        try open(Self.parent(of: name), flags: cl_beneath_path)
    }

    /// Opens the directory that holds a name, and makes it and those above where they are missing.
    func makeParent(of name: [UInt8]) throws(SandboxError) -> HeldDescriptor {
        let parent = Self.parent(of: name)
        let code = cl_beneath_open(root.number, cString(parent), cl_beneath_path, 0)
        guard code == -Self.missing else { return HeldDescriptor(try system("open", shown(parent), Int(code))) }
        var current = try open([], flags: cl_beneath_path)
        var index = parent.startIndex
        for component in parent.split(separator: UInt8(ascii: "/")) {
            index = component.endIndex
            let name = cString(component)
            let made = cl_beneath_make_directory(current.number, name, 0o755)
            if made != -Self.exists { try system("make", shown(parent[..<index]), Int(made)) }
            let opened = cl_beneath_open(current.number, name, cl_beneath_path, 0)
            current = HeldDescriptor(try system("open", shown(parent[..<index]), Int(opened)))
        }
        return current
    }

    /// What a name stands for, itself if it is a link. Nil if there is nothing, or if a link or a file stands where a
    /// directory would have to be.
    func node(_ name: [UInt8]) throws(SandboxError) -> FileNode? {
        let opened = cl_beneath_open(root.number, cString(Self.parent(of: name)), cl_beneath_path, 0)
        if [-Self.missing, -Self.notDirectory, -Self.link].contains(opened) { return nil }
        let parent = HeldDescriptor(try system("examine", shown(name), Int(opened)))
        return try node(Self.last(of: name), in: parent.number, shownAs: name)
    }

    /// What a name of an open directory stands for.
    func node(
        _ name: some Collection<UInt8>, in directory: Int32, shownAs: [UInt8]
    ) throws(SandboxError) -> FileNode? {
        var node = cl_node()
        let code = cl_beneath_node(directory, cString(name), &node)
        if code == -Self.missing { return nil }
        try system("examine", shown(shownAs), Int(code))
        return FileNode(node)
    }

    /// The target of a link.
    func linkTarget(_ name: [UInt8]) throws(SandboxError) -> [UInt8] {
        let parent = try openParent(of: name)
        var target = [CChar](repeating: 0, count: 4096)
        let count = cl_beneath_read_symlink(parent.number, cString(Self.last(of: name)), &target, target.count)
        return target.prefix(Int(try system("read", shown(name), count))).map { UInt8(bitPattern: $0) }
    }

    /// The names in a directory.
    func names(in name: [UInt8]) throws(SandboxError) -> [[UInt8]] {
        let directory = try open(name, flags: cl_beneath_directory)
        return try Self.names(in: directory.number, path: shown(name))
    }

    /// The names in an open directory.
    static func names(in directory: Int32, path: String) throws(SandboxError) -> [[UInt8]] {
        var code: Int32 = 0
        guard let listing = cl_listing_begin(directory, &code) else {
            try system("list", path, Int(code))
            return []
        }
        defer { cl_listing_end(listing) }
        var names: [[UInt8]] = []
        while let name = cl_listing_next(listing, &code) {
            names.append(Array(UnsafeRawBufferPointer(start: name, count: strlen(name))))
        }
        try system("list", path, Int(code))
        return names
    }

    /// Everything before the last slash.
    static func parent(of name: [UInt8]) -> [UInt8] {
        guard let slash = name.lastIndex(of: UInt8(ascii: "/")) else { return [] }
        return Array(name[..<slash])
    }

    /// Everything behind the last slash.
    static func last(of name: [UInt8]) -> ArraySlice<UInt8> {
        guard let slash = name.lastIndex(of: UInt8(ascii: "/")) else { return name[...] }
        return name[(slash + 1)...]
    }

    static let missing: Int32 = 2
    static let exists: Int32 = 17
    static let notDirectory: Int32 = 20
    static let link: Int32 = 40
}
