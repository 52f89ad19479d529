import Foundation
import PythonInterpreter
import Testing

/// The files of a session.
@Suite struct FileSystemTests {
    @Test func hostAndGuestShareATree() throws {
        let files = PythonFileSystem()
        try files.write("data/in.txt", Array("one\ntwo\n".utf8))
        let session = PythonSession(files: files)
        let source = """
            import os
            print(os.getcwd(), sorted(os.listdir("/")), [line.strip() for line in open("data/in.txt")])
            with open("/tmp/out.bin", "wb") as file: print(file.write(bytes(range(5))))
            """
        #expect(printed(source, in: session) == "/home/user ['dev', 'home', 'tmp'] ['one', 'two']\n5\n")
        #expect(try files.read("/tmp/out.bin") == [0, 1, 2, 3, 4])
        #expect(try files.list("/tmp") == ["out.bin"])
        #expect(files.isDirectory("/tmp") == true)
        #expect(files.isDirectory("/nowhere") == nil)
    }

    @Test func nothingOfTheHostIsThere() {
        let source = """
            for path in ["/etc/passwd", "../../etc/passwd", "/proc/self/environ", "/dev/zero"]:
                try: open(path)
                except OSError as error: print(type(error).__name__, error.errno)
            """
        #expect(printed(source) == String(repeating: "FileNotFoundError 2\n", count: 4))
    }

    @Test(arguments: [
        ("open('a', 'wb').write(bytes(30_000))", "OSError: [Errno 28] No space left on device\n"),
        ("open('a', 'wb').truncate(1 << 40)", "OSError: [Errno 28] No space left on device\n"),
        ("f = open('a', 'wb'); f.seek(1 << 50); f.write(b'x')", "OSError: [Errno 28] No space left on device\n"),
        ("f = open('a', 'wb'); f.seek((1 << 63) - 1); f.write(b'x')", "OSError: [Errno 27] File too large\n"),
        (
            "import os\nfor n in range(99): open(f'n{n}', 'w').close()",
            "OSError: [Errno 28] No space left on device: 'n15'\n"
        ),
        (
            "import os\nfor n in range(99): os.mkdir('d'); os.chdir('d')",
            "OSError: [Errno 36] File name too long: 'd'\n"
        ),
        ("f = [open('a', 'w') for n in range(99)]", "OSError: [Errno 24] Too many open files: 'a'\n"),
        ("open('x' * 256, 'w')", "OSError: [Errno 36] File name too long: '\(String(repeating: "x", count: 256))'\n"),
    ])
    func quotas(_ source: String, _ expected: String) {
        let quota = PythonFileSystem.Quota(bytes: 12_000, names: 20, depth: 6, openFiles: 8)
        let session = PythonSession(files: PythonFileSystem(quota: quota))
        #expect(printed(source, in: session) == expected)
    }

    @Test func filesCountAsMemory() {
        let session = PythonSession(limits: PythonLimits(memory: 8 << 20))
        let source = "f = open('a', 'wb')\nwhile True: f.write(bytes(100_000))"
        #expect(printed(source, in: session) == "limit memory\n")
    }

    @Test func loopsOfLinksEnd() {
        let source = """
            import os
            os.symlink("b", "a"); os.symlink("a", "b"); os.symlink("/", "/root"); os.symlink("self/self/self", "self")
            for path in ["a", "self/x", "/" + "root/" * 39 + "tmp", "/" + "root/" * 41 + "tmp"]:
                try: print(oct(os.stat(path).st_mode))
                except OSError as error: print(error.errno)
            os.mkdir("d")
            try: os.rename("d", "d/e")
            except OSError as error: print(error.errno)
            """
        #expect(printed(source) == "40\n40\n0o40755\n40\n22\n")
    }

    @Test func standardInput() {
        let session = PythonSession()
        var pieces = ["first\nsec", "ond\nth", "ird\nfour", "th"].map { Array($0.utf8) }
        session.onInput = { pieces.isEmpty ? nil : pieces.removeFirst() }
        let source = """
            import sys
            print(input("? "), sys.stdin.readline(), list(sys.stdin))
            try: input()
            except EOFError as error: print(error)
            """
        #expect(printed(source, in: session) == "? first second\n ['third\\n', 'fourth']\nEOF when reading a line\n")
    }

    @Test func clockOfTheHostsChoice() {
        func run() -> String {
            let session = PythonSession(clock: .fixed(seconds: 1_000_000_000))
            return printed(
                """
                import time, datetime, os
                time.sleep(3600)
                print(datetime.datetime.now(), time.monotonic())
                open("f", "w").close()
                print(os.stat("f").st_mtime_ns)
                """, in: session)
        }
        #expect(run().hasPrefix("2001-09-09 02:46:40.0"))
        #expect(run() == run())
    }

    @Test func sleepEndsWithTheRun() {
        let session = PythonSession(limits: PythonLimits(nanoseconds: 50_000_000))
        let begin = ContinuousClock.now
        #expect(printed("import time; time.sleep(30)", in: session) == "limit time\n")
        #expect(ContinuousClock.now - begin < .seconds(5))
    }
}
