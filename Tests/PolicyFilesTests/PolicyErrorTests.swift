import PolicyFiles
import Sandboxing
import Testing

@Suite("Errors in policy files")
struct PolicyErrorTests {
    private func problems(_ text: String) -> [String] {
        do {
            _ = try PolicyFile.parse(text, file: "p", directory: "/srv")
            return []
        } catch {
            return error.description.split(separator: "\n").map(String.init)
        }
    }

    /// The text after `version: 1`, and how the one message begins.
    @Test(arguments: [
        ("memory: 1G", "p:2:1: unknown key 'memory'; "),
        ("limts: {}", "p:2:1: unknown key 'limts'; did you mean 'limits'?"),
        ("limits:\n  memroy: 1G", "p:3:3: limits: unknown key 'memroy'; did you mean 'memory'?"),
        ("limits: 5", "p:2:9: limits must be a mapping, not a single value"),
        ("limits: []", "p:2:9: limits must be a mapping, not a list"),
        ("limits: {memory: [1]}", "p:2:18: limits.memory must be a single value, not a list"),
        ("limits: {memory: }", "p:2:18: limits.memory has no value; write a value, or none for no limit"),
        ("limits: {memory: 12Q}", "p:2:18: limits.memory: 'Q' in '12Q' is not a unit of size"),
        ("limits: {memory: 1K}", "p:2:18: limits.memory: 1K is too little"),
        ("limits: {wall-time: soon}", "p:2:21: limits.wall-time: 'soon' is not a time"),
        ("limits: {wall-time: 0}", "p:2:21: limits.wall-time: 0s is no time"),
        ("limits: {cpus: -1}", "p:2:16: limits.cpus: '-1' is not a number of processors"),
        ("limits: {cpus: 1e3}", "p:2:16: limits.cpus: '1e3' is not a number of processors"),
        ("limits: {processes: 1.5}", "p:2:21: limits.processes: '1.5' is not a whole number"),
        ("limits: {processes: 4294967296}", "p:2:21: limits.processes: '4294967296' is not a whole number"),
        ("limits: {output-overflow: explode}", "p:2:27: limits.output-overflow: 'explode' is not a choice; write kill"),
        ("network: all", "p:2:10: network: 'all' is not a choice; write none"),
        ("user: admin", "p:2:7: user: 'admin' is not a choice; write user or root"),
        ("storage: [disk]", "p:2:10: storage must be a single value"),
        ("root: hosts", "p:2:7: root: 'hosts' is not a root file system"),
        ("root: {directory: a, archive: b}", "p:2:7: root: directory and archive exclude each other"),
        ("root: {dir: a}", "p:2:8: root: unknown key 'dir'; the keys are directory, archive"),
        ("root: {directory: ''}", "p:2:19: root.directory: the path is empty"),
        ("mounts: {source: a}", "p:2:9: mounts must be a list, not a mapping"),
        ("mounts: [{target: /a}]", "p:2:10: mounts[0]: the source is missing"),
        ("mounts: [{source: a, target: b}]", "p:2:30: mounts[0].target: 'b' is not absolute"),
        ("mounts: [{source: a, target: /b, access: rwx}]", "p:2:42: mounts[0].access: 'rwx' is not a choice"),
        ("mounts: ['.:/w:cow', '.:/proc/x']", "p:2:22: mounts[1].target: '/proc/x' lies under /proc"),
        ("mounts: [a]", "p:2:10: mounts[0]: 'a' names no target"),
        (
            "mounts:\n - {source: a, target: /w}\n - {source: b, target: /w}",
            "p:4:24: mounts[1].target: '/w' is the target"
        ),
        ("environment: [A]", "p:2:14: environment must be a mapping, not a list"),
        ("environment: {A: [1]}", "p:2:18: environment.A must be a single value, not a list"),
        ("environment: {A: ~}", "p:2:18: environment.A has no value"),
        ("environment: {'A=B': c}", "p:2:14: environment: 'A=B' is not a name of a variable"),
        ("environment: {[a]: c}", "p:2:15: environment: a key must be a text"),
        ("environment: {1: a, '1': b}", "p:2:15: the key '1' is given more than once"),
        ("environment: {A: !secret b}", "p:2:18: environment.A: tags (!name) have no meaning here"),
        ("environment: {A: !!binary aGk=}", "p:2:18: environment.A: tags (!name) have no meaning here"),
        ("environment: !x {A: b}", "p:2:14: environment: tags (!name) have no meaning here"),
        ("host-name: a_b", "p:2:12: host-name: 'a_b' is not a host name"),
        ("working-directory: work", "p:2:20: working-directory: 'work' is not absolute"),
        ("syscalls: {alow: []}", "p:2:12: syscalls: unknown key 'alow'; did you mean 'allow'?"),
        ("syscalls: {allow: ptrace}", "p:2:19: syscalls.allow must be a list"),
        ("syscalls: {deny: [P Q]}", "p:2:18: syscalls.deny: 'P Q' is not a name of a system call"),
        ("require: [memroy]", "p:2:11: require: 'memroy' is not a control; did you mean 'memory'?"),
        ("<<: {a: b}", "p:2:1: unknown key '<<'"),
        ("user: user\nuser: root", "p:2:1: the key 'user' is given more than once"),
        ("---\nversion: 1", "p:2:1: a second document begins here"),
        ("user: 'root", "p:3:1: not YAML: "),
        ("a: b: c", "p:2:5: not YAML: "),
        ("user: *nobody", "p:2:7: not YAML: found undefined alias"),
        ("user: \u{1}", "p: not YAML: control characters are not allowed"),
        ("\u{1B}[2J: 1", "p: not YAML: control characters are not allowed"),
    ])
    func oneProblem(text: String, expected: String) {
        let found = problems("version: 1\n" + text + "\n")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(expected) == true, "\(found)")
    }

    @Test(arguments: [
        ("", "p:1:1: the file is empty"), ("# nothing\n", "p:1:1: the file is empty"),
        ("- a\n", "p:1:1: the policy must be a mapping, not a list"),
        ("text\n", "p:1:1: the policy must be a mapping, not a single value"),
        ("user: user\n", "p:1:1: the version is missing"), ("version: 2\n", "p:1:10: version '2' is not known"),
        ("version: 1.0\n", "p:1:10: version '1.0' is not known"),
    ])
    func wholeFiles(text: String, expected: String) {
        let found = problems(text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(expected) == true, "\(found)")
    }

    @Test func allProblemsTogetherInTheOrderOfTheFile() {
        let found = problems("version: 1\nlimits:\n  memory: 1\n  colour: red\nuser: x\nhost-name: '?'\n")
        #expect(found.map { $0.prefix(6) } == ["p:3:11", "p:4:3:", "p:5:7:", "p:6:12"])
    }

    @Test func theNumberOfProblemsIsBounded() {
        let found = problems("version: 1\n" + (0..<500).map { "key\($0): 1\n" }.joined())
        #expect(found.count == PolicyFileError.mostProblems + 1)
        #expect(found.last == "p: and 480 more")
    }
}
