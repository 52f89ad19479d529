/// The checks behind ``SandboxSpecification/validate()``, which collect what they find.
struct SpecificationProblems {
    private(set) var all: [SpecificationProblem] = []

    mutating func add(_ field: String, _ problem: String, _ remedy: String) {
        all.append(SpecificationProblem(field: field, problem: problem, remedy: remedy))
    }

    mutating func check(root: RootFileSystem) {
        switch root {
        case .host: return
        case .directory(let path): check(hostPath: path, field: "root.directory")
        case .archive(let path): check(hostPath: path, field: "root.archive")
        }
    }

    mutating func check(hostPath path: String, field: String) {
        if path.isEmpty {
            add(field, "the path is empty", "give an absolute path of this machine")
        } else if path.utf8.contains(0) {
            add(field, "\(path.quotedForMessage) contains a zero byte", "remove it")
        } else if !path.hasPrefix("/") {
            add(field, "\(path.quotedForMessage) is not absolute", "give an absolute path of this machine")
        } else if path.utf8.count > 4095 {
            add(field, "the path is longer than the kernel takes", "use a path of at most 4095 bytes")
        }
    }

    /// Gives whether the path is usable.
    @discardableResult
    mutating func check(insidePath path: String, field: String, example: String) -> Bool {
        let count = all.count
        let shown = path.quotedForMessage
        if !path.hasPrefix("/") {
            add(field, "\(shown) is not absolute", "give an absolute path inside the sandbox, for example \(example)")
        } else if path.utf8.contains(0) {
            add(field, "\(shown) contains a zero byte", "remove it")
        } else if path.utf8.split(separator: 0x2F).contains(where: { $0.elementsEqual("..".utf8) }) {
            add(field, "\(shown) contains '..'", "write the path without it")
        } else if path.utf8.count > 4095 {
            add(field, "the path is longer than the kernel takes", "use a path of at most 4095 bytes")
        }
        return all.count == count
    }

    mutating func check(environment: [String: String]) {
        var total = 0
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
            let shown = name.quotedForMessage
            let field = "environment"
            if name.isEmpty {
                add(field, "a variable has an empty name", "give it a name or remove it")
            } else if name.unicodeScalars.contains(where: { $0 == "=" || $0.value <= 0x20 || $0.value == 0x7F }) {
                add(field, "\(shown) is not a name of a variable", "use letters, digits and underscores")
            } else if value.utf8.contains(0) {
                add(field, "the value of \(shown) contains a zero byte", "remove it")
            } else if name.utf8.count + value.utf8.count + 2 > 128 << 10 {
                add(field, "\(shown) is larger than 128 KiB, the most the kernel takes", "pass it as a file")
            }
            total += name.utf8.count + value.utf8.count + 2
        }
        if total > 1 << 20 {
            add("environment", "all variables together are larger than 1 MiB", "pass large values as files")
        }
    }

    mutating func check(hostName: String) {
        let labels = hostName.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        let sound = labels.allSatisfy { label in
            label.first != 0x2D && label.last != 0x2D && !label.isEmpty
                && label.allSatisfy { byte in
                    switch byte {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
                    default: false
                    }
                }
        }
        if !sound || hostName.utf8.count > 63 {
            add(
                "host-name", "\(hostName.quotedForMessage) is not a host name",
                "use at most 63 letters, digits and hyphens, for example sandbox")
        }
    }

    mutating func check(_ syscalls: SyscallPolicy) {
        for (field, names) in [("syscalls.allow", syscalls.allow), ("syscalls.deny", syscalls.deny)] {
            for name in names.sorted() {
                let sound =
                    (1...64).contains(name.utf8.count)
                    && name.utf8.allSatisfy { byte in
                        switch byte {
                        case 0x30...0x39, 0x61...0x7A, 0x5F: true
                        default: false
                        }
                    }
                if !sound {
                    add(
                        field, "\(name.quotedForMessage) is not a name of a system call",
                        "use names as in the manual, for example ptrace")
                }
            }
        }
    }
}
