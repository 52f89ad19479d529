import Sandboxing
import Testing

@Suite("Sizes as text")
struct ByteCountTests {
    @Test(
        arguments: [
            ("0", 0), ("4096", 4096), ("4096b", 4096), ("1k", 1024), ("1K", 1024), ("1KB", 1024), ("1KiB", 1024),
            ("512M", 512 << 20), ("512mb", 512 << 20), ("1.5G", 3 << 29), ("1.5GiB", 3 << 29), ("2T", 2 << 40),
            (".5M", 1 << 19), ("0.001K", 1), ("18446744073709551615", UInt64.max),
        ] as [(String, UInt64)])
    func reads(text: String, bytes: UInt64) throws {
        #expect(try ByteCount(argument: text).bytes == bytes)
    }

    @Test(arguments: [
        "", " ", "M", "-1", "+1", "1 M", "1MM", "1.M", "1..5M", "1e3", "0x10", "1P", "none", "१",
        // Overflow of the digits, of the product, and of the digits after the point.
        "18446744073709551616", "16777216T", "99999999999999999999T", "0.000000000000000000000000001G",
    ])
    func refuses(text: String) {
        #expect(throws: UnreadableValue.self) { try ByteCount(argument: text) }
    }

    @Test(
        arguments: [
            (0, "0"), (1, "1"), (1023, "1023"), (1024, "1K"), (1536, "1536"), (512 << 20, "512M"), (1 << 40, "1T"),
            (UInt64.max, "18446744073709551615"),
        ] as [(UInt64, String)])
    func writesWhatItReads(bytes: UInt64, text: String) throws {
        #expect(ByteCount(bytes: bytes).description == text)
        #expect(try ByteCount(argument: text).bytes == bytes)
    }

    @Test func messagesNameTheTextAndTheRemedy() {
        let error = #expect(throws: UnreadableValue.self) { try ByteCount(argument: "12Q\u{1B}[31m") }
        #expect(error?.problem == "'Q\\u{1b}[31m' in '12Q\\u{1b}[31m' is not a unit of size")
        #expect(error?.remedy.contains("512M") == true)
    }
}
