import Glibc
import Jail
import Sandboxing
import TestSupport
import Testing

/// Images of processes: taken in one sandbox, started in others.
@Suite(.timeLimit(.minutes(5))) struct ProcessImageTests {
    /// A program that makes a twin for every line that it reads, and says its id. A twin that goes on elsewhere says what
    /// it knows and obeys as well.
    private static let program = """
        import os, signal, sys, threading, time
        exec(sys.argv[1])
        generation = 0
        def interrupted(*_): raise KeyboardInterrupt
        signal.signal(signal.SIGINT, interrupted)
        while True:
            line = os.read(0, 4096).decode()
            if not line: break
            if line.startswith('twin'):
                twin = os.fork()
                if twin == 0:
                    os.kill(os.getpid(), signal.SIGSTOP)
                    generation += 1
                    os.write(1, b'awake %d\\n' % generation)
                else:
                    os.write(1, b'%d\\n' % twin)
                    os.waitpid(twin, 0)
            else:
                try: exec(line)
                except KeyboardInterrupt: print('interrupted')
                sys.stdout.flush()
        """

    /// A program under test, spoken to by lines.
    private struct Conversation {
        let process: any Process

        func ask(_ line: String) async throws -> String {
            try await process.write(Array((line + "\n").utf8))
            return try await answer()
        }

        func answer() async throws -> String {
            var text: [UInt8] = []
            while let event = try await process.events.next() {
                switch event {
                case .standardOutput(let bytes): text += bytes
                case .standardError(let bytes): Issue.record("\(String(decoding: bytes, as: UTF8.self))")
                case .limit(let limit): Issue.record("\(limit)")
                case .exit(let outcome): return String(decoding: text, as: UTF8.self) + "\(outcome.exit)"
                }
                if text.last == 10 { break }
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    private func specification() -> SandboxSpecification {
        SandboxSpecification(limits: Limits(wallTime: nil, memory: 2 << 30))
    }

    private func original(
        in sandbox: any Sandbox, after preparation: String = ""
    ) async throws -> Conversation {
        Conversation(
            process: try await sandbox.start(
                ProcessRequest(["/usr/bin/python3", "-c", Self.program, preparation], input: .stream)))
    }

    private func capture(_ conversation: Conversation, in sandbox: any Sandbox) async throws -> any ProcessImage {
        let text = try await conversation.ask("twin")
        let twin = try #require(Int32(text.dropLast()))
        return try await TwinCapture.image(of: conversation.process, twin: twin, in: sandbox)
    }

    private func restored(_ image: any ProcessImage, in sandbox: any Sandbox) async throws -> Conversation {
        Conversation(
            process: try await sandbox.start(ProcessRequest(["python3"], input: .stream), from: image))
    }

    @Test(arguments: [
        ("", "print(6 * 7)", "42\n"),
        ("state = {'kept': [1, 2.5, 'drei']}", "print(state)", "{'kept': [1, 2.5, 'drei']}\n"),
        (
            "big = [bytes([i % 251]) * 1000 for i in range(50000)]", "print(sum(map(len, big)), big[777][3])",
            "50000000 24\n"
        ),
        (
            "import json, re, hashlib, sqlite3, ssl, ctypes, decimal",
            "print(hashlib.sha256(b'x').hexdigest()[:8], re.sub('a', 'b', json.dumps(['a'])), sqlite3.connect(':memory:').execute('select 1+1').fetchone())",
            "2d711642 [\"b\"] (2,)\n"
        ),
        (
            "import decimal; decimal.getcontext().prec = 7", "print(decimal.Decimal(1) / 3, 0.1 + 0.2, 2 ** 0.5)",
            "0.3333333 0.30000000000000004 1.4142135623730951\n"
        ),
        (
            "",
            "t = threading.Thread(target=lambda: print('in a thread', threading.active_count())); t.start(); t.join()",
            "in a thread 2\n"
        ),
        ("import subprocess", "print(subprocess.run(['echo', 'child'], capture_output=True).stdout)", "b'child\\n'\n"),
        ("", "print(os.getpid() == int(os.readlink('/proc/self')), os.getuid())", "True 1000\n"),
        ("start = time.time()", "print(0 <= time.time() - start < 1000, time.monotonic() > 0)", "True True\n"),
        ("", "print(len(bytearray(80_000_000)), len(list(range(2_000_000))))", "80000000 2000000\n"),
        ("", "os.kill(os.getpid(), signal.SIGINT); time.sleep(20)", "interrupted\n"),
        ("def deep(n): return 0 if n == 0 else 1 + deep(n - 1)", "print(deep(900))", "900\n"),
        ("import asyncio", "print(asyncio.run(asyncio.sleep(0, 'woken')))", "woken\n"),
    ])
    func goesOnElsewhere(preparation: String, line: String, answer: String) async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(specification()) { first in
            let original = try await original(in: first, after: preparation)
            let image = try await capture(original, in: first)
            #expect(try await original.ask(line) == answer)
            try await runtime.withSandbox(specification()) { second in
                let twin = try await restored(image, in: second)
                #expect(try await twin.answer() == "awake 1\n")
                #expect(try await twin.ask(line) == answer)
                await twin.process.closeInput()
                let end = try await twin.answer()
                // A Python in which `exec` met a KeyboardInterrupt, even one that was caught, ends by that signal.
                let isInterrupted = answer == "interrupted\n" && end == "\(ExitStatus.signaled(SIGINT))"
                #expect(end == "\(ExitStatus.exited(0))" || isInterrupted)
            }
            // The original went on all the while.
            #expect(try await original.ask("print('still here')") == "still here\n")
        }
    }

    @Test func manyChildrenShareOneImageAndNothingElse() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(specification()) { first in
            let original = try await original(in: first, after: "values = list(range(1000))")
            let image = try await capture(original, in: first)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try await runtime.withSandbox(specification()) { sandbox in
                            let child = try await restored(image, in: sandbox)
                            #expect(try await child.answer() == "awake 1\n")
                            _ = try await child.ask("values.append(\(number)); print()")
                            #expect(try await child.ask("print(values[-1], len(values))") == "\(number) 1001\n")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await original.ask("print(len(values))") == "1000\n")
        }
    }

    @Test func tenGenerations() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        var sandbox = try await runtime.makeSandbox(specification())
        var conversation = try await original(in: sandbox, after: "log = []")
        for generation in 1...10 {
            _ = try await conversation.ask("log.append(\(generation)); print()")
            let image = try await capture(conversation, in: sandbox)
            let next = try await runtime.makeSandbox(specification())
            let child = try await restored(image, in: next)
            #expect(try await child.answer() == "awake \(generation)\n")
            await sandbox.close()
            sandbox = next
            conversation = child
        }
        #expect(try await conversation.ask("print(log)") == "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n")
        await sandbox.close()
    }

    @Test func keptInAFile() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        let directory = try TemporaryDirectory()
        let path = directory.path + "/image"
        try await runtime.withSandbox(specification()) { first in
            let image = try await capture(try await original(in: first, after: "word = 'kept'"), in: first)
            let source = try image.duplicateDescriptor()
            defer { close(source) }
            let target = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
            defer { close(target) }
            var offset: off_t = 0
            while offset < off_t(image.size) {
                guard sendfile(target, source, &offset, Int(image.size) - Int(offset)) > 0 else { break }
            }
            #expect(offset == off_t(image.size))
        }
        let image = JailProcessImage(descriptor: open(path, O_RDONLY | O_CLOEXEC))
        try await runtime.withSandbox(specification()) { second in
            let child = try await restored(image, in: second)
            #expect(try await child.answer() == "awake 1\n")
            #expect(try await child.ask("print(word)") == "kept\n")
        }
    }

    @Test func whatCannotBeTakenIsRefused() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(specification()) { sandbox in
            let threads = try await sandbox.start(
                ProcessRequest(
                    [
                        "/usr/bin/python3", "-c",
                        "import threading, time, os, signal; threading.Thread(target=time.sleep, args=(100,), daemon=True).start(); "
                            + "os.kill(os.getpid(), signal.SIGSTOP)",
                    ]))
            await #expect(throws: SandboxError.self) { try await sandbox.capture(threads, twin: threads.id) }
            let shared = try await sandbox.start(
                ProcessRequest(
                    [
                        "/usr/bin/python3", "-c",
                        "import mmap, os, signal; m = mmap.mmap(-1, 8192); os.kill(os.getpid(), signal.SIGSTOP)",
                    ]))
            // Python maps it shared, for reading and writing.
            await #expect(throws: SandboxError.self) { try await sandbox.capture(shared, twin: shared.id) }
            for nobody: Int32 in [-1, 0, 1, 99999] {
                await #expect(throws: SandboxError.self) { try await sandbox.capture(shared, twin: nobody) }
            }
            #expect(
                try await sandbox.run(ProcessRequest(["/bin/echo", "alive"])).standardOutput == Array("alive\n".utf8))
        }
    }
}
