/// What the options of `run` and `shell` that shape a sandbox say, still as text.
struct SandboxOptions: Hashable {
    var memory: String?
    var cpus: String?
    var pids: String?
    var timeout: String?
    var cpuTime: String?
    var disk: String?
    var storage: String?
    var outputLimit: String?
    var onOutputLimit: String?
    var openFiles: String?
    var fileSize: String?
    var root: String?
    var proc: String?
    var workdir: String?
    var user: String?
    var hostname: String?
    var policy: String?
    var runtime: String?
    var mounts: [String] = []
    var env: [String] = []
    var envFile: [String] = []
    var requirements: [String] = []
    var allowedSyscalls: [String] = []
    var deniedSyscalls: [String] = []
}

/// What the command line of `run` says, still as text.
struct RunOptions: Hashable {
    var sandbox = SandboxOptions()
    var tty = false
    var json = false
    var quiet = false
    var verbose = false
    var language: String?
    var program: [String] = []
}
