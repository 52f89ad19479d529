import Glibc

/// CPython's answers to seeded random cases, from a script beside this file.
struct Oracle {
    /// The interpreter that answers, if the machine has one.
    static let interpreter: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first { access($0, X_OK) == 0 }
    static var isAvailable: Bool { interpreter != nil }

    /// The lines that a script prints, as fields between tabs.
    static func cases(_ script: String, seed: Int, count: Int) -> [[String]] {
        guard let interpreter else { return [] }
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let command = "'\(interpreter)' '/\(folder)/Oracle/\(script).py' \(seed) \(count)"
        guard let pipe = popen(command, "r") else { return [] }
        defer { pclose(pipe) }
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            if count == 0 { break }
            text += buffer[..<count]
        }
        return text.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
