import Glibc
import TestSupport

/// An attack outside any sandbox, as user 0, in a mount and a process namespace of its own so that success does not
/// touch the machine.
struct OutsideRun {
    let attack: Attack

    func finding() async -> Finding {
        do {
            let stage = try await Stage(for: attack, outside: true)
            let program = try HostProgram(
                [
                    "/usr/bin/unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc",
                    BuildProducts.path(of: "containment-attacks"), attack.program,
                ] + stage.arguments)
            let (output, status) = await program.finish()
            await stage.clear()
            let line = output.split(separator: "\n").last.map(String.init) ?? ""
            return Finding(line: line) ?? .failed("it ended with status \(status) and said '\(line)'")
        } catch let error as Stage.Impossible {
            return .skipped(error.reason)
        } catch {
            return .failed("\(error)")
        }
    }
}
