import PythonAudit
import Testing

/// Source that is meant to exhaust the auditor is followed as far as the budget goes, and no further.
@Suite struct HostileTests {
    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "x='a'*60\n" + repeated("x=x+x\n", 5000), "x=[1]\n" + repeated("x=[x]\n", 5000),
            "x=[1]\n" + repeated("x=[x,x,x,x,x,x,x,x]\n", 2000), "x={}\n" + repeated("x={'a':x,'b':x}\n", 2000),
            "s='" + repeated("q", 60000) + "'\n" + repeated("if a: b=s\n", 3000),
            "y=[[a for a in range(250)] for b in range(250)]\n", "s='1'\n" + repeated("eval(s+'eval(s)')\n", 500),
            "import os\nx=os" + repeated(".a", 900) + "\n", "x=" + repeated("'a'+", 900) + "'a'\n",
            "import os\nx=os.a" + repeated("()", 900) + "\n", "x = " + repeated("a if a else ", 900) + "a\n",
            "if a: pass\n" + repeated("elif a: x=1\n", 900), "x=" + repeated("lambda:", 150) + "a\n",
            "x='" + repeated("a", 60000) + "'\nx.replace('" + repeated("a", 30000) + "b','c')\n",
            "x='" + repeated("a", 60000) + "'\n" + repeated("x[::-1]\n", 1000), repeated("(", 100_000), "\0",
            repeated("from os import *\n", 1000) + repeated("system('a')\n", 1000), "", "\n\n", "\u{FEFF}",
            "'" + repeated("{a.__x}", 8000) + "'.format(1)\n",
            repeated("x=1 # bulkhead: allow BH101 because x\n", 1000),
            """
            x=-9223372036854775808
            y=-x; z=x//-1; w=x%-1; q=x//1; r=x%7; 'a'[x]; 'abc'[x:x:x]; 'abc'[::x]; [1]*x; 1<<x; 2**x; x**x; x>>x
            range(1,10,-x); range(-10**300,1); range(5,x); chr(x); chr(-1); chr(0xd800); bytes([300]); int('9'*400)
            '%c'%(-1); '%'%1; ''.zfill(x); range(1e999); range(float('nan')); range(0,5,x); int(1e300); [1][x]; ''*x
            """,
        ])
    func survived(source: String) {
        let report = PythonAudit.audit(source: Array(source.utf8))
        #expect(report.findings.count < 10_000)
        #expect(!AuditOutput.sarif([AuditedSource(report: report, source: Array(source.utf8))]).isEmpty)
        #expect(!AuditOutput.text([AuditedSource(report: report, source: Array(source.utf8))]).contains("\u{1B}"))
    }

    @Test func whatIsNotFollowedIsSaid() {
        #expect(rules(in: Self.repeated("import os\nos.system('x')\n", 6000)).contains("BH002"))
        let report = PythonAudit.audit(source: [UInt8](repeating: 10, count: PythonAudit.sizeLimit + 1))
        #expect(report.findings.map(\.rule.id) == ["BH001"])
        #expect(report.hasFailed)
    }

    /// Random damage, from a fixed seed.
    @Test func damaged() {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let samples = (Snippet.folding + Snippet.aliases + Snippet.resources).map { Array($0.source.utf8) }
        for _ in 0..<2000 {
            var bytes = samples[next(samples.count)] + samples[next(samples.count)]
            for _ in 0..<next(4) { bytes[next(bytes.count)] = UInt8(next(256)) }
            _ = PythonAudit.audit(source: bytes)
        }
    }
}
