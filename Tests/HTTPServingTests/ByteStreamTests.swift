import NIOCore
import Testing

@testable import HTTPServing

@Suite struct ByteStreamTests {
    @Test func holdsBackTheSocketAboveItsBound() async throws {
        let asked = SharedCounter()
        let stream = ByteStream(highWater: 100) { asked.add() }
        stream.push(ByteBuffer(repeating: 1, count: 60))
        #expect(stream.wantsMore)
        stream.push(ByteBuffer(repeating: 2, count: 60))
        #expect(!stream.wantsMore)
        _ = try await stream.next()
        #expect(asked.value == 0)
        _ = try await stream.next()
        #expect(asked.value == 1)
        #expect(stream.wantsMore)
    }

    @Test func deliversWhatIsThereBeforeAnError() async throws {
        let stream = ByteStream {}
        stream.push(ByteBuffer(string: "a"))
        stream.finish(ClientLeft())
        stream.push(ByteBuffer(string: "b"))
        #expect(try await stream.next() == ByteBuffer(string: "a"))
        await #expect(throws: ClientLeft.self) { try await stream.next() }
    }

    @Test func cancellationEndsAWait() async throws {
        let stream = ByteStream {}
        let waiting = Task { try await stream.next() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        stream.push(ByteBuffer(string: "later"))
        #expect(try await stream.next() == ByteBuffer(string: "later"))
    }
}
