import PythonSyntax

/// Findings in the Static Analysis Results Interchange Format, version 2.1.0.
enum SARIFReport {
    static func value(_ sources: [AuditedSource], toolVersion: String?) -> JSONText {
        var driver: [(name: String, value: JSONText)] = [
            ("name", .string("bulkhead")),
            ("rules", .array(AuditRule.all.map { rule($0) })),
        ]
        if let toolVersion { driver.insert(("version", .string(toolVersion)), at: 1) }
        return .object([
            ("version", .string("2.1.0")),
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            (
                "runs",
                .array([
                    .object([
                        ("tool", .object([("driver", .object(driver))])),
                        ("columnKind", .string("unicodeCodePoints")),
                        ("results", .array(sources.flatMap { results($0) })),
                    ])
                ])
            ),
        ])
    }

    private static func rule(_ rule: AuditRule) -> JSONText {
        .object([
            ("id", .string(rule.id)), ("name", .string(pascalCase(rule.name))),
            ("shortDescription", message(rule.summary)), ("fullDescription", message(rule.explanation)),
            ("help", message(rule.fix)),
            ("defaultConfiguration", .object([("level", .string(rule.severity.rawValue))])),
        ])
    }

    private static func results(_ source: AuditedSource) -> [JSONText] {
        let lines = SourceLines(source.source.count <= PythonAudit.sizeLimit ? source.source : [])
        var seen: [UInt64: Int] = [:]
        let indices = Dictionary(
            AuditRule.all.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        return source.report.findings.map { finding in
            // The same finding on the same text keeps its print when lines are added above it.
            let print = fingerprint(finding, lines)
            let count = seen[print, default: 0]
            seen[print] = count + 1
            var members: [(name: String, value: JSONText)] = [
                ("ruleId", .string(finding.rule.id)),
                ("ruleIndex", .integer(indices[finding.rule.id] ?? -1)),
                ("level", .string(finding.severity.rawValue)),
                ("message", message(finding.message)),
                ("locations", .array([location(finding.range, source.report.filename, lines)])),
                (
                    "partialFingerprints",
                    .object([("bulkhead/v1", .string(String(print, radix: 16) + ":\(count + 1)"))])
                ),
            ]
            if let reason = finding.suppression {
                members.append(
                    (
                        "suppressions",
                        .array([.object([("kind", .string("inSource")), ("justification", .string(reason))])])
                    ))
            }
            return .object(members)
        }
    }

    private static func location(_ range: SourceRange, _ filename: String, _ lines: SourceLines) -> JSONText {
        .object([
            (
                "physicalLocation",
                .object([
                    ("artifactLocation", .object([("uri", .string(address(filename)))])),
                    (
                        "region",
                        .object([
                            ("startLine", .integer(max(1, Int(range.start.line)))),
                            ("startColumn", .integer(lines.column(range.start))),
                            ("endLine", .integer(max(1, Int(range.end.line)))),
                            ("endColumn", .integer(lines.column(range.end))),
                        ])
                    ),
                ])
            )
        ])
    }

    private static func message(_ text: String) -> JSONText { .object([("text", .string(text))]) }

    private static func pascalCase(_ name: String) -> String {
        name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// A path as a relative or absolute address.
    private static func address(_ path: String) -> String {
        var address = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                address.append(Character(Unicode.Scalar(byte)))
            default: address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return address
    }

    /// FNV-1a over the rule, the subject and the line without its indentation.
    private static func fingerprint(_ finding: AuditFinding, _ lines: SourceLines) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        add(finding.rule.id.utf8)
        add((finding.subject ?? "").utf8)
        add(lines.line(Int(finding.range.start.line)).drop { $0 == 32 || $0 == 9 }.prefix(1024))
        return hash
    }
}
