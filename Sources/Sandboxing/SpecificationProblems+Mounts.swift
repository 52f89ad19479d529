extension SpecificationProblems {
    mutating func check(mounts: [Mount]) {
        if mounts.count > 256 {
            add("mounts", "\(mounts.count) mounts are too many", "give at most 256; mount a common parent instead")
            return
        }
        var earlier: [[Substring.UTF8View]] = []
        for (index, mount) in mounts.enumerated() {
            check(hostPath: mount.source, field: "mounts[\(index)].source")
            let field = "mounts[\(index)].target"
            guard check(insidePath: mount.target, field: field, example: "/work") else {
                earlier.append([])
                continue
            }
            let parts = Self.parts(mount.target)
            let shown = mount.target.quotedForMessage
            if parts.isEmpty {
                add(field, "the root cannot be a mount", "use root: for the root file system")
            } else if let first = parts.first.map({ String(Substring($0)) }), ["proc", "dev", "sys"].contains(first) {
                add(field, "\(shown) lies under /\(first), which the sandbox makes itself", "choose another target")
            } else if earlier.contains(where: { $0.elementsEqual(parts, by: { $0.elementsEqual($1) }) }) {
                add(field, "\(shown) is the target of two mounts", "remove one or choose another target")
            } else if let hidden = earlier.firstIndex(where: { Self.isBelow($0, parts) }) {
                add(
                    field, "\(shown) would hide the earlier mount at \(mounts[hidden].target.quotedForMessage)",
                    "put the mount of the outer directory first")
            }
            earlier.append(parts)
        }
    }

    private static func parts(_ path: String) -> [Substring.UTF8View] {
        path.utf8.split(separator: 0x2F).filter { !$0.elementsEqual(".".utf8) }
    }

    private static func isBelow(_ path: [Substring.UTF8View], _ directory: [Substring.UTF8View]) -> Bool {
        path.count > directory.count && zip(path, directory).allSatisfy { $0.elementsEqual($1) }
    }
}
