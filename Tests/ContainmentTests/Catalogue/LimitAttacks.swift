@_spi(Testing) import Jail
import Sandboxing

/// Resources. Without the limit each attack takes what its arguments say, which every machine can bear.
enum LimitAttacks {
    static let all: [Attack] = memory + processes + time + files + output

    private static func takesMemory(
        _ program: String, _ summary: String, toOrdinaryUser: Demonstration? = nil
    ) -> Attack {
        Attack(
            program, [54, 55, 56], summary, arguments: [.text("56")], users: [.user], needs: [.memory],
            verdict: .judgedByHost(.limit(.memory)), shown: .unlimited([.memory]), toOrdinaryUser: toOrdinaryUser
        ) {
            $0.limits.memory = 32 << 20
            $0.limits.disk = 512 << 20
        }
    }

    private static let memory: [Attack] = [
        takesMemory("memory-anonymous", "memory in one process"),
        takesMemory("memory-spread", "memory in many processes"),
        takesMemory("memory-in-files", "memory as files in /tmp"),
        takesMemory("memory-in-dev-shm", "memory as files in /dev/shm"),
        takesMemory("memory-in-memfd", "memory as a file without a name"),
        takesMemory("memory-in-segments", "memory as System V segments"),
        takesMemory(
            "memory-in-pipes", "memory in pipes that nobody reads",
            toOrdinaryUser: .notShown("the kernel gives an ordinary user's pipes little memory")),
        takesMemory("memory-in-sockets", "memory in sockets that nobody reads"),
    ]

    private static func takesProcesses(_ program: String, _ references: [Int], _ summary: String) -> Attack {
        Attack(
            program, references, summary, arguments: [.text("200")], users: [.user], needs: [.processes],
            verdict: .judgedByHost(.limit(.processes)), shown: .unlimited([.processes])
        ) { $0.limits.processes = 32 }
    }

    private static func takesFiles(_ program: String, _ references: [Int], _ summary: String, _ number: Int) -> Attack {
        Attack(
            program, references, summary, arguments: [.text("\(number)")], users: [.user], needs: [.openFiles],
            verdict: .judgedByHost(.limit(.openFiles)), shown: .unlimited([.openFiles])
        ) { $0.limits.openFiles = 64 }
    }

    private static let processes: [Attack] = [
        takesProcesses("fork-bomb", [53], "process after process"),
        takesProcesses("thread-bomb", [27, 53], "thread after thread"),
        takesProcesses("zombie-bomb", [23, 53], "dead children that are never reaped"),
        takesProcesses("clone-bomb", [53], "processes by clone"),
        takesFiles("open-files", [62], "file after file", 200),
        takesFiles("open-files-raised", [26, 62], "a higher limit, then file after file", 200),
        takesFiles("descriptors-in-flight", [56], "files hidden in sockets", 400),
    ]

    private static func takesTime(_ program: String, _ references: [Int], _ summary: String) -> Attack {
        Attack(
            program, references, summary, arguments: [.text("4")], users: [.user], needs: [.wallTime],
            verdict: .judgedByHost(.limit(.wallTime)), shown: .unlimited([.wallTime])
        ) { $0.limits.wallTime = .seconds(1) }
    }

    private static func takesProcessorTime(_ program: String, _ summary: String) -> Attack {
        Attack(
            program, [57], summary, arguments: [.text("4")], users: [.user, .root], needs: [.cpuTime],
            verdict: .judgedByHost(.limit(.cpuTime)), shown: .unlimited([.cpuTime])
        ) { $0.limits.cpuTime = .seconds(1) }
    }

    private static let time: [Attack] = [
        Attack(
            "processor-share", [57], "more than its share of processors",
            arguments: [.text("4"), .text("3"), .text("450")], users: [.user], needs: [.cpus],
            verdict: .judgedByHost(.limit(.cpus)), shown: .unlimited([.cpus])
        ) { $0.limits.cpus = 0.2 },
        takesProcessorTime("processor-time", "processor time in one process"),
        takesProcessorTime("processor-time-in-children", "processor time in short processes"),
        takesProcessorTime("processor-time-unreaped", "processor time in processes that nobody reaps"),
        takesProcessorTime("blind-supervisor", "the same, after process 1 lost its descriptors"),
        takesTime("wall-time", [63], "signals ignored"),
        takesTime("wall-time-stopped", [63], "stopped when time is over"),
        takesTime("wall-time-blocked", [63], "blocked in vfork when time is over"),
    ]

    private static func takesDisk(_ program: String, _ summary: String, _ amount: Int) -> Attack {
        Attack(
            program, [16, 61], summary, arguments: [.text("\(amount)")], users: [.user, .root], needs: [.disk],
            verdict: .judgedByHost(.limit(.disk)), shown: .unlimited([.disk])
        ) { $0.limits.disk = 16 << 20 }
    }

    private static func onDisk(_ program: String, _ summary: String, _ amount: Int) -> Attack {
        Attack(
            program, [16, 61], summary, name: program + "-on-disk", arguments: [.text("\(amount)")],
            users: [.user], callers: .root, needs: [.disk], verdict: .judgedByHost(.limit(.disk)),
            shown: .unlimited([.disk])
        ) {
            $0.limits.disk = 32 << 20
            $0.fileSystem.storage = .disk
        }
    }

    private static let files: [Attack] = [
        takesDisk("disk-fill", "one file", 48),
        takesDisk("disk-fill-everywhere", "files in every directory", 64),
        takesDisk("disk-allocate", "space reserved, not written", 48),
        takesDisk("disk-deleted-files", "files without names", 48),
        takesDisk("disk-many-files", "empty files", 6000),
        takesDisk("disk-deep-directories", "nested directories", 3000),
        onDisk("disk-fill", "one file, on disk", 64),
        onDisk("disk-deleted-files", "files without names, on disk", 64),
        Attack(
            "file-size", [61], "one file larger than allowed", arguments: [.text("8")], users: [.user, .root],
            needs: [.fileSize], verdict: .judgedByHost(.limit(.fileSize)), shown: .unlimited([.fileSize])
        ) { $0.limits.fileSize = 1 << 20 },
    ]

    private static func floods(_ program: String, _ name: String, _ overflow: Limits.OutputOverflow) -> Attack {
        Attack(
            program, [59], "more output than is kept", name: name, arguments: [.text("8")], users: [.user],
            needs: [.output], verdict: .judgedByHost(.boundedOutput), shown: .unlimited([.output])
        ) {
            $0.limits.output = 1 << 20
            $0.limits.outputOverflow = overflow
        }
    }

    private static let output: [Attack] = [
        floods("output-flood", "output-flood", .kill),
        floods("output-flood", "output-flood-truncated", .truncate),
        floods("error-flood", "error-flood", .kill),
        Attack(
            "tiny-writes", [60], "output byte by byte", arguments: [.text("100000")], users: [.user],
            verdict: .judgedByHost(.alphabet(100_000)), shown: .notShown("not a guard: bytes are carried as they are")),
    ]
}
