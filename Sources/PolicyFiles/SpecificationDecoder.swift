import Sandboxing
import Yams

/// Reads a specification out of a tree of nodes. A value that cannot be read leaves the default and a problem.
struct SpecificationDecoder {
    var reader: NodeReader
    /// Where relative paths start.
    let directory: String

    static let keys = [
        "version", "root", "storage", "proc", "user", "host-name", "working-directory", "network", "environment",
        "mounts",
        "limits", "syscalls", "require",
    ]

    mutating func decode(_ node: Node) -> SandboxSpecification {
        var specification = SandboxSpecification()
        let values = reader.mapping(node, "", keys: Self.keys)
        decodeVersion(values["version"], of: node)
        if let node = values["root"], let root = decodeRoot(node) { specification.fileSystem.root = root }
        if let node = values["storage"], let storage: WritableStorage = reader.word(node, "storage") {
            specification.fileSystem.storage = storage
        }
        if let node = values["proc"], let figures: MachineFigures = reader.word(node, "proc") {
            specification.fileSystem.machineFigures = figures
        }
        if let node = values["user"], let user: SandboxUser = reader.word(node, "user") { specification.user = user }
        if let node = values["host-name"],
            let name = reader.text(node, "host-name", remedy: "write a name, for example sandbox")
        {
            specification.hostName = name
        }
        if let node = values["working-directory"] {
            specification.workingDirectory = reader.text(
                node, "working-directory", remedy: "write an absolute path inside the sandbox, for example /work")
        }
        if let node = values["network"], let policy: NetworkWord = reader.word(node, "network") {
            switch policy {
            case .none: specification.network = .none
            }
        }
        if let node = values["environment"] { specification.environment = decodeEnvironment(node) }
        if let node = values["mounts"] { specification.fileSystem.mounts = decodeMounts(node) }
        if let node = values["limits"] { specification.limits = decodeLimits(node) }
        if let node = values["syscalls"] { specification.syscalls = decodeSyscalls(node) }
        if let node = values["require"], let requirements = decodeRequirements(node) {
            specification.requirements = requirements
        }
        return specification
    }

    private enum NetworkWord: String, CaseIterable { case none }

    private mutating func decodeVersion(_ version: Node?, of root: Node) {
        let remedy = "write 'version: 1'"
        guard let version else {
            if case .mapping = root { reader.report(root, "the version is missing", "begin with 'version: 1'") }
            return
        }
        if let text = reader.text(version, "version", remedy: remedy), text != "1" {
            reader.report(
                version, "version \(text.quotedForMessage) is not known to this build", remedy + " or a newer bulkhead")
        }
    }

    private mutating func decodeRoot(_ node: Node) -> RootFileSystem? {
        let remedy = "write host, {directory: PATH} or {archive: PATH}"
        guard case .mapping = node else {
            return reader.value(node, "root", remedy: remedy) { text throws(UnreadableValue) in
                guard text == "host" else {
                    throw UnreadableValue(problem: "\(text.quotedForMessage) is not a root file system", remedy: remedy)
                }
                return .host
            }
        }
        let values = reader.mapping(node, "root", keys: ["directory", "archive"])
        guard values.count == 1 else {
            if values.count > 1 { reader.report(node, "root: directory and archive exclude each other", remedy) }
            return nil
        }
        if let directory = values["directory"] {
            return decodeHostPath(directory, "root.directory").map { .directory($0) }
        }
        return values["archive"].flatMap { decodeHostPath($0, "root.archive") }.map { .archive($0) }
    }

    private mutating func decodeHostPath(_ node: Node, _ field: String) -> String? {
        guard let path = reader.text(node, field, remedy: "write a path") else { return nil }
        guard !path.isEmpty else {
            reader.report(node, "\(field): the path is empty", "write a path; '.' is the directory of this file")
            return nil
        }
        return HostPath.absolute(path, in: directory)
    }

    private mutating func decodeEnvironment(_ node: Node) -> [String: String] {
        var environment: [String: String] = [:]
        for (key, value) in reader.pairs(node, "environment") {
            let field = "environment.\(key.string)"
            if environment[key.string] != nil {
                reader.report(
                    key.node, "environment: \(key.string.quotedForMessage) is given more than once", "keep one of them")
            }
            if let text = reader.text(value, field, remedy: "write a text; '' is the empty one") {
                environment[key.string] = text
            }
        }
        return environment
    }

    private mutating func decodeMounts(_ node: Node) -> [Mount] {
        let form = "write {source: PATH, target: PATH, access: ro}, rw or cow"
        var mounts: [Mount] = []
        for element in reader.sequence(node, "mounts", remedy: "write a list of \(form.dropFirst(6))") {
            let field = "mounts[\(mounts.count)]"
            if case .scalar = element {
                let mount = reader.value(element, field, remedy: form) { text throws(UnreadableValue) in
                    try Mount(argument: text)
                }
                if var mount {
                    mount.source = HostPath.absolute(mount.source, in: directory)
                    // A mount in one piece has one place, wherever in it the problem is.
                    _ = reader.enter("\(field).source", element)
                    _ = reader.enter("\(field).target", element)
                    mounts.append(mount)
                }
                continue
            }
            let values = reader.mapping(element, field, keys: ["source", "target", "access"])
            guard case .mapping = element else { continue }
            let source = values["source"].flatMap { decodeHostPath($0, "\(field).source") }
            let target = values["target"].flatMap { reader.text($0, "\(field).target", remedy: "write a path") }
            let access = values["access"].flatMap { (node) -> MountAccess? in reader.word(node, "\(field).access") }
            for key in ["source", "target"] where values[key] == nil {
                reader.report(element, "\(field): the \(key) is missing", form)
            }
            if let source, let target {
                mounts.append(Mount(source: source, target: target, access: access ?? .readOnly))
            }
        }
        return mounts
    }

    private mutating func decodeSyscalls(_ node: Node) -> SyscallPolicy {
        let values = reader.mapping(node, "syscalls", keys: ["allow", "deny"])
        let allow = values["allow"].map { decodeNames($0, "syscalls.allow") } ?? []
        let deny = values["deny"].map { decodeNames($0, "syscalls.deny") } ?? []
        return SyscallPolicy(allow: Set(allow), deny: Set(deny))
    }

    private mutating func decodeNames(_ node: Node, _ field: String) -> [String] {
        let remedy = "write a list of names, for example [ptrace]"
        return reader.sequence(node, field, remedy: remedy).compactMap { element in
            // A field of its own, so that the place of the list stays known.
            reader.text(element, field + "[]", remedy: remedy)
        }
    }

    private mutating func decodeRequirements(_ node: Node) -> Requirements? {
        let remedy = "write all, core or a list of names of controls"
        let elements: [Node]
        if case .scalar = node {
            elements = [node]
        } else {
            elements = reader.sequence(node, "require", remedy: remedy)
        }
        var words: [String] = []
        for element in elements {
            let word = reader.value(element, "require", remedy: remedy) { text throws(UnreadableValue) in
                _ = try Requirements(words: [text])
                return text
            }
            if let word { words.append(word) }
        }
        return try? Requirements(words: words)
    }
}
