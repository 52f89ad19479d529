import HTTPServing
import Testing

@Suite struct RequestTargetTests {
    @Test func segmentsAreDecodedAfterTheyWereSplit() {
        let target = RequestTarget("/templates/team%2Fsnap%3Adefault/?a=1+2&b=%C3%A9&a=3&c")
        #expect(target?.segments == ["templates", "team/snap:default"])
        #expect(target?["a"] == "1 2")
        #expect(target?["b"] == "é")
        #expect(target?["c"] == "")
        #expect(target?["d"] == nil)
    }

    @Test(arguments: ["/%", "/%2", "/%zz", "/%00", "/a?b=%00", "/%ff", "/%C3", "/a?%ff=1"])
    func brokenEscapes(_ text: String) {
        #expect(RequestTarget(text) == nil)
    }
}
