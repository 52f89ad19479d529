import HTTPServing
import NIOCore
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        ("null", JSONValue.null), ("true", .bool(true)), (" [1, -2, 0] ", .array([1, -2, 0])), ("1.5e3", .number(1500)),
        ("9223372036854775807", .integer(.max)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
        (#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude80""#, .string("a\"\\/\u{8}\u{c}\n\r\té🚀")),
        (#""\ud83d""#, .string("\u{FFFD}")),
        (#"{"a":{"b":[]},"c":""}"#, .object(["a": ["b": []], "c": ""])),
    ])
    func reads(_ text: String, _ value: JSONValue) throws {
        #expect(try JSONValue(parsing: text.utf8) == value)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "01", "1.", ".5", "+1", "1e", "\"\n\"", "\"\\x\"",
        "\"\\u12\"",
        "nul", "truefalse", "[1] 2", "{\"a\":1,\"a\":2}", "1e999", "\"", "-", "[", "\u{FEFF}{}",
    ])
    func refuses(_ text: String) {
        #expect(throws: JSONProblem.self) { try JSONValue(parsing: text.utf8) }
    }

    @Test func refusesBytesThatAreNoText() {
        #expect(throws: JSONProblem.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22] as [UInt8]) }
        #expect(throws: JSONProblem.self) { try JSONValue(parsing: [0x22, 0xC3, 0x22] as [UInt8]) }
    }

    @Test func nestingIsBounded() throws {
        let fits = JSONValue.depthLimit
        _ = try JSONValue(parsing: (String(repeating: "[", count: fits) + String(repeating: "]", count: fits)).utf8)
        #expect(throws: JSONProblem.self) {
            try JSONValue(parsing: String(repeating: "[", count: 1_000_000).utf8)
        }
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let value: JSONValue = [
            "text": "quote \" backslash \\ line\n control \u{1} é 🚀", "list": [1, .number(-0.25), .null, false],
            "none": [:],
        ]
        #expect(try JSONValue(parsing: value.buffer.readableBytesView) == value)
        #expect(String(buffer: (["b": 1, "a": [2]] as JSONValue).buffer) == #"{"a":[2],"b":1}"#)
    }

    @Test func problemsNameTheirField() throws {
        let fields = try JSONFields(JSONValue(parsing: #"{"a":{"n":5,"s":[1]},"x":1}"#.utf8))
        let inner = try fields.fields("a")
        #expect(throws: JSONProblem(field: "a.n", problem: "must be from 0 to 4, not 5")) {
            try inner.optionalInteger("n", in: 0...4)
        }
        #expect(throws: JSONProblem(field: "a.s[0]", problem: "must be text, not a number")) {
            try inner.optionalStrings("s")
        }
        #expect(throws: JSONProblem(field: "a.missing", problem: "is missing; it must be text")) {
            try inner.string("missing")
        }
        #expect(throws: JSONProblem.self) { try fields.refuseOthers(["a"]) }
    }
}
