import CLinux
import Glibc
import Jail
import Sandboxing
import TestSupport
import Testing

/// Images that somebody has tampered with: whatever they say, they end as processes of their sandbox.
@Suite(.timeLimit(.minutes(5))) struct HostileImageTests {
    private func image(_ bytes: [UInt8]) throws -> JailProcessImage {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/image"
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        #expect(bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count)
        return JailProcessImage(descriptor: file)
    }

    private func genuine(in sandbox: any Sandbox) async throws -> [UInt8] {
        let process = try await sandbox.start(
            ProcessRequest(["/usr/bin/python3", "-c", "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"]))
        let image = try await TwinCapture.image(of: process, twin: process.id, in: sandbox)
        let file = try image.duplicateDescriptor()
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: Int(image.size))
        let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
        #expect(count == bytes.count)
        return bytes
    }

    /// Starts it and waits for the end; how does not matter.
    private func attempt(_ bytes: [UInt8], in sandbox: any Sandbox) async throws {
        do {
            let process = try await sandbox.start(
                ProcessRequest(["image"], timeout: .seconds(2)), from: try image(bytes))
            while try await process.events.next() != nil {}
        } catch SandboxError.commandNotStarted {
            return
        }
    }

    @Test func everyWordOfTheHeaderAndTheMappings() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(SandboxSpecification(limits: Limits(wallTime: nil))) { sandbox in
            let good = try await genuine(in: sandbox)
            var generator = SeededGenerator(seed: 4)
            let values: [UInt64] = [0, 1, 4095, 4096, 0x1000_0000, 0x7fff_ffff_f000, 1 << 47, .max, .max - 4095]
            // The header and the first mappings, word by word.
            for offset in stride(from: 0, to: 2600, by: 8) where offset % 40 == 0 || offset < 400 {
                var bytes = good
                let value = values[Int(generator.next() % UInt64(values.count))]
                withUnsafeBytes(of: value) { bytes.replaceSubrange(offset..<offset + 8, with: $0) }
                try await attempt(bytes, in: sandbox)
            }
            for _ in 0..<100 {
                var bytes = good
                for _ in 0..<4 {
                    let offset = Int(generator.next() % 8192)
                    bytes[min(offset, bytes.count - 1)] = UInt8(truncatingIfNeeded: generator.next())
                }
                try await attempt(bytes, in: sandbox)
            }
            for length in [0, 1, 8, 1000, 4096, good.count / 2, good.count - 1] {
                try await attempt(Array(good[..<length]), in: sandbox)
            }
            #expect(try await sandbox.run(ProcessRequest(["/bin/echo", "alive"])).exit == .exited(0))
        }
    }

    @Test func thatIsNoImageIsSaid() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(SandboxSpecification()) { (sandbox: any Sandbox) -> Void in
            do {
                _ = try await sandbox.start(ProcessRequest(["image"]), from: try image(Array("not an image".utf8)))
                Issue.record("it was started")
            } catch SandboxError.commandNotStarted(_, let stage, let code) {
                #expect(stage == "read the image")
                #expect(code.rawValue == EBADMSG)
            }
        }
    }

    /// What a forged image gets is what every command of the sandbox has.
    @Test func theRightsAreThoseOfTheSandbox() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(SandboxSpecification(limits: Limits(wallTime: nil))) { sandbox in
            let process = try await sandbox.start(
                ProcessRequest([
                    "/usr/bin/python3", "-c",
                    "import os, signal; os.kill(os.getpid(), signal.SIGSTOP); print(open('/proc/self/status').read(), flush=True)",
                ]))
            let image = try await TwinCapture.image(of: process, twin: process.id, in: sandbox)
            let twin = try await sandbox.start(ProcessRequest(["python3"]), from: image)
            let status = String(decoding: try await twin.collectOutcome().standardOutput, as: UTF8.self)
            let plain = String(
                decoding: try await sandbox.run(ProcessRequest(["/bin/cat", "/proc/self/status"])).standardOutput,
                as: UTF8.self)
            for name in [
                "Uid", "Gid", "Groups", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp",
            ] {
                let line = plain.split(separator: "\n").first { $0.hasPrefix(name + ":") }
                #expect(line != nil)
                #expect(status.split(separator: "\n").first { $0.hasPrefix(name + ":") } == line)
            }
        }
    }
}

/// Waits for a process to have stopped, and takes its image.
enum TwinCapture {
    static func image(
        of process: any Process, twin: Int32, in sandbox: any Sandbox
    ) async throws -> any ProcessImage {
        while true {
            do {
                return try await sandbox.capture(process, twin: twin)
            } catch {
                guard case .host(_, let code, _) = error, code.rawValue == EAGAIN else { throw error }
            }
        }
    }
}

/// Numbers that are the same in every run (SplitMix64).
private struct SeededGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
