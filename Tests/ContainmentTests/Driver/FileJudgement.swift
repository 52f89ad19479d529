import Glibc
import Sandboxing

/// Verdicts about the file interface: the program plants something in a directory that it shares with the host, and
/// the host reads, lists, writes and removes it through the sandbox.
struct FileJudgement {
    let check: HostCheck
    let run: AttackRun
    let sandbox: any Sandbox
    let stage: Stage

    func finding() async throws -> Finding {
        let files = sandbox.files
        let shared = Stage.readWriteTarget
        let process = try await sandbox.start(run.request(stage))
        if check == .filesStayInsideMeanwhile {
            async let outcome = process.collectOutcome()
            let leak = await useWhile(files, shared)
            let finding = Finding(program: try await outcome)
            return leak.map { .breached($0) } ?? finding
        }
        let own = Finding(program: try await process.collectOutcome())
        guard case .contained = own else { return own }
        switch check {
        case .filesStayInside:
            for name in ["absolute", "relative", "magic", "chain", "loop", "parent", "parent/canary"] {
                if let leak = await use(files, shared + "/" + name) { return .breached(leak) }
            }
        case .specialFilesRefused:
            for name in ["fifo", "socket", "whiteout"] where HostFiles.status(stage.readWriteSource + "/" + name) != nil
            {
                if let bytes = try? await files.read(shared + "/" + name) {
                    return .breached("reading \(name) gave \(bytes.count) bytes")
                }
            }
        case .namesVerbatim:
            let listed = Set(try await files.list(shared).map(\.name))
            let present = Set(HostFiles.names(stage.readWriteSource))
            guard listed == present, present.count > 10 else {
                return .breached("\(listed.count) of \(present.count) names came through")
            }
            try await files.remove(shared + "/" + String(repeating: "x", count: 255), recursive: true)
        case .spaceUnchanged:
            guard try await files.list(shared).contains(where: { $0.nameText == "sparse" && $0.size > 1 << 40 }) else {
                return .failed("no large file is listed")
            }
            let status = HostFiles.status(stage.readWriteSource + "/sparse")
            guard let status, status.st_blocks == 0 else { return .breached("the file takes space") }
            if let bytes = try? await files.read(shared + "/sparse", limit: 1 << 20) {
                return .breached("\(bytes.count) bytes were read past the reader's limit")
            }
        default: return .failed("no such check")
        }
        return own
    }

    private func useWhile(_ files: any SandboxFiles, _ shared: String) async -> String? {
        // As long as the program exchanges them.
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: .seconds(3))
        while HostFiles.status(stage.readWriteSource + "/swapped") == nil, clock.now < end {
            try? await Task.sleep(for: .milliseconds(10))
        }
        while clock.now < end {
            for name in ["swapping", "swapped"] {
                if let leak = await use(files, shared + "/" + name, removes: false) { return leak }
            }
        }
        return nil
    }

    /// Does everything with one path; says what came from the host.
    private func use(_ files: any SandboxFiles, _ path: String, removes: Bool = true) async -> String? {
        if let bytes = try? await files.read(path, limit: 1 << 20), holdsToken(bytes) { return "\(path) was read" }
        if let entries = try? await files.list(path), entries.contains(where: { $0.nameText == "canary" }) {
            return "\(path) was listed"
        }
        try? await files.write(path, Array("overwritten".utf8))
        if HostFiles.text(stage.canaryFile) != stage.token { return "the host's file was written through \(path)" }
        if removes { try? await files.remove(path, recursive: true) }
        if HostFiles.text(stage.canaryFile) != stage.token { return "the host's file was removed through \(path)" }
        return nil
    }

    private func holdsToken(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains(stage.token)
    }
}
