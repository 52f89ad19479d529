import Glibc
import TestSupport
import Testing

/// The daemon and the verbs that speak to it, as a person would use them.
@Suite("The daemon", .timeLimit(.minutes(5))) struct DaemonTests {
    /// Runs a script of the host while a daemon serves; `$bulkhead` is the program.
    private func serving(_ options: String, _ script: String) async throws -> HostCommandResult {
        try await serving(try Bulkhead(), options, script)
    }

    private func serving(
        _ bulkhead: Bulkhead, _ options: String, _ script: String
    ) async throws -> HostCommandResult {
        try await bulkhead.script(
            """
            : > serve.log
            "$bulkhead" serve \(options) > serve.log 2>&1 &
            daemon=$!
            trap 'kill $daemon 2>/dev/null; wait $daemon' EXIT
            while ! grep -q 'for you' serve.log; do
                kill -0 $daemon 2>/dev/null || { cat serve.log >&2; exit 99; }
                sleep 0.05
            done
            \(script)
            """)
    }

    @Test func aSandboxFromTheBeginningToTheEnd() async throws {
        let result = try await serving(
            "--listen none",
            """
            "$bulkhead" create --name box --label a=b --env X=1 > id || exit 1
            "$bulkhead" ls --quiet | cmp - id || exit 2
            "$bulkhead" exec box -- sh -c 'echo out $X; echo err >&2; exit 7'; echo code $?
            printf 'a b c' | "$bulkhead" exec "$(cut -c 1-6 id)" -- wc -w
            "$bulkhead" exec box --timeout 300ms -- sleep 60; echo code $?
            "$bulkhead" exec box -- sh -c 'kill -KILL $$'; echo code $?
            "$bulkhead" info box -o json | grep -c '"name":"box"'
            "$bulkhead" kill box
            "$bulkhead" ls --quiet
            "$bulkhead" ls --dead -o json | grep -c '"reason":"killed"'
            "$bulkhead" info nobody; echo code $?
            """)
        #expect(
            result.output == """
                out 1
                code 7
                3
                code 124
                code 137
                1
                box
                1
                code 125

                """, "\(result.error)")
        #expect(result.errorLines == ["err", "bulkhead: the sandbox 'nobody' was not found"])
    }

    @Test func filesGoInAndOut() async throws {
        let result = try await serving(
            "--listen none",
            """
            "$bulkhead" create --name box > /dev/null || exit 1
            mkdir -p tree/sub; echo 1 > tree/a; echo 2 > tree/sub/b; ln -s a tree/l
            "$bulkhead" cp tree box:in && "$bulkhead" cp box:in out && cat out/a out/sub/b && readlink out/l
            "$bulkhead" cp tree/a box:in/ && "$bulkhead" files cat box in/a
            echo text | "$bulkhead" files write box new/file --parents && "$bulkhead" cp box:new/file . && cat file
            "$bulkhead" files mv box new/file new/other && "$bulkhead" files ls box new -o json | grep -c '"name":"other"'
            "$bulkhead" files rm box --recursive new; "$bulkhead" files stat box new; echo code $?
            """)
        #expect(result.output == "1\n2\na\n1\ntext\n1\ncode 125\n", "\(result.error)")
        #expect(result.errorLines.count == 1 && result.error.contains("cannot look at 'new': no such file"))
    }

    /// Talks to a shell over a terminal of its own, as a person does.
    private static let terminalScript = #"""
        import os, pty, re, struct, fcntl, termios, sys
        bulkhead, words = sys.argv[1], sys.argv[2:]
        pid, master = pty.fork()
        if pid == 0:
            os.execv(bulkhead, ["bulkhead"] + words)
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 31, 99, 0, 0))
        seen = b""
        def wait(pattern):
            global seen
            while not re.search(pattern, seen):
                piece = os.read(master, 4096)
                if not piece: raise SystemExit("the terminal ended; seen: %r" % seen)
                seen += piece
        before = termios.tcgetattr(master)[3]
        wait(rb"\$ ")
        raw = termios.tcgetattr(master)[3]
        os.write(master, b"stty size; echo pid=$$\n")
        wait(rb"31 99")
        wait(rb"pid=(\d+)\r")
        process = re.search(rb"pid=(\d+)\r", seen)[1].decode()
        os.write(master, b"\x10\x11")
        try:
            while True:
                piece = os.read(master, 4096)
                if not piece: break
                seen += piece
        except OSError:
            pass
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        print("detached" if b"detached" in seen else seen, code, bool(before & termios.ECHO), bool(raw & termios.ECHO))
        print(process)
        """#

    @Test func aShellHasATerminalAndCanBeLeft() async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("work/terminal.py", Self.terminalScript)
        let result = try await serving(
            bulkhead, "--listen none",
            """
            "$bulkhead" create --name box > /dev/null
            /usr/bin/python3 terminal.py "$bulkhead" shell box > said || { cat said; exit 3; }
            head -n 1 said
            "$bulkhead" exec box -- kill -0 "$(tail -n 1 said)"; echo alive $?
            """)
        #expect(result.output == "detached 0 True False\nalive 0\n", "\(result.error)")
    }

    @Test func withoutADaemonItSaysHowToStartOne() async throws {
        let bulkhead = try Bulkhead()
        for words in [["ls"], ["create"], ["exec", "x", "--", "true"], ["events"]] {
            let result = try await bulkhead(words)
            #expect(result.code == 125 && result.output.isEmpty)
            #expect(result.error.contains("no daemon is running here") && result.error.contains("bulkhead serve"))
        }
        // What needs none works as before.
        #expect(try await bulkhead(["run", "--", "echo", "hi"]).output == "hi\n")
    }

    @Test func aSecondDaemonIsRefused() async throws {
        let result = try await serving(
            "--listen none", "\"$bulkhead\" serve --listen none; echo code $?; \"$bulkhead\" ls -q")
        #expect(result.output == "code 125\n")
        #expect(result.errorLines.count == 1 && result.error.contains("another daemon uses the state directory"))
    }

    @Test func aMissingDaemonProgramIsAClearError() async throws {
        var bulkhead = try Bulkhead()
        bulkhead.environment["BULKHEAD_DAEMON"] = "/no/such/program"
        for words in [["serve"], ["ls"], ["shell", "box"], ["help", "create"]] {
            let result = try await bulkhead(words)
            #expect(result.code == 125 && result.errorLines.count == 1)
            #expect(result.error.contains("need bulkheadd, which is not there (/no/such/program)"))
        }
        // Without it completions are those of what there is.
        #expect(try await bulkhead(["completions", "bash"]).code == 0)
    }

    @Test func theNetworkNeedsTheKeyThatTheStartNames() async throws {
        let result = try await serving(
            "--listen 127.0.0.1:0",
            """
            export BULKHEAD_SERVER="$(sed -n 's/^  clients   //p' serve.log)"
            "$bulkhead" ls; echo code $?
            stat -c %a "$BULKHEAD_STATE/e2b-key" "$BULKHEAD_STATE/control.sock"
            grep -c "$(cat "$BULKHEAD_STATE/e2b-key")" serve.log
            export BULKHEAD_TOKEN="$(cat "$BULKHEAD_STATE/e2b-key")"
            "$bulkhead" create --name far > /dev/null && "$bulkhead" exec far -- echo hi
            "$bulkhead" token ls; echo code $?
            export BULKHEAD_SERVER="$(sed -n 's/^  clients   http:.*127.0.0.1/https:\\/\\/localhost/p' serve.log)"
            SSL_CERT_FILE="$BULKHEAD_STATE/certificates/authority.pem" "$bulkhead" ls --quiet | wc -l
            "$bulkhead" ls 2> tls.error; echo code $?
            """)
        #expect(result.output == "code 125\n600\n600\n0\nhi\ncode 125\n1\ncode 125\n", "\(result.error)")
        #expect(result.errorLines.first?.contains("a token is needed") == true)
        #expect(result.error.contains("does not open 'admin'"))
    }

    @Test func theEndIsGracefulAndKeepsWhatItShall() async throws {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead.script(
            """
            start() {
                : > serve.log
                "$bulkhead" serve --listen none "$@" > serve.log 2>&1 &
                daemon=$!
                while ! grep -q 'for you' serve.log; do
                    kill -0 $daemon 2>/dev/null || { cat serve.log >&2; exit 99; }
                    sleep 0.05
                done
            }
            start --log-format json
            "$bulkhead" create --name gone > id
            "$bulkhead" exec gone -- sh -c 'echo begun; sleep 0.5; echo done' > exec.out & running=$!
            while ! grep -q begun exec.out; do sleep 0.02; done
            kill -TERM $daemon
            wait $running; echo exec $?; cat exec.out
            wait $daemon; echo daemon $?
            grep -c '"message":"stopped"' serve.log
            test -e "$BULKHEAD_STATE/control.sock"; echo socket $?
            start
            "$bulkhead" ls --quiet
            "$bulkhead" info "$(cat id)" -o json | grep -c '"reason":"shutdown"'
            kill -TERM $daemon; wait $daemon
            """)
        #expect(result.output == "exec 0\nbegun\ndone\ndaemon 0\n1\nsocket 1\n1\n", "\(result.error)")
    }

    @Test func aKilledDaemonLeavesNothingBehind() async throws {
        let marker = Bulkhead.marker()
        let result = try await serving(
            "--listen none",
            """
            "$bulkhead" create --name box > id
            "$bulkhead" exec box --detach -- sh -c 'exec sleep 600 # \(marker)' > /dev/null
            "$bulkhead" exec box --detach -- sh -c 'while true; do sleep 1; done; : \(marker)' > /dev/null
            kill -KILL $daemon; wait $daemon 2>/dev/null
            : > serve.log
            "$bulkhead" serve --listen none > serve.log 2>&1 &
            daemon=$!
            while ! grep -q 'for you' serve.log; do sleep 0.05; done
            "$bulkhead" ls --quiet
            "$bulkhead" info "$(cat id)" -o json | grep -c daemon-restart
            """)
        #expect(result.output == "1\n", "\(result.error)")
        #expect(await Machine.comesTrue { Machine.processes(containing: marker).isEmpty })
    }

    @Test(arguments: [
        ["serve", "--listen", "7300"], ["serve", "--drain", "soon"], ["serve", "--max-sandboxes", "0"],
        ["serve", "--pool", "base"], ["serve", "--memory-reserve", "much"], ["ls", "--server", "nowhere"],
        ["exec", "box"], ["cp", "a", "b"], ["create", "--timeout", "x"],
    ]) func whatCannotBeIsRefused(words: [String]) async throws {
        let result = try await Bulkhead()(words)
        #expect(result.code == 125 && result.output.isEmpty && result.error.hasPrefix("bulkhead: "))
    }
}
