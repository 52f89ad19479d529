import Glibc

/// What the numbers were measured on.
struct Machine: Sendable {
    var facts: [(name: String, value: String)] = []

    init() {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        facts.append(("date", "\(date) \(two(parts.tm_hour)):\(two(parts.tm_min)) UTC"))
        facts.append(("kernel", text("/proc/sys/kernel/osrelease") + ", " + distribution()))
        facts.append(("processor", "\(processor()), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores"))
        let memory = MemoryFacts.read("MemTotal")
        facts.append(("memory", "\((memory + 512 * 1024) / (1024 * 1024)) GiB"))
        let load = text("/proc/loadavg").split(separator: " ").prefix(3).joined(separator: " ")
        facts.append(("load average at the start", load))
    }

    private func text(_ path: String) -> String {
        (TextFile.read(path) ?? "unknown").split(separator: "\n").first.map(String.init) ?? "unknown"
    }

    private func processor() -> String {
        for line in (TextFile.read("/proc/cpuinfo") ?? "").split(separator: "\n") where line.hasPrefix("model name") {
            return line.split(separator: ":").last.map { String($0.drop { $0 == " " }) } ?? "unknown"
        }
        return "unknown"
    }

    private func distribution() -> String {
        for line in (TextFile.read("/etc/os-release") ?? "").split(separator: "\n")
        where line.hasPrefix("PRETTY_NAME=") {
            return line.dropFirst("PRETTY_NAME=".count).split(separator: "\"").joined()
        }
        return "unknown system"
    }

    /// The first line that a program says about its version.
    static func version(of name: String, _ arguments: [String] = ["--version"]) -> String? {
        guard let path = Command.find(name), let (_, text) = try? Command([path] + arguments).capture() else {
            return nil
        }
        return text.split(separator: "\n").first.map(String.init)
    }
}

/// Figures of /proc/meminfo.
enum MemoryFacts {
    /// One figure, in KiB.
    static func read(_ name: String) -> Int64 {
        for line in (TextFile.read("/proc/meminfo") ?? "").split(separator: "\n") where line.hasPrefix(name + ":") {
            return line.split(separator: " ").dropFirst().first.flatMap { Int64($0) } ?? 0
        }
        return 0
    }
}
