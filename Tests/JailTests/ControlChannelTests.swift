import CLinux
import Glibc
import Jail
import Sandboxing
import TestSupport
import Testing

/// The packet socket beside a process's standard streams.
@Suite(.timeLimit(.minutes(1))) struct ControlChannelTests {
    /// Answers every packet with its length and its own bytes, and says on standard output when the end came.
    private static let echo = """
        import os, socket
        s = socket.socket(fileno=3)
        assert s.family == socket.AF_UNIX and s.type & 0xf == socket.SOCK_SEQPACKET
        while True:
            p = s.recv(1 << 20)
            if not p: break
            s.send(b'%d:' % len(p) + p[:32])
        print('end')
        """

    private func withProcess(
        _ code: String, terminal: TerminalSize? = nil, input: ProcessRequest.Input = .none,
        background: ProcessRequest.Background = .kill,
        _ body: (any Process, any ControlChannel) async throws -> Void
    ) async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(SandboxSpecification()) { sandbox in
            let process = try await sandbox.start(
                ProcessRequest(
                    ["/usr/bin/python3", "-c", code], terminal: terminal, input: input, background: background,
                    hasControlChannel: true))
            try await body(process, try #require(process.control))
        }
        await runtime.close()
    }

    @Test(arguments: [nil, TerminalSize()], [ProcessRequest.Input.none, .stream])
    func carriesPacketsBothWays(_ terminal: TerminalSize?, _ input: ProcessRequest.Input) async throws {
        try await withProcess(Self.echo, terminal: terminal, input: input) { process, control in
            let limit = type(of: control).packetLimit
            for size in [1, 2, 1000, limit] {
                try await control.send([UInt8](repeating: 0x61, count: size))
                let answer = try #require(try await control.receive())
                #expect(answer == Array("\(size):".utf8) + [UInt8](repeating: 0x61, count: min(size, 32)))
            }
            control.close()
            let outcome = try await process.collectOutcome()
            #expect(outcome.exit == .exited(0))
            #expect(String(decoding: outcome.standardOutput, as: UTF8.self).contains("end"))
        }
    }

    @Test func aProcessWithoutOneHasNoDescriptorThree() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(SandboxSpecification()) { sandbox in
            let process = try await sandbox.start(ProcessRequest(["sh", "-c", "ls /proc/self/fd"]))
            #expect(process.control == nil)
            let outcome = try await process.collectOutcome()
            // The fourth is the directory that ls reads.
            #expect(String(decoding: outcome.standardOutput, as: UTF8.self) == "0\n1\n2\n3\n")
            let other = try await sandbox.start(
                ProcessRequest(["sh", "-c", "ls /proc/self/fd"], hasControlChannel: true))
            let more = try await other.collectOutcome()
            #expect(String(decoding: more.standardOutput, as: UTF8.self) == "0\n1\n2\n3\n4\n")
        }
        await runtime.close()
    }

    @Test func sendingWaitsForASlowReader() async throws {
        let code = """
            import socket, sys
            s = socket.socket(fileno=3)
            sys.stdin.read(1)
            total = 0
            while total < 200 * 60000: total += len(s.recv(1 << 20))
            s.send(b'%d' % total)
            """
        try await withProcess(code, input: .stream) { process, control in
            let sending = Task { for _ in 0..<200 { try await control.send([UInt8](repeating: 1, count: 60000)) } }
            try await process.write([10])
            try await sending.value
            #expect(try await control.receive() == Array("12000000".utf8))
        }
    }

    @Test func severalMaySendAtATime() async throws {
        let code = """
            import socket
            s = socket.socket(fileno=3)
            total = 0
            while total < 64 * 50000: total += len(s.recv(1 << 20))
            s.send(b'%d' % total)
            """
        try await withProcess(code) { process, control in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<64 { group.addTask { try await control.send([UInt8](repeating: 1, count: 50000)) } }
                try await group.waitForAll()
            }
            #expect(try await control.receive() == Array("3200000".utf8))
        }
    }

    @Test func whatWasSentBeforeTheExitArrives() async throws {
        let code = "import os\nfor i in range(20): os.write(3, b'%d' % i)"
        try await withProcess(code) { process, control in
            _ = try await process.collectOutcome()
            var seen: [String] = []
            while let packet = try await control.receive() { seen.append(String(decoding: packet, as: UTF8.self)) }
            #expect(seen == (0..<20).map(String.init))
            await #expect(throws: SandboxError.self) { try await control.send([1]) }
        }
    }

    @Test func theExitIsTheEndEvenIfAChildHoldsTheSocket() async throws {
        let code = "import os, time\nif os.fork() == 0: time.sleep(1000)"
        try await withProcess(code, background: .keep) { (_, control) async throws in
            #expect(try await control.receive() == nil)
        }
    }

    @Test func theEndOfTheSandboxIsTheEnd() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        let sandbox = try await runtime.makeSandbox(SandboxSpecification())
        let process = try await sandbox.start(ProcessRequest(["sleep", "1000"], hasControlChannel: true))
        let control = try #require(process.control)
        let receiving = Task { try await control.receive() }
        await sandbox.close()
        #expect(try await receiving.value == nil)
        await runtime.close()
    }

    @Test func whatIsTooLongOrEmptyIsRefused() async throws {
        let code = """
            import socket
            s = socket.socket(fileno=3)
            s.send(b'x' * 65537)
            s.send(b'fits')
            s.recv(1)
            """
        try await withProcess(code) { (_, control) async throws in
            await #expect(throws: SandboxError.self) { _ = try await control.receive() }
            #expect(try await control.receive() == Array("fits".utf8))
            await #expect(throws: SandboxError.self) { try await control.send([UInt8](repeating: 0, count: 65537)) }
            await #expect(throws: SandboxError.self) { try await control.send([]) }
        }
    }

    @Test func descriptorsThatTheProcessSendsNeverArrive() async throws {
        let code = """
            import os, socket, array
            s = socket.socket(fileno=3)
            for i in range(50):
                fds = [os.open('/dev/null', os.O_RDONLY) for _ in range(8)]
                s.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', fds))])
                for f in fds: os.close(f)
            """
        try await withProcess(code) { process, control in
            var count = 0
            var most = 0
            while try await control.receive() != nil {
                count += 1
                most = max(most, OpenFiles.count(pointingTo: "/dev/null"))
            }
            #expect(count == 50)
            #expect(most < 50)
        }
    }
}

/// What this process has open.
enum OpenFiles {
    static func all() -> [String] {
        guard let directory = opendir("/proc/self/fd") else { return [] }
        defer { closedir(directory) }
        var found: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = cl_read_link(AT_FDCWD, "/proc/self/fd/" + name, &buffer, buffer.count)
            if count >= 0 { found.append(String(decoding: buffer[..<count], as: UTF8.self)) }
        }
        return found
    }

    static func count(pointingTo target: String) -> Int { all().count { $0 == target } }
}
