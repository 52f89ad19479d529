import Glibc
import PythonAudit
import Testing

/// docs/AUDIT.md says what the rules say. `RECORD_DOCUMENTS=1` writes it anew.
@Suite struct DocumentTests {
    private static let path: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/") + "/docs/AUDIT.md"
    }()

    private func contents() -> String {
        guard let file = fopen(Self.path, "r") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func rulesAreDocumented() throws {
        let text = contents()
        let mark = "## Rules\n"
        let written = text.range(of: mark)
        #expect(written != nil, "docs/AUDIT.md has no section of rules")
        if getenv("RECORD_DOCUMENTS") != nil, let written {
            let file = try #require(fopen(Self.path, "w"))
            fputs(String(text[..<written.lowerBound]) + RuleDocument.markdown, file)
            fclose(file)
            return
        }
        let rules = written.map { String(text[$0.lowerBound...]) } ?? ""
        #expect(rules == RuleDocument.markdown, "run with RECORD_DOCUMENTS=1")
    }

    @Test func idsAndNamesAreUnique() {
        #expect(Set(AuditRule.all.map(\.id)).count == AuditRule.all.count)
        #expect(Set(AuditRule.all.map(\.name)).count == AuditRule.all.count)
        for rule in AuditRule.all {
            #expect(!rule.summary.isEmpty && !rule.explanation.isEmpty && !rule.fix.isEmpty)
            #expect(rule.summary.hasSuffix("."))
            #expect(AuditRule.named(rule.name) == rule)
        }
    }
}

extension String {
    /// Where a text begins, without Foundation.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
