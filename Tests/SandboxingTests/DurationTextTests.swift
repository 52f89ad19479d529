import Sandboxing
import Testing

@Suite("Times as text")
struct DurationTextTests {
    @Test(
        arguments: [
            ("30", .seconds(30)), ("30s", .seconds(30)), ("500ms", .milliseconds(500)), ("0.5", .milliseconds(500)),
            ("1.5s", .milliseconds(1500)), ("5m", .seconds(300)), ("1h", .seconds(3600)), ("1d", .seconds(86400)),
            ("1h30m", .seconds(5400)), ("1m0.5s", .milliseconds(60_500)), ("10us", .microseconds(10)),
            ("7ns", .nanoseconds(7)), ("0", .zero),
        ] as [(String, Duration)])
    func reads(text: String, duration: Duration) throws {
        #expect(try Duration(argument: text) == duration)
    }

    @Test(arguments: [
        "", "s", "-1s", "1 s", "1m30", "30s1m", "1s1s", "1x", "1e9", "inf", "nan", "101d1h.", "36501d",
        "99999999999999999999", "18446744073709551615h", "100d36500d",
    ])
    func refuses(text: String) {
        #expect(throws: UnreadableValue.self) { try Duration(argument: text) }
    }

    @Test(
        arguments: [
            (.zero, "0s"), (.seconds(90), "90s"), (.seconds(120), "2m"), (.seconds(7200), "2h"),
            (.milliseconds(1500), "1500ms"), (.microseconds(1), "1us"), (.nanoseconds(1_000_000_001), "1000000001ns"),
        ] as [(Duration, String)])
    func writesWhatItReads(duration: Duration, text: String) throws {
        #expect(duration.text == text)
        #expect(try Duration(argument: text) == duration)
    }
}
