import PythonAudit
import Testing

@Suite struct OutputTests {
    private static let source = Array("import os\nx = 'é'; os.system('ls')\n".utf8)
    private static let sources = [
        AuditedSource(report: PythonAudit.audit(source: source, filename: "a b.py"), source: source)
    ]

    @Test func text() {
        #expect(
            AuditOutput.text(Self.sources) == """
                a b.py:2:10: error[BH101] process-execution
                  os.system is called: another program is started
                 2 | x = 'é'; os.system('ls')
                   |          ^^^^^^^^^
                  = why: The program has all the rights of this process and is not seen by this audit.
                  = fix: Use a function of the library, or run the code in a jail.


                """)
        #expect(AuditOutput.text(Self.sources, usesColour: true).contains("\u{1B}[1;31m"))
    }

    @Test func hostileText() {
        let source = Array("x = '\u{1B}]0;title\u{7}\u{202E}'; eval('1')\n".utf8)
        let report = PythonAudit.audit(source: source, filename: "\u{1B}[2J.py")
        let text = AuditOutput.text([AuditedSource(report: report, source: source)])
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
        let long = Array(("x = '" + String(repeating: "a", count: 5000) + "'; eval('1')\n").utf8)
        let shown = AuditOutput.text([AuditedSource(report: PythonAudit.audit(source: long), source: long)])
        #expect(shown.split(separator: "\n").allSatisfy { $0.utf8.count < 300 })
        #expect(shown.contains("eval"))
    }

    @Test func json() throws {
        let json = try JSONReader.read(AuditOutput.json(Self.sources))
        let file = try #require(json["files"]?[0])
        #expect(file["file"]?.string == "a b.py")
        #expect(file["failed"]?.boolean == true)
        #expect(file["findings"]?[0]?["rule"]?.string == "BH101")
        #expect(file["findings"]?[0]?["range"]?["startColumn"]?.number == 10)
        #expect(file["findings"]?[0]?["subject"]?.string == "os.system")
        #expect(file["runtime"]?["required"]?.string == "jail")
        #expect(json["summary"]?["error"]?.number == 1)
    }

    /// What the schema of SARIF 2.1.0 requires, and what services ask for beyond it.
    @Test func sarif() throws {
        let sarif = try JSONReader.read(AuditOutput.sarif(Self.sources, toolVersion: "1.0"))
        #expect(sarif["version"]?.string == "2.1.0")
        #expect(sarif["$schema"]?.string?.contains("sarif-2.1.0") == true)
        let run = try #require(sarif["runs"]?[0])
        let driver = try #require(run["tool"]?["driver"])
        #expect(driver["name"]?.string == "bulkhead")
        #expect(driver["version"]?.string == "1.0")
        #expect(driver["rules"]?.count == AuditRule.all.count)
        let result = try #require(run["results"]?[0])
        #expect(result["ruleId"]?.string == "BH101")
        let index = try #require(result["ruleIndex"]?.number)
        #expect(driver["rules"]?[Int(index)]?["id"]?.string == "BH101")
        #expect(result["level"]?.string == "error")
        #expect(result["message"]?["text"]?.string?.isEmpty == false)
        let location = try #require(result["locations"]?[0]?["physicalLocation"])
        #expect(location["artifactLocation"]?["uri"]?.string == "a%20b.py")
        #expect(location["region"]?["startLine"]?.number == 2)
        #expect(location["region"]?["startColumn"]?.number == 10)
        #expect(location["region"]?["endColumn"]?.number == 19)
        #expect(result["partialFingerprints"]?["bulkhead/v1"]?.string?.isEmpty == false)
        #expect(run["columnKind"]?.string == "unicodeCodePoints")
    }

    @Test func fingerprintsOutliveMoves() throws {
        func print(_ text: String) throws -> String? {
            let source = Array(text.utf8)
            let sarif = AuditOutput.sarif([AuditedSource(report: PythonAudit.audit(source: source), source: source)])
            return try JSONReader.read(sarif)["runs"]?[0]?["results"]?[0]?["partialFingerprints"]?["bulkhead/v1"]?
                .string
        }
        #expect(try print("eval('1')") == print("\n\n\neval('1')"))
        #expect(try print("eval('1')") != print("eval('2')"))
    }

    @Test func suppressionsAreWritten() throws {
        let source = Array("eval('1')  # bulkhead: allow BH401 because it is a test\n".utf8)
        let sources = [AuditedSource(report: PythonAudit.audit(source: source), source: source)]
        let result = try JSONReader.read(AuditOutput.sarif(sources))["runs"]?[0]?["results"]?[0]
        #expect(result?["suppressions"]?[0]?["justification"]?.string == "it is a test")
        #expect(AuditOutput.text(sources).contains("allowed: it is a test"))
    }
}
