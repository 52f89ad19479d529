import CLinux
import Glibc
@_spi(Testing) import Jail
import Sandboxing
import TestSupport

/// An attack in a sandbox whose caller is a process of its own (`containment-owner`): one that has something to
/// inherit, or one that is killed.
struct OwnerRun {
    let run: AttackRun
    let stage: Stage

    func finding() async throws -> Finding {
        let isKilled = run.attack.verdict == .judgedByHost(.nothingSurvivesOwner)
        let owner = try HostProgram(holder + command(stays: isKilled), environment: stage.callerEnvironment)
        guard isKilled else {
            let (output, status) = await owner.finish()
            let line = output.split(separator: "\n").last.map(String.init) ?? ""
            return Finding(line: line) ?? .failed("the owner ended with status \(status): \(line)")
        }
        guard let line = await owner.nextLine() else { return .failed("the owner said nothing") }
        guard case .contained = Finding(line: line) else { return .failed(line) }
        let held = HostFiles.processes(withArgument: stage.token).filter { $0 != owner.process }
        guard !held.isEmpty else { return .failed("the daemon was gone before its owner") }
        owner.end()
        return await afterTheEnd(held)
    }

    /// The spawner and process 1 need a moment for their last duties. A daemon that is still there long after them
    /// has survived.
    private func afterTheEnd(_ held: [Int32]) async -> Finding {
        let deadline = cl_monotonic_now() + 5_000_000_000
        while cl_monotonic_now() < deadline {
            if HostFiles.processes(withArgument: stage.token).isEmpty { return .contained("no process is left") }
            try? await Task.sleep(for: .milliseconds(50))
        }
        // Without the guard against it, process 1 is among those that stay.
        for process in held.compactMap(parent) where process > 1 { kill(process, SIGKILL) }
        await Survivors(token: stage.token).end()
        // Its control groups have lost the one who would have removed them.
        _ = try? await JailPruning.prune(configuration: .forTests)
        return .breached("the daemon lived on")
    }

    private func parent(_ process: Int32) -> Int32? {
        HostFiles.text("/proc/\(process)/status")?.split(separator: "\n").first { $0.hasPrefix("PPid:") }
            .flatMap { Int32($0.dropFirst(5).drop { $0 == "\t" || $0 == " " }) }
    }

    /// What the owner is given to inherit.
    private var holder: [String] {
        let program = BuildProducts.path(of: "containment-attacks")
        for preparation in run.attack.preparations {
            switch preparation {
            case .inheritedDirectory, .inheritedSocket: return [program, "hold-descriptors", stage.directory.path]
            case .callerTerminal: return [program, "hold-terminal"]
            case .hostKey: return [program, "hold-key"] + stage.values(of: [.keyDescription, .token])
            default: continue
            }
        }
        return []
    }

    private func command(stays: Bool) -> [String] {
        [
            BuildProducts.path(of: "containment-owner"), BuildProducts.path(of: "bulkhead-supervisor"),
            BuildProducts.path(of: "containment-attacks"), run.user.rawValue,
            run.guards.map(\.rawValue).sorted().joined(separator: ","), stays ? "stay" : "leave", run.attack.program,
        ] + stage.arguments
    }
}
