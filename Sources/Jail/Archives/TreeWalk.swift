internal import CLinux
internal import Sandboxing

/// Visits everything below a directory, children before parents, with one descriptor at a time and no recursion, so
/// that no depth exhausts descriptors or the stack.
enum TreeWalk {
    private struct Level {
        var names: [[UInt8]]
        var name: [UInt8]
        var identity: FileIdentity
    }

    /// Calls `visit` with an open directory, a name in it, and its node, for everything below `name` and at last for
    /// `name` itself. `visit` may remove what it is shown.
    static func visit(
        _ name: [UInt8], in directory: Int32, path: String,
        _ visit: (Int32, [UInt8], FileNode) throws(SandboxError) -> Void
    ) throws(SandboxError) {
        var current = HeldDescriptor(try system("open", path, Int(cl_beneath_open(directory, ".", openFlags, 0))))
        var levels: [Level] = [
            Level(names: [name], name: [], identity: try current.node(path: path).identity)
        ]
        while let top = levels.indices.last {
            guard let next = levels[top].names.popLast() else {
                let done = levels.removeLast()
                guard let above = levels.last else { return }
                // `..` may be another directory by now, if someone moved this one: only the remembered one will do.
                let code = cl_beneath_open_above(current.number)
                current = HeldDescriptor(try system("open", path, Int(code)))
                let node = try current.node(path: path)
                guard node.identity == above.identity else {
                    throw .file(operation: "walk", path: path, code: SystemErrorCode(rawValue: 11))
                }
                try visitNode(done.name, in: current.number, path: path, visit)
                continue
            }
            var node = cl_node()
            let code = cl_beneath_node(current.number, cString(next), &node)
            if code == -FileTree.missing { continue }
            try system("examine", path, Int(code))
            guard node.kind == cl_node_directory else {
                try visit(current.number, next, FileNode(node))
                continue
            }
            let opened = cl_beneath_open(current.number, cString(next), openFlags, 0)
            let child = HeldDescriptor(try system("open", path, Int(opened)))
            let identity = try child.node(path: path).identity
            levels.append(
                Level(names: try FileTree.names(in: child.number, path: path), name: next, identity: identity))
            current = child
        }
    }

    /// Removes a name and everything below it. Nothing is not an error.
    static func remove(_ name: [UInt8], in directory: Int32, path: String) throws(SandboxError) {
        try visit(name, in: directory, path: path) { (directory, name, node) throws(SandboxError) in
            let code = cl_beneath_remove(directory, cString(name), node.kind == .directory ? 1 : 0)
            if code != -FileTree.missing { try system("remove", path, Int(code)) }
        }
    }

    private static var openFlags: Int32 { cl_beneath_directory }

    private static func visitNode(
        _ name: [UInt8], in directory: Int32, path: String,
        _ visit: (Int32, [UInt8], FileNode) throws(SandboxError) -> Void
    ) throws(SandboxError) {
        var node = cl_node()
        let code = cl_beneath_node(directory, cString(name), &node)
        if code == -FileTree.missing { return }
        try system("examine", path, Int(code))
        try visit(directory, name, FileNode(node))
    }
}
