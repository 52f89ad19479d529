import Glibc
import TestSupport
import Testing

/// Machines that lack something, made with namespaces.
@Suite("Machines that lack something", .timeLimit(.minutes(3)))
struct MachineTests {
    private func withoutUserNamespaces(_ words: String) async throws -> HostCommandResult {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead.script(
            "exec unshare -Ur sh -c 'echo 0 > /proc/sys/user/max_user_namespaces && exec \"$bulkhead\" \(words)'")
        #expect(bulkhead.leftInState.isEmpty)
        return result
    }

    @Test func aRunWithoutUserNamespaces() async throws {
        let result = try await withoutUserNamespaces("run -- true")
        #expect(result.code == 125)
        #expect(result.errorLines.count == 1, "\(result.error)")
        #expect(result.error.contains("user.max_user_namespaces"), "\(result.error)")
    }

    @Test func aDoctorWithoutUserNamespaces() async throws {
        let result = try await withoutUserNamespaces("doctor")
        #expect(result.code == 1)
        #expect(result.error.isEmpty)
        let lines = result.output.split(separator: "\n")
        // The same table as elsewhere: facts, then a line for each control.
        for fact in ["kernel ", "Landlock ", "swap "] { #expect(lines.contains { $0.hasPrefix(fact) }, "\(fact)") }
        for control in ["user-namespace", "pid-namespace", "seccomp", "capabilities"] {
            #expect(
                lines.contains {
                    $0.hasPrefix(control) && $0.contains(" missing ") && $0.contains("create namespaces")
                },
                "\(result.output)")
        }
        #expect(lines.contains { $0.hasPrefix("memory ") && $0.contains(" missing ") })
        #expect(lines.contains { $0.contains("to do: sysctl -w user.max_user_namespaces=") }, "\(result.output)")
        #expect(lines.last?.hasPrefix("The default policy cannot be met: user-namespace, ") == true)

        let json = try await withoutUserNamespaces("doctor --json")
        #expect(json.code == 1)
        #expect(try await holds("d['sufficient'] is False and 'seccomp' in d['missing-core']", in: json.output))
    }

    @Test func aDoctorOnThisMachine() async throws {
        let result = try await Bulkhead()(["doctor"])
        #expect(result.code == 0)
        #expect(result.output.contains("The default policy can be met on this machine."))
    }

    @Test func rootOfANamespaceWithOneIdentity() async throws {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead.script("exec unshare -Ur \"$bulkhead\" run -- sh -c 'exit 3'")
        #expect(result.code == 3, "\(result.error)")
        let reported = try await bulkhead.script("exec unshare -Ur \"$bulkhead\" run --json -- true")
        #expect(reported.code == 0, "\(reported.output)")
        #expect(try await holds("d['enforcement']['id-range']['status'] == 'degraded'", in: reported.output))
    }

    /// The state directory is on a disk of 64 KiB that is full.
    private func onFullDisk(_ words: String) async throws -> (HostCommandResult, Bulkhead) {
        let bulkhead = try Bulkhead()
        let state = bulkhead.directory.path + "/state"
        mkdir(state, 0o700)
        let result = try await bulkhead.script(
            """
            exec unshare -Urm sh -c 'mount -t tmpfs -o size=64k none \(state) && chmod 700 \(state) &&
                head -c 100k /dev/zero > \(state)/full 2> /dev/null;
                unshare -U --map-user=1000 --map-group=1000 "$bulkhead" run \(words); code=$?
                find \(state) -type f ! -name full ! -name .lock; exit $code'
            """)
        return (result, bulkhead)
    }

    @Test func fullDiskForStorage() async throws {
        let (result, _) = try await onFullDisk("--storage disk -- true")
        #expect(result.code == 125)
        #expect(result.errorLines.count == 1, "\(result.error)")
        #expect(result.output.isEmpty, "left behind: \(result.output)")
    }

    @Test func fullDiskForChanges() async throws {
        let (result, bulkhead) = try await onFullDisk("--mount .:/work:cow -- sh -c \"echo x > f; exit 6\"")
        #expect(result.code == 6)
        #expect(result.errorLines.count == 1, "\(result.error)")
        #expect(result.error.hasPrefix("bulkhead: the changes in /work are lost: "))
        #expect(result.error.contains("no space left (ENOSPC)"))
        #expect(result.output.isEmpty, "left behind: \(result.output)")
        #expect(TemporaryDirectory.names(bulkhead.work).isEmpty)
    }

    @Test func withoutStandardDescriptors() async throws {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead.script("\"$bulkhead\" run -- sh -c 'exit 4' <&- >&- 2>&-; echo $?")
        #expect(result.output == "4\n")
    }

    @Test func fewDescriptors() async throws {
        let result = try await Bulkhead().script("ulimit -n 6; \"$bulkhead\" run -- true")
        #expect(result.code == 125)
        #expect(result.errorLines.count == 1, "\(result.error)")
        #expect(result.error.contains("ulimit -n"), "\(result.error)")
    }
}
