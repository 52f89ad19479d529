import ControlPlane
import Foundation
import HTTPServing
import HTTPTypes
import Testing

@testable import E2BService

@Suite struct ReadingTests {
    private func body(_ text: String) throws -> JSONFields { try JSONFields(JSONValue(parsing: text.utf8)) }

    @Test func createOptions() throws {
        let request = try CreateRequest.read(
            body(
                #"""
                {"templateID":"base","timeout":60,"autoPause":true,"autoPauseMemory":false,"autoResume":{"enabled":true},
                 "metadata":{"a":"b"},"envVars":{"X":"1"},"volumeMounts":[{"name":"v","path":"/data"}],
                 "network":{"allowPublicTraffic":false,"maskRequestHost":"h:${PORT}","denyOut":["0.0.0.0/0"]}}
                """#), headers: [:], isOldRoute: false)
        #expect(request.timeout == 60 && request.timeoutAction == .hibernate && request.resumesOnTraffic)
        #expect(request.metadata == ["a": "b"] && request.environment == ["X": "1"] && request.isSecure)
        #expect(request.volumes == [VolumeMount(volume: "v", path: "/data")])
        #expect(!request.network.allowsPublicTraffic && request.network.maskedHost == "h:${PORT}")
        let old = try CreateRequest.read(
            body(#"{"templateID":"base","allow_internet_access":true}"#), headers: [:], isOldRoute: true)
        #expect(old.timeout == 15 && !old.isSecure && old.timeoutAction == .kill)
    }

    /// Every option that cannot be honoured is said, by its name.
    @Test(arguments: [
        (#"{"templateID":"b","unknown":1}"#, "unknown"), (#"{"templateID":"b","mcp":{"x":{}}}"#, "mcp"),
        (#"{"templateID":"b","iam":{"tokens":{"a":{}}}}"#, "iam"), (#"{"timeout":1}"#, "templateID"),
        (#"{"templateID":"b","allow_internet_access":true}"#, "allow_internet_access"),
        (#"{"templateID":"b","network":{"allowOut":["1.1.1.1"]}}"#, "network.allowOut"),
        (#"{"templateID":"b","network":{"dnsServers":["1.1.1.1"]}}"#, "network.dnsServers"),
        (#"{"templateID":"b","network":{"egressProxy":{"address":"x"}}}"#, "network.egressProxy"),
        (#"{"templateID":"b","network":{"rules":{"x":[]}}}"#, "network.rules"),
        (#"{"templateID":"b","network":{"httpsPorts":[443]}}"#, "network.httpsPorts"),
        (#"{"templateID":"b","network":{"other":1}}"#, "network.other"),
        (#"{"templateID":"b","network":{"denyOut":["example.com"]}}"#, "denyOut"),
        (#"{"templateID":"b","network":{"maskRequestHost":"a\r\nX: y"}}"#, "network.maskRequestHost"),
        (#"{"templateID":"b","timeout":-1}"#, "timeout"), (#"{"templateID":"b","metadata":{"a":1}}"#, "metadata.a"),
        (#"{"templateID":"b","volumeMounts":[{"name":"v"}]}"#, "volumeMounts[0].path"),
    ])
    func refusedOptions(_ text: String, _ field: String) throws {
        let body = try body(text)
        do {
            _ = try CreateRequest.read(body, headers: [:], isOldRoute: false)
            Issue.record("\(text) was taken")
        } catch {
            let failure = E2BFailure(error)
            #expect(failure.status == .badRequest && failure.message.contains(field), "\(failure.message)")
        }
    }

    @Test func metadataOfQueriesIsDecodedThreeTimes() throws {
        // What the client sends, after the query's own decoding.
        #expect(try MetadataQuery.read("a%2520b=c%252Fd%2520%25C3%25A9%2526%253D&x=y") == ["a b": "c/d é&=", "x": "y"])
        #expect(throws: E2BFailure.self) { try MetadataQuery.read("%") }
        #expect(throws: E2BFailure.self) { try MetadataQuery.read("a=%25zz") }
    }

    @Test func recipes() throws {
        let recipe = try RecipeReader.read(
            body(
                #"""
                {"fromImage":"e2bdev/base:latest","startCmd":"run","readyCmd":"","force":true,"steps":[
                 {"type":"RUN","args":["make","root"]},{"type":"ENV","args":["A","1","B","2"]},
                 {"type":"WORKDIR","args":["/w"]},{"type":"USER","args":["user"]},
                 {"type":"COPY","args":["src","/dst","","644"],"filesHash":"00"}]}
                """#), resources: SandboxResources())
        #expect(
            recipe.base == "base" && recipe.startCommand == "run" && recipe.readyCommand == nil && recipe.ignoresCache)
        #expect(
            recipe.steps == [
                .run(command: "make", user: "root"), .environment(["A": "1", "B": "2"]), .workingDirectory("/w"),
                .user("user"),
                .copy(archive: "00", source: "src", destination: "/dst", user: nil, mode: 0o644),
            ])
    }

    @Test(arguments: [
        #"{"fromImage":"ubuntu:22.04"}"#, "{}", #"{"fromTemplate":"base","steps":[{"type":"SHELL","args":[]}]}"#,
        #"{"fromTemplate":"base","fromImageRegistry":{"type":"aws"}}"#,
        #"{"fromTemplate":"base","steps":[{"type":"ENV","args":["A"]}]}"#,
        #"{"fromTemplate":"base","steps":[{"type":"COPY","args":["a","b","","9"],"filesHash":"x"}]}"#,
    ])
    func refusedRecipes(_ text: String) throws {
        let body = try body(text)
        #expect(throws: (any Error).self) { try RecipeReader.read(body, resources: SandboxResources()) }
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0.0), ("2000-02-29T12:34:56.250000Z", 951_827_696.25), ("1969-12-31T23:59:59Z", -1),
        ("2026-11-25T08:29:25.732327Z", 1_795_595_365.732327), ("2100-03-01T00:00:00Z", 4_107_542_400),
    ])
    func times(_ text: String, _ seconds: Double) {
        #expect(abs((RFC3339.date(text)?.timeIntervalSince1970 ?? .nan) - seconds) < 1e-6)
        #expect(RFC3339.text(Date(timeIntervalSince1970: seconds)) == text)
    }

    @Test func timesWithOffsetsAndBrokenOnes() {
        #expect(RFC3339.date("2026-01-01T01:00:00+01:00") == RFC3339.date("2026-01-01T00:00:00Z"))
        for text in ["", "2026-13-01T00:00:00Z", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01T00:00:00+1", "x"] {
            #expect(RFC3339.date(text) == nil)
        }
        _ = RFC3339.text(seconds: .max, nanoseconds: .max)
        _ = RFC3339.text(seconds: .min, nanoseconds: 0)
        #expect(HTTPDate.text(seconds: 784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test(arguments: [
        ("bytes=0-4", ByteRange.part(0..<5)), ("bytes=5-", .part(5..<10)), ("bytes=-3", .part(7..<10)),
        ("bytes=-30", .part(0..<10)), ("bytes=8-99", .part(8..<10)), ("bytes=10-", .unsatisfiable),
        ("bytes=-0", .unsatisfiable), ("bytes=5-4", .whole), ("bytes=0-1,3-4", .whole), ("lines=1-2", .whole),
        ("bytes=x-y", .whole), ("bytes=9223372036854775807-9223372036854775807", .unsatisfiable),
        ("bytes=99999999999999999999-", .unsatisfiable), ("bytes=0-9223372036854775807", .part(0..<10)),
    ])
    func ranges(_ text: String, _ range: ByteRange) {
        #expect(ByteRange.read([.range: text], size: 10, tag: "t") == range)
        #expect(ByteRange.read([.range: text, .ifRange: "other"], size: 10, tag: "t") == .whole)
    }

    @Test func base64() {
        for count in 0..<50 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37) }
            let text = String(decoding: Base64.encode(bytes), as: UTF8.self)
            #expect(text == Data(bytes).base64EncodedString())
            #expect(Base64.decode(text) == bytes)
        }
        for broken in ["a", "a=b=", "====", "a$b=", "ab=c"] { #expect(Base64.decode(broken) == nil) }
    }

    private func signature(_ target: String, _ method: HTTPRequest.Method) throws -> FileSignature {
        let target = try #require(RequestTarget(target))
        return try #require(FileSignature(target: target, method: method))
    }

    /// Computed with the client's own function.
    @Test func signaturesAreTheClients() throws {
        let read = "/files?path=%2Ftmp%2Fa&username=user&signature=v1_QWD6k4p1iDIDKCW6EAOoUosxT0FpphZhN3AN8lEorkI"
        let write =
            "/files?path=%2Ftmp%2Fa&username=user&signature_expiration=99"
            + "&signature=v1_Kzu7hi8ZRndHwnDBrkdEO1jrWhI%2BBgexfLvgVIplWxw"
        let reading = try signature(read, .get)
        #expect(reading.matches(token: "token") && !reading.matches(token: "another"))
        try reading.checkExpiration()
        let other = try signature(read, .post)
        #expect(!other.matches(token: "token"))
        let writing = try signature(write, .post)
        #expect(writing.matches(token: "token"))
        #expect(throws: E2BFailure.self) { try writing.checkExpiration() }
    }

    @Test(arguments: [
        ("a/../b", "/home/user/b"), ("/", "/"), ("//a///b/./c/", "/a/b/c"), ("/../../x", "/x"), ("~", "/home/user"),
        ("~/x", "/home/user/x"), ("~x", "/home/user/~x"), ("", "/home/user"),
    ])
    func paths(_ text: String, _ path: String) throws {
        #expect(try AgentCall.absolutePath(text, for: nil) == path)
    }

    @Test func pathsThatAreNone() {
        #expect(throws: ConnectFailure.self) { try AgentCall.absolutePath("a\0b", for: nil) }
        #expect(throws: ConnectFailure.self) {
            try AgentCall.absolutePath(String(repeating: "a", count: 5000), for: nil)
        }
    }
}
