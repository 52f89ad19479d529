import Glibc

/// A mounted hierarchy, from /proc/self/mountinfo.
struct ControlGroupMount {
    var version: ControlGroups.Hierarchy.Version
    var point: String
    var root: String
    var controllers: ControlGroups.Controllers
    /// A controller by which /proc/self/cgroup names this hierarchy; nothing for version 2.
    var key: [UInt8]

    /// Reads the mount table as bytes: it is read at every start, and text costs ten times as much.
    static func all() -> [ControlGroupMount] {
        (readSmallFile("/proc/self/mountinfo") ?? []).split(separator: UInt8(ascii: "\n")).compactMap { line in
            let fields = line.split(separator: UInt8(ascii: " "))
            // Optional fields end with a hyphen; behind it are type, source and options (proc(5)).
            guard let hyphen = fields.firstIndex(where: { $0.elementsEqual("-".utf8) }), fields.count > hyphen + 3,
                hyphen >= 5
            else { return nil }
            let root = String(decoding: fields[3], as: UTF8.self)
            let point = String(decoding: fields[4], as: UTF8.self)
            if fields[hyphen + 1].elementsEqual("cgroup2".utf8) {
                let available = (readSmallFile(point + "/cgroup.controllers") ?? []).split { $0 <= 32 }
                return ControlGroupMount(
                    version: .two, point: point, root: root, controllers: ControlGroups.Controllers(available), key: [])
            }
            guard fields[hyphen + 1].elementsEqual("cgroup".utf8) else { return nil }
            // Names that are not controllers are options.
            let names = fields[hyphen + 3].split(separator: UInt8(ascii: ","))
            guard let key = names.first(where: { !ControlGroups.Controllers([$0]).isEmpty }) else { return nil }
            return ControlGroupMount(
                version: .one, point: point, root: root, controllers: ControlGroups.Controllers(names), key: Array(key))
        }
    }

    /// Our own group in each hierarchy, by the keys of the mount.
    static func ownPaths() -> [(key: [UInt8], path: String)] {
        var paths: [(key: [UInt8], path: String)] = []
        for line in (readSmallFile("/proc/self/cgroup") ?? []).split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let path = String(decoding: parts[2], as: UTF8.self)
            if parts[1].isEmpty { paths.append(([], path)) }
            for name in parts[1].split(separator: UInt8(ascii: ",")) { paths.append((Array(name), path)) }
        }
        return paths
    }

    /// The directory of a group; what is mounted may be only a part of the hierarchy.
    func directory(for path: String) -> String {
        var relative = path
        if root != "/", relative.hasPrefix(root) { relative.removeFirst(root.count) }
        while relative.hasSuffix("/") { relative.removeLast() }
        return point + relative
    }
}
