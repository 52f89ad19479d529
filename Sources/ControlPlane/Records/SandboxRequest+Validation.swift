import Crypto
import Foundation

extension SandboxRequest {
    /// Checks everything that can be checked without the machine.
    func validate(maximumTimeout: Double) throws(ControlPlaneError) {
        guard timeout.isFinite, timeout >= 0, timeout <= maximumTimeout else {
            throw .invalid(
                field: "timeout", problem: "\(timeout) s is not from 0 to \(Int(maximumTimeout))",
                remedy: "ask for less; a sandbox's time can be extended while it runs")
        }
        if let name { try Self.check(name: name) }
        guard metadata.count <= 64, metadata.allSatisfy({ $0.key.utf8.count <= 256 && $0.value.utf8.count <= 4096 })
        else {
            throw .invalid(
                field: "metadata", problem: "more than 64 entries, or one longer than 256 and 4096 bytes",
                remedy: "write less on the sandbox")
        }
        try Self.check(environment: environment)
        try resources?.validate()
        guard volumes.count <= 16, Set(volumes.map(\.path)).count == volumes.count else {
            throw .invalid(
                field: "volumes", problem: "more than 16, or two at one path", remedy: "give each volume its own path")
        }
        for volume in volumes {
            guard volume.path.hasPrefix("/"), volume.path != "/", !volume.path.split(separator: "/").contains(".."),
                !volume.path.utf8.contains(0), volume.path.utf8.count < 1024
            else {
                throw .invalid(
                    field: "volumes", problem: "'\(volume.path)' is not an absolute path below the root",
                    remedy: "use a path like /data")
            }
        }
    }

    /// Checks variables.
    static func check(environment: [String: String]) throws(ControlPlaneError) {
        guard environment.count <= 1024, environment.reduce(0, { $0 + $1.key.utf8.count + $1.value.utf8.count }) < 65536
        else {
            throw .invalid(
                field: "environment", problem: "more than 1024 variables or 64 KiB", remedy: "put the rest into files")
        }
        for (key, value) in environment
        where key.isEmpty || key.utf8.contains(UInt8(ascii: "=")) || key.utf8.contains(0) || value.utf8.contains(0) {
            throw .invalid(
                field: "environment", problem: "'\(key)' cannot be a variable",
                remedy: "names have no '=', and neither names nor values a NUL")
        }
    }

    /// Checks a name for a sandbox, a template or a volume.
    static func check(name: String, field: String = "name") throws(ControlPlaneError) {
        let allowed = name.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
        }
        guard allowed, !name.isEmpty, name.utf8.count <= 128, !name.hasPrefix("."), !name.hasPrefix("-") else {
            throw .invalid(
                field: field, problem: "'\(name.prefix(140))' cannot be a name",
                remedy: "use up to 128 letters, digits, '-', '_' and '.', beginning with a letter or digit")
        }
    }

    /// What two requests with one idempotency key are compared by.
    func digest() throws(ControlPlaneError) -> String {
        SHA256.hash(data: Data(try Store.text(self).utf8)).map { String($0, radix: 16) }.joined(separator: ".")
    }
}

extension SandboxResources {
    func validate() throws(ControlPlaneError) {
        guard processors.isFinite, processors >= 0.01, processors <= 1024 else {
            throw .invalid(field: "processors", problem: "\(processors) is no share", remedy: "use 0.01 to 1024")
        }
        guard memory >= 16 << 20, memory <= 1 << 44 else {
            throw .invalid(field: "memory", problem: "\(memory) bytes", remedy: "use at least 16 MiB")
        }
        guard disk >= 1 << 20, disk <= 1 << 44 else {
            throw .invalid(field: "disk", problem: "\(disk) bytes", remedy: "use at least 1 MiB")
        }
        guard processes >= 4, processes <= 1 << 20 else {
            throw .invalid(field: "processes", problem: "\(processes)", remedy: "use at least 4")
        }
    }
}
