import Glibc
import TestSupport
import Testing

/// Every mistake: code 125, one line that says what is wrong, and nothing left behind.
@Suite("Bad input", .timeLimit(.minutes(3)))
struct BadInputTests {
    @Test(arguments: [
        (["run"], "there is nothing to run"), (["run", "missing.py"], "cannot read 'missing.py': no such file"),
        (["run", "--"], "there is no command after '--'"), (["run", "--memroy", "1G", "--", "true"], "--memory"),
        (["run", "--memory", "lots", "--", "true"], "--memory: "),
        (["run", "--memory", "1K", "--", "true"], "--memory: 1K is too little"),
        (["run", "--pids", "0", "--", "true"], "--pids: "), (["run", "--timeout", "0", "--", "true"], "--timeout: "),
        (["run", "--timeout", "5y", "--", "true"], "--timeout: "), (["run", "--cpus", "0", "--", "true"], "--cpus: "),
        (["run", "--disk", "1", "--", "true"], "--disk: "),
        (["run", "--memory", "99999999999T", "--", "true"], "--memory: "),
        (["run", "--root", "/no/such/root", "--", "true"], "'/no/such/root'"),
        (["run", "--root", "/etc/passwd", "--", "true"], "archive '/etc/passwd': "),
        (["run", "--root", "/dev/null", "--", "true"], "archive '/dev/null': "),
        (["run", "--mount", "/no/such:/x", "--", "true"], "/no/such"),
        (["run", "--mount", ".", "--", "true"], "--mount: "),
        (["run", "--mount", ".:relative", "--", "true"], "--mount: "),
        (["run", "--mount", ".:/work:weird", "--", "true"], "--mount: "),
        (["run", "--env", "NOT_SET_HERE", "--", "true"], "--env: 'NOT_SET_HERE' is not set here"),
        (["run", "--env-file", "missing", "--", "true"], "'missing'"),
        (["run", "--user", "nobody", "--", "true"], "--user: 'nobody' is not a choice; write user or root"),
        (["run", "--hostname", "a b", "--", "true"], "--hostname: "),
        (["run", "--require", "memroy", "--", "true"], "did you mean 'memory'"),
        (["run", "--allow-syscall", "opne", "--", "true"], "opne"),
        (["run", "--language", "cobol", "-"], "--language: 'cobol' is not known"),
        (["run", "--tty", "--", "true"], "--tty: standard input is not a terminal"),
        (["run", "--runtime", "docker", "--", "true"], "docker"), (["diff"], ""), (["apply", "zzz"], ""),
        (["drop"], "name a change set or write --all"), (["completions", "cmd"], "'cmd' is not a shell known here"),
    ])
    func oneLine(words: [String], part: String) async throws {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead(words)
        #expect(result.code == 125)
        #expect(result.errorLines.count == 1, "\(result.error)")
        #expect(result.errorLines.first?.hasPrefix("bulkhead: ") == true)
        #expect(result.error.contains(part), "\(result.error)")
        #expect(result.output.isEmpty)
        #expect(bulkhead.leftInState.isEmpty, "\(bulkhead.leftInState)")
    }

    @Test func optionsThatExcludeEachOther() async throws {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead(["run", "--tty", "--json", "--", "true"])
        #expect(result.code == 125)
        #expect(try await holds("'--tty and --json exclude each other' in d['error']", in: result.output))
    }

    @Test(arguments: [["nonsense"], ["doctor", "--nonsense"], ["run", "--memory"], ["policy", "nonsense"]])
    func usage(words: [String]) async throws {
        let result = try await Bulkhead()(words)
        #expect(result.code == 125)
        #expect(result.error.hasPrefix("bulkhead: "))
    }

    @Test(arguments: [["--help"], ["run", "--help"], ["policy", "--help"], ["help", "policy"], ["--version"]])
    func helpIsNoMistake(words: [String]) async throws {
        let result = try await Bulkhead()(words)
        #expect(result.code == 0)
        #expect(!result.output.isEmpty)
        #expect(result.error.isEmpty)
    }

    @Test func aRootThatMayNotBeRead() async throws {
        let bulkhead = try Bulkhead()
        mkdir(bulkhead.work + "/locked", 0o755)
        try bulkhead.directory.write("work/locked.tar", "x", mode: 0)
        chmod(bulkhead.work + "/locked", 0)
        // Root may read everything, and then this is an empty root and a damaged archive.
        for (root, code) in [("locked", getuid() == 0 ? 127 : 125), ("locked.tar", 125)] as [(String, Int32)] {
            let result = try await bulkhead(["run", "--root", root, "--", "true"])
            #expect(result.code == code, "\(root)")
            #expect(result.errorLines.count == 1, "\(result.error)")
        }
        chmod(bulkhead.work + "/locked", 0o755)
    }

    @Test func aFileThatMayNotBeRead() async throws {
        let bulkhead = try Bulkhead()
        mkdir(bulkhead.work + "/directory.py", 0o755)
        let result = try await bulkhead(["run", "directory.py"])
        #expect(result.code == 125)
        #expect(result.error.contains("is a directory (EISDIR)"))
    }

    @Test func requireOfSomethingUnenforceable() async throws {
        // Without the file system of control groups nothing can enforce a share of processors.
        let bulkhead = try Bulkhead()
        let result = try await bulkhead.script(
            """
            exec unshare -Urm sh -c 'mount -t tmpfs none /sys/fs/cgroup &&
                exec unshare -U --map-user=1000 --map-group=1000 "$bulkhead" run --require cpus --cpus 0.5 -- true'
            """)
        #expect(result.code == 125)
        #expect(result.errorLines.count == 1, "\(result.error)")
        #expect(result.error.contains("cpus"))
    }

    @Test func aLimitThatWasAskedForAndDoesNotHoldIsTold() async throws {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead.script(
            """
            exec unshare -Urm sh -c 'mount -t tmpfs none /sys/fs/cgroup &&
                exec unshare -U --map-user=1000 --map-group=1000 "$bulkhead" run --cpus 0.5 -- true'
            """)
        #expect(result.code == 0)
        #expect(result.errorLines.count == 1, "\(result.error)")
        #expect(result.error.hasPrefix("bulkhead: cpus cannot be enforced here: "))
    }
}
