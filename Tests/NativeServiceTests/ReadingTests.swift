import ControlPlane
import Foundation
import Sandboxing
import Testing

@testable import NativeService

@Suite("What requests say") struct ReadingTests {
    private let reader = BodyReader(
        components: OpenAPIDocument(routes: NativeService.routes, version: "test").components)

    private func field(_ text: String) -> String? {
        do {
            _ = try reader.value(CreateSandbox.self, from: Data(text.utf8))
            return "no error"
        } catch {
            return error.field
        }
    }

    @Test(arguments: [
        (#"{"nam":"x"}"#, "nam"), (#"{"resources":{"memroy":1}}"#, "resources.memroy"),
        (#"{"volumes":[{"volume":"a","path":"/a","x":1}]}"#, "volumes[0].x"),
        (#"{"volumes":[{"volume":"a"}]}"#, "volumes[0].path"), (#"{"timeout":"5"}"#, "timeout"),
        (#"{"onTimeout":"explode"}"#, "onTimeout"), (#"{"resources":5}"#, "resources"),
        (#"{"resources":{"memory":-1}}"#, "resources.memory"), (#"{"metadata":{"a":1}}"#, "metadata.a"),
    ]) func whatIsWrongIsNamed(text: String, wanted: String) { #expect(field(text) == wanted) }

    @Test(arguments: ["", "5", "[]", "nul", "{", #"{"a":}"#, "\u{FF}", String(repeating: "[", count: 100_000)])
    func whatIsNoObjectIsRefused(text: String) { #expect(field(text) == nil) }

    @Test func nothingIsEnough() throws {
        #expect(try reader.value(CreateSandbox.self, from: Data("{}".utf8)) == CreateSandbox())
    }

    @Test(
        arguments: [
            (nil, [:]), ("", [:]), ("a=1&b=%2Fx%20y+z", ["a": "1", "b": "/x y z"]), ("a", ["a": ""]),
            ("%61=%C3%A9", ["a": "é"]), ("a=b=c", ["a": "b=c"]),
        ] as [(String?, [String: String])]) func queriesAreRead(text: String?, values: [String: String]) throws
    {
        #expect(try QueryText.values(in: text) == values)
    }

    @Test(arguments: ["a=%", "a=%zz", "a=%C3", "a=1&a=2", "%FF=1"]) func brokenQueriesAreRefused(text: String) {
        #expect(throws: ErrorBody.self) { try QueryText.values(in: text) }
    }

    @Test(arguments: [
        ("bytes=0-4", 0, 4), ("bytes=5-", 5, 9), ("bytes=-3", 7, 9), ("bytes=-100", 0, 9), ("bytes=8-100", 8, 9),
    ]) func rangesAreRead(header: String, first: UInt64, last: UInt64) throws {
        let range = try #require(try ByteRange(header: header, size: 10))
        #expect(range.first == first && range.last == last)
    }

    @Test(arguments: [nil, "lines=1-2", "bytes=a-b", "bytes=4-2", "bytes=0-1,3-4", "bytes=", "bytes=-"])
    func rangesThatMeanNothingAreLeftAside(header: String?) throws {
        #expect(try ByteRange(header: header, size: 10) == nil)
    }

    @Test(arguments: ["bytes=10-", "bytes=-0", "bytes=99999999999999999999-"]) func rangesOutsideAreRefused(
        header: String
    ) {
        let range = Result { try ByteRange(header: header, size: 10) }
        switch range {
        case .success(let range): #expect(range == nil && header.count > 20)
        case .failure(let error): #expect((error as? ErrorBody)?.code == .unsatisfiableRange)
        }
    }

    @Test(arguments: [("TERM", 15), ("SIGINT", 2), ("kill", 9), ("34", 34)]) func signalsHaveNames(
        text: String, number: Int32
    ) throws { #expect(try SignalName.signal(text).rawValue == number) }

    @Test(arguments: ["", "SIG", "FOO", "0", "65", "-1"]) func unknownSignalsAreRefused(text: String) {
        #expect(throws: ErrorBody.self) { try SignalName.signal(text) }
    }

    @Test(
        arguments: [
            (nil, nil), ("*/*", nil), ("application/json", nil), ("text/event-stream", .serverSentEvents),
            ("application/x-ndjson", .lines), ("text/html;q=0.1, application/x-ndjson;q=1", .lines),
        ] as [(String?, StreamFormat?)]) func clientsChooseTheFormOfStreams(header: String?, format: StreamFormat?)
    {
        #expect(StreamFormat(accepting: header) == format)
    }
}
