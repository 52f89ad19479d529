/// What a directory of a session's own tree holds. A few names lie one behind the other: most trees never have more, and
/// the first use of a dictionary of a new kind costs a short program a tenth of all that it does.
struct DirectoryEntries {
    private var fewNames: [[UInt8]] = []
    private var fewNodes: [FileNode] = []
    private var many: [[UInt8]: FileNode]?

    /// As many names are compared one by one.
    private static let few = 12

    var count: Int { many?.count ?? fewNames.count }
    var isEmpty: Bool { count == 0 }

    /// In no order that means anything.
    var names: [[UInt8]] {
        if let many { return Array(many.keys) }
        return fewNames
    }

    /// In no order that means anything.
    var nodes: [FileNode] {
        if let many { return Array(many.values) }
        return fewNodes
    }

    subscript(name: [UInt8]) -> FileNode? {
        if let many { return many[name] }
        return position(of: name).map { fewNodes[$0] }
    }

    /// Gives a name to a file, whether it was there or not.
    mutating func set(_ name: [UInt8], _ node: FileNode) {
        if many != nil {
            many?[name] = node
        } else if let position = position(of: name) {
            fewNodes[position] = node
        } else if fewNames.count < Self.few {
            fewNames.append(name)
            fewNodes.append(node)
        } else {
            var all: [[UInt8]: FileNode] = [:]
            for (index, name) in fewNames.enumerated() { all[name] = fewNodes[index] }
            all[name] = node
            many = all
            fewNames = []
            fewNodes = []
        }
    }

    /// Removes a name; gives what it named.
    mutating func remove(_ name: [UInt8]) -> FileNode? {
        if many != nil { return many?.removeValue(forKey: name) }
        guard let position = position(of: name) else { return nil }
        fewNames.remove(at: position)
        return fewNodes.remove(at: position)
    }

    private func position(of name: [UInt8]) -> Int? {
        var index = 0
        while index < fewNames.count {
            if fewNames[index] == name { return index }
            index += 1
        }
        return nil
    }
}
