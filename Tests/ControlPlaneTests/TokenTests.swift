import ControlPlane
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct TokenTests {
    @Test func aKeyOpensWhatItWasMadeForAndSurvivesARestart() async throws {
        let directory = try TemporaryDirectory()
        let daemon = try await Daemon(directory)
        let (record, key) = try await daemon.plane.createToken(name: "ci", scopes: [.read, .run])
        #expect(key.hasPrefix("e2b_") && key.count == 44)
        #expect(await daemon.plane.scopes(of: key) == [.read, .run])
        #expect(await daemon.plane.scopes(of: key + "0") == [])
        #expect(await daemon.plane.scopes(of: "") == [])
        #expect(!"\(record)".contains(key))
        let twice = await failure { () async throws(ControlPlaneError) in
            try await daemon.plane.createToken(name: "ci", scopes: [.read])
        }
        #expect(twice != nil)
        await daemon.plane.shutDown(.kill)

        let next = try await Daemon(directory)
        #expect(await next.plane.scopes(of: key) == [.read, .run])
        try await next.plane.deleteToken("ci")
        #expect(await next.plane.scopes(of: key) == [])
        #expect(await next.plane.listTokens().isEmpty)
        await next.plane.shutDown(.kill)
    }
}
