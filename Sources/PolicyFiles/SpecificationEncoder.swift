import Sandboxing

/// Writes a specification as YAML, every value with it, also where it is the default: the text is there to be read.
struct SpecificationEncoder {
    private var lines: [String] = []

    static func encode(_ specification: SandboxSpecification) -> String {
        var encoder = SpecificationEncoder()
        encoder.write(specification)
        return encoder.lines.joined(separator: "\n") + "\n"
    }

    private mutating func write(_ specification: SandboxSpecification) {
        lines.append("version: 1")
        switch specification.fileSystem.root {
        case .host: lines.append("root: host")
        case .directory(let path): lines.append("root: {directory: \(Self.scalar(path))}")
        case .archive(let path): lines.append("root: {archive: \(Self.scalar(path))}")
        }
        lines.append("storage: \(specification.fileSystem.storage.rawValue)")
        lines.append("proc: \(specification.fileSystem.machineFigures.rawValue)")
        lines.append("user: \(specification.user.rawValue)")
        lines.append("host-name: \(Self.scalar(specification.hostName))")
        if let directory = specification.workingDirectory {
            lines.append("working-directory: \(Self.scalar(directory))")
        }
        switch specification.network {
        case .none: lines.append("network: none")
        }
        if specification.environment.isEmpty {
            lines.append("environment: {}")
        } else {
            lines.append("environment:")
            for (name, value) in specification.environment.sorted(by: { $0.key < $1.key }) {
                lines.append("  \(Self.scalar(name)): \(Self.scalar(value))")
            }
        }
        if specification.fileSystem.mounts.isEmpty {
            lines.append("mounts: []")
        } else {
            lines.append("mounts:")
            for mount in specification.fileSystem.mounts {
                lines.append(
                    "  - {source: \(Self.scalar(mount.source)), target: \(Self.scalar(mount.target)), "
                        + "access: \(mount.access.rawValue)}")
            }
        }
        write(specification.limits)
        let allow = specification.syscalls.allow.sorted().map(Self.scalar).joined(separator: ", ")
        let deny = specification.syscalls.deny.sorted().map(Self.scalar).joined(separator: ", ")
        lines.append("syscalls: {allow: [\(allow)], deny: [\(deny)]}")
        switch specification.requirements {
        case .core: lines.append("require: core")
        case .all: lines.append("require: all")
        case .controls(let controls):
            lines.append("require: [\(controls.sorted().map(\.rawValue).joined(separator: ", "))]")
        }
    }

    private mutating func write(_ limits: Limits) {
        func bytes(_ count: UInt64?) -> String { count.map { ByteCount(bytes: $0).description } ?? "none" }
        func count(_ count: UInt32?) -> String { count.map(String.init) ?? "none" }
        lines += [
            "limits:",
            "  wall-time: \(limits.wallTime?.text ?? "none")",
            "  cpu-time: \(limits.cpuTime?.text ?? "none")",
            "  cpus: \(limits.cpus.map { "\($0)" } ?? "none")",
            "  memory: \(bytes(limits.memory))",
            "  processes: \(count(limits.processes))",
            "  open-files: \(count(limits.openFiles))",
            "  file-size: \(bytes(limits.fileSize))",
            "  disk: \(bytes(limits.disk))",
            "  output: \(bytes(limits.output))",
            "  output-overflow: \(limits.outputOverflow.rawValue)",
        ]
    }

    /// A text as one value that every reader of YAML takes for this text and for no other type.
    static func scalar(_ text: String) -> String {
        let plainCharacters = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F: true
            default: false
            }
        }
        let firstIsPlain =
            switch text.utf8.first ?? 0 {
            case 0x41...0x5A, 0x61...0x7A, 0x2F, 0x5F: true
            default: false
            }
        let taken = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
        if plainCharacters, firstIsPlain, !taken.contains(text.lowercased()) { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            default:
                if scalar.isASCII, !(0x20..<0x7F).contains(scalar.value) {
                    quoted += "\\x" + Self.hexadecimal(scalar.value, digits: 2)
                } else if scalar.value > 0xFFFF {
                    quoted += "\\U" + Self.hexadecimal(scalar.value, digits: 8)
                } else if scalar.isASCII || scalar.properties.isAlphabetic {
                    quoted.unicodeScalars.append(scalar)
                } else {
                    quoted += "\\u" + Self.hexadecimal(scalar.value, digits: 4)
                }
            }
        }
        return quoted + "\""
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
