import Sandboxing

/// The options behind the fields, limits and controls of a specification, so that messages speak of what was typed.
enum OptionNames {
    private static let fields = [
        "limits.wall-time": "--timeout", "limits.cpu-time": "--cpu-time", "limits.cpus": "--cpus",
        "limits.memory": "--memory", "limits.processes": "--pids", "limits.open-files": "--open-files",
        "limits.file-size": "--file-size", "limits.disk": "--disk", "limits.output": "--output-limit",
        "root.directory": "--root", "root.archive": "--root", "environment": "--env", "host-name": "--hostname",
        "working-directory": "--workdir", "syscalls.allow": "--allow-syscall", "syscalls.deny": "--deny-syscall",
        "timeout": "--timeout", "mounts": "--mount",
    ]

    static func option(for field: String) -> String? {
        if field.hasPrefix("mounts[") { return "--mount" }
        return fields[field]
    }

    static func option(for limit: LimitName) -> String {
        switch limit {
        case .wallTime: "--timeout"
        case .cpuTime: "--cpu-time"
        case .memory: "--memory"
        case .processes: "--pids"
        case .openFiles: "--open-files"
        case .fileSize: "--file-size"
        case .disk: "--disk"
        case .output: "--output-limit"
        }
    }
}
