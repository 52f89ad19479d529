import Foundation
import Logging
import NativeService
import Testing

@testable import DaemonCommands

@Suite("What is shown") struct OutputTests {
    private func sandbox(_ change: (inout [String: JSONTree]) -> Void = { _ in }) throws -> SandboxInfo {
        var members: [String: JSONTree] = [
            "id": "iabc", "name": "box", "template": "base", "build": "base-build", "state": "running",
            "createdAt": "2026-01-01T00:00:00Z", "startedAt": "2026-01-01T00:00:00Z",
            "endsAt": "2026-01-01T02:00:00Z", "onTimeout": "kill", "resumesOnTraffic": false,
            "metadata": ["team": "a"], "publicPorts": true, "volumes": [], "reboots": 0,
            "resources": [
                "processors": .number(0.5), "memory": .integer(512 << 20), "disk": .integer(1 << 30), "processes": 512,
            ],
        ]
        change(&members)
        return try WireJSON.decode(SandboxInfo.self, from: try WireJSON.encode(JSONTree.object(members)))
    }

    @Test func sandboxesAsATable() throws {
        let now = try #require(WireJSON.date("2026-01-01T00:10:00Z"))
        let dead = try sandbox {
            $0["state"] = "dead"
            $0["name"] = nil
            $0["metadata"] = ["bad": "\u{1B}[2J\nrow"]
            $0["death"] = ["reason": "memory", "detail": "x", "date": "2026-01-01T00:00:00Z"]
        }
        let table = SandboxTable.table([try sandbox(), dead], now: now)
        #expect(
            table.text(isWide: false, isColoured: false) == """
                ID    NAME  TEMPLATE  STATE          AGE  LEFT
                iabc  box   base      running        10m  110m
                iabc        base      dead (memory)  10m
                """)
        let wide = table.text(isWide: true, isColoured: false)
        #expect(wide.contains("0.5    512M  kill        team=a"))
        #expect(wide.split(separator: "\n").count == 3 && !wide.contains("\u{1B}"))
        #expect(table.text(isWide: false, isColoured: true).contains("\u{1B}[32mrunning\u{1B}[0m"))
    }

    @Test(
        arguments: [
            (0, "0B"), (999, "999B"), (1000, "1.0K"), (1 << 20, "1.0M"), (512 << 20, "512M"), (1 << 30, "1.0G"),
            (UInt64.max, "16777216T"),
        ] as [(UInt64, String)]) func bytes(count: UInt64, text: String)
    { #expect(Shown.bytes(count) == text) }

    @Test(arguments: [(-5, "0s"), (119, "119s"), (120, "2m"), (7200, "2h"), (1e300, "11574074d"), (.nan, "0s")])
    func spans(seconds: Double, text: String) { #expect(Shown.span(seconds) == text) }

    @Test func yamlIsWhatItWas() {
        let value: JSONTree = [
            "a": ["x", ["b": 1, "c": ["d"]], []], "empty": [:], "no": "no", "text": "two\nlines", "n": .null,
            "plain": "a-b_c.d/e", "number": "5", "f": .number(0.5), "t": true,
        ]
        #expect(
            YAMLText.text(of: value)
                == """
                a:
                  - x
                  - b: 1
                    c:
                      - d
                  - []
                empty: {}
                f: 0.5
                n: null
                "no": "no"
                number: "5"
                plain: a-b_c.d/e
                t: true
                text: "two\\nlines"
                """.replacingOccurrences(of: "\nn: null\n", with: "\n\"n\": null\n"))
    }

    @Test func logLinesCannotBeForged() {
        let date = Date(timeIntervalSince1970: 0)
        let metadata: Logger.Metadata = ["path": "a\nb\u{1B}[31m", "level": "x"]
        let text = StandardErrorLog.line(level: .info, message: "m\nn", label: "l", metadata, isJSON: false, date: date)
        #expect(!text.contains("\n") && !text.contains("\u{1B}"))
        #expect(text.hasPrefix("1970-01-01T00:00:00.000Z info m"))
        let json = StandardErrorLog.line(level: .error, message: "m\nn", label: "l", metadata, isJSON: true, date: date)
        #expect(
            json
                == #"{"level":"error","logger":"l","message":"m\nn","path":"a\nb\u001b[31m","time":"1970-01-01T00:00:00.000Z"}"#
        )
    }

    @Test func theStartSaysWhatToDo() {
        let key = FirstKey(path: "/s/e2b-key", key: "e2b_x")
        var text = StartText(
            version: "1", socket: "/s/control.sock", stateDirectory: "/s",
            listener: (host: "127.0.0.1", port: 7300, isLoopback: true), domain: "sbx.localhost",
            authorityFile: "/s/a.pem", key: key, showsKey: true)
        #expect(
            text.lines.joined(separator: "\n") == """
                Bulkhead 1 keeps sandboxes in /s.

                  for you   /s/control.sock
                  clients   http://127.0.0.1:7300
                            https://api.sbx.localhost:7300

                With the SDK of E2B, plain:

                  export E2B_API_URL=http://127.0.0.1:7300 E2B_SANDBOX_URL=http://127.0.0.1:7300
                  export E2B_API_KEY=e2b_x

                or over TLS, so that each port has a name of its own:

                  export E2B_DOMAIN=sbx.localhost:7300 SSL_CERT_FILE=/s/a.pem
                  export E2B_API_KEY=e2b_x
                """)
        text.showsKey = false
        #expect(!text.lines.joined().contains("e2b_x"))
        text.listener = (host: "::", port: 80, isLoopback: false)
        #expect(text.lines.contains { $0.contains("Others than this machine") })
        #expect(text.lines.contains { $0.contains("http://[::]:80") })
    }
}
