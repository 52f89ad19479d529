/// A tree of files in memory, as overlayfs would see it.
struct ModelTree {
    enum Node: Equatable {
        case file(String, UInt16)
        case symlink(String)
        case directory(UInt16)
    }

    var nodes: [String: Node] = [:]

    /// A small tree with names that collide often.
    static func random(using numbers: inout some RandomNumberGenerator) -> ModelTree {
        var tree = ModelTree()
        for _ in 0..<Int.random(in: 0...25, using: &numbers) {
            var path = ""
            for depth in 0...3 {
                let name = ["a", "b", "c", ".d", "e f"].randomElement(using: &numbers) ?? "a"
                path += (depth == 0 ? "" : "/") + name
                let isLast = depth == 3 || Bool.random(using: &numbers)
                if isLast {
                    guard tree.nodes[path] == nil else { break }
                    tree.nodes[path] =
                        switch Int.random(in: 0..<6, using: &numbers) {
                        case 0: .symlink(["a", "/etc", "../b"].randomElement(using: &numbers) ?? "a")
                        case 1: .directory(0o755)
                        case 2: .file("x", 0o600)
                        default: .file(["", "x", "y"].randomElement(using: &numbers) ?? "", 0o644)
                        }
                    break
                }
                switch tree.nodes[path] {
                case nil: tree.nodes[path] = .directory([0o755, 0o700].randomElement(using: &numbers) ?? 0o755)
                case .directory?: continue
                case .file?, .symlink?: break
                }
                if case .directory? = tree.nodes[path] { continue }
                break
            }
        }
        return tree
    }

    /// The entries that a supervisor would write: whiteouts for what is gone, or directories made anew.
    func changes(from old: ModelTree, using numbers: inout some RandomNumberGenerator) -> [Item] {
        var items: [Item] = []
        var opaque: Set<String> = []
        for (path, node) in nodes.sorted(by: { $0.key < $1.key }) {
            let below = opaque.contains { path.hasPrefix($0 + "/") }
            // Unchanged nodes may be in the archive as well, and must be if nothing shows through.
            if !below, old.nodes[path] == node, Bool.random(using: &numbers) { continue }
            switch node {
            case .file(let contents, let mode): items.append(.file(path, contents, mode: mode))
            case .symlink(let target): items.append(.symlink(path, to: target))
            case .directory(let mode):
                items.append(.directory(path, mode: mode))
                guard case .directory? = old.nodes[path], !below, Int.random(in: 0..<3, using: &numbers) == 0 else {
                    continue
                }
                opaque.insert(path)
                items.append(.file(path + "/.wh..wh..opq"))
            }
        }
        for path in old.nodes.keys where nodes[path] == nil {
            let components = path.split(separator: "/")
            let parent = components.dropLast().joined(separator: "/")
            let isVisible = !opaque.contains { path.hasPrefix($0 + "/") }
            guard isVisible, parent.isEmpty || isDirectory(parent) && old.isDirectory(parent) else { continue }
            items.append(.file((parent.isEmpty ? "" : parent + "/") + ".wh." + components[components.count - 1]))
        }
        return items
    }

    private func isDirectory(_ path: String) -> Bool {
        if case .directory? = nodes[path] { true } else { false }
    }

    /// In the form of ``ScratchDirectory/listing(_:owners:)``.
    var listing: String {
        nodes.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }.map { path, node in
            switch node {
            case .directory(let mode): "d \(String(mode, radix: 8)) \(path) \n"
            case .symlink(let target): "l 777 \(path) \(target)\n"
            case .file(let contents, let mode):
                "f \(String(mode, radix: 8)) \(path) \(["": "", "x": "eA==", "y": "eQ=="][contents] ?? "?")\n"
            }
        }.joined()
    }
}

/// Numbers from a seed, so that a failure can be repeated (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
