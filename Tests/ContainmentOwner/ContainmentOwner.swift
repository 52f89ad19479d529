import Glibc
@_spi(Testing) import Jail
import Sandboxing

/// A caller of the jail that is a process of its own: tests give it something to inherit, or kill it.
///
/// `containment-owner SUPERVISOR ATTACKS USER GUARDS stay|leave ATTACK [ARGUMENT…]` runs one attack in a sandbox
/// without the guards, and prints what the attack printed. With `stay` it waits to be killed.
@main enum ContainmentOwner {
    static func main() async {
        let words = CommandLine.arguments
        guard words.count >= 7, let user = SandboxUser(rawValue: words[3]) else {
            print("usage: containment-owner SUPERVISOR ATTACKS USER GUARDS stay|leave ATTACK [ARGUMENT...]")
            exit(64)
        }
        var configuration = JailConfiguration()
        configuration.supervisorPath = words[1]
        let runtime = JailRuntime(configuration: configuration)
        runtime.remove(guards: Set(words[4].split(separator: ",").compactMap { JailGuard(rawValue: String($0)) }))
        var specification = SandboxSpecification(user: user)
        let program = "/attacks/containment-attacks"
        specification.fileSystem.mounts = [Mount(source: words[2], target: program)]
        do {
            let code = try await runtime.withSandbox(specification) { @Sendable sandbox in
                let request = ProcessRequest([program] + words[6...], background: .keep)
                let outcome = try await sandbox.run(request).printed()
                while words[5] == "stay" { try await Task.sleep(for: .seconds(3600)) }
                return outcome
            }
            await runtime.close()
            exit(code)
        } catch {
            print("\(error)")
            exit(125)
        }
    }
}

extension Outcome {
    /// Prints the output and gives the exit code.
    fileprivate func printed() -> Int32 {
        _ = standardOutput.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
        switch exit {
        case .exited(let code): return code
        case .signaled(31):
            print("CONTAINED killed by the filter")
            return 0
        case .signaled(let signal): return 128 + signal
        }
    }
}
