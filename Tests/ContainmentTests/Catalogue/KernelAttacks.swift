@_spi(Testing) import Jail
import Sandboxing

/// Parts of the kernel that only the system call filter keeps from a sandbox, and the filter itself.
enum KernelAttacks {
    static let all: [Attack] = machinery + filter

    private static func filtered(_ name: String, _ references: [Int], _ summary: String) -> Attack {
        Attack(name, references, summary, shown: .removing([.seccomp]))
    }

    private static let machinery: [Attack] = [
        filtered("io-uring", [45], "requests that no filter sees"),
        filtered("userfaultfd", [45], "page faults of its own"),
        Attack("bpf", [45], "something in the kernel's machine", shown: .outside("needs CAP_BPF over the machine")),
        filtered("bpf-reach", [45], "the code of bpf at all"),
        filtered("perf-events", [45], "counters of processor and kernel"),
        filtered("keyrings", [45, 89], "keys that outlive namespaces"),
        Attack(
            "inherited-key", [89], "a key of the caller's session", arguments: [.keyDescription],
            preparations: [.hostKey], shown: .removing([.seccomp])),
        filtered("memfd-secret", [46], "memory that the kernel cannot see"),
        filtered("modify-ldt", [46], "segment descriptors"),
        filtered("personality", [46], "no address randomisation"),
        filtered("vmsplice", [46], "pages given to a pipe"),
        filtered("memory-placement", [46], "where memory lies"),
        filtered("process-madvise", [46], "advice on the memory of processes"),
        filtered("merge-pages", [], "pages shared with neighbours, to learn what they hold"),
        Attack(
            "map-null-page", [], "the page at address 0",
            shown: .outside("low addresses need CAP_SYS_RAWIO over the machine")),
        filtered("fanotify", [90], "notices of whole file systems"),
        filtered("rewrite-memory-map", [], "what /proc says of its memory"),
        filtered("speculation-control", [], "the protection against speculative leaks"),
        Attack(
            "vdso-write", [], "the kernel's page in every process",
            shown: .notShown("the kernel gives a private copy to whoever writes")),
    ]

    private static let filter: [Attack] = [
        filtered("filter-absent", [50], "no filter at all"),
        filtered("filter-listener", [50], "answers to system calls of its children"),
        filtered("filter-override", [50], "a filter that allows everything, over the present one"),
        filtered("filter-everywhere", [50], "a thread, handler, child or program without filter"),
        filtered("calls-of-32-bit", [44], "the 32-bit interface"),
        Attack(
            "calls-of-x32", [44], "the x32 interface", shown: .notShown("hardly any kernel is built with x32")),
        Attack(
            "fuzz-calls", [51], "100,000 random calls", arguments: [.text("100000"), .text("1")],
            preparations: [], verdict: .judgedByHost(.hostUnharmed),
            shown: .notShown("random calls without guards would be no test but an accident")),
    ]
}
