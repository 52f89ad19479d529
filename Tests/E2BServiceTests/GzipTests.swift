import Testing

@testable import E2BService

@Suite struct GzipTests {
    /// Made with gzip(1): a stored block, fixed codes, dynamic codes with matches that overlap.
    private static let samples: [(packed: String, text: [UInt8])] = [
        ("H4sIAAAAAAACAwMAAAAAAAAAAAA=", []),
        ("H4sIAAAAAAACA8tIzcnJBwCGphA2BQAAAA==", Array("hello".utf8)),
        (
            "H4sIAAAAAAAEAwEAAf/+AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7"
                + "PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AgYKDhIWG"
                + "h4iJiouMjY6PkJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmqq6ytrq+wsbKztLW2t7i5uru8vb6/wMHCw8TFxsfIycrLzM3Oz9DR"
                + "0tPU1dbX2Nna29zd3t/g4eLj5OXm5+jp6uvs7e7v8PHy8/T19vf4+fr7/P3+/3OMBSkAAQAA",
            (0...255).map { UInt8($0) }
        ),
        (
            "H4sIAAAAAAACA42ZO44kNxAFfZ2iDyCDmcnvccboxS4wkARtGzq+atD1kuMFfQ6HnUHmJ+rz11/PR3n8/ePx8Xg9/3s9Xj8/Xo9/"
                + "n/88P16/H79ev5+fP/58lD8+v9YZrbP3Oqd19b0uaN16r6v4f/t7YaOF3t4LOy2Me8eBP+U+46SF/f7RixbOO4qGWKwIDJNx7Ypw"
                + "rN4nteC437/eGNG6I2oMSZSsM0/tiqB86qyIKlwRWHxPdOeRVhUtR1q1ald+SvM+qyOt5ncEHGm1ccfVkVYXLUdaPXdFWiPPirRG"
                + "RoCfluIaSGuJViCtpTsQ/LaKrlbw4yq6scGvy/QQonEqELHovFbPNhCZhbJBzIMcozggNGvKXZUzYhe2yimxK9NW5jaUvitzm6oJ"
                + "9SArqtBUTotF3CrnRVNJrJwYvei8yM2jKA7IzWu549sK53Fxa8jNe+6L3HzovC24QCgODbn5ypYDuUVya9x2mO5DGwdVSufliha6"
                + "v41LWtW76IXLn7h15BZD77gjt5jKDx25xVLe6ZVrsPJZR24182RHbjWUfzt3jFV5vSO32lUvOnKrQ3VocC+S5W0gt1ZUNQdya6Zi"
                + "PLgdCdX4wf1IVeswkFvLjmR07nNyX+TWVp6Xm/2ScVjcQCm+s/AQIW4TufWm+zCdOzPds4nc+tT9nchtFL2L2bjlE7eJ3EboHU9u"
                + "JZvyw+RecijvTOQ2lvLZKjzTidtCbtOVf5dzQ5tjJXKbXfViIbc5VYdW405Z3BZyu0KmfZHbqqrHa3ILrjq/kNuaJSfskxE7h+xi"
                + "B+393vtgGKg6tZWDcaArHtcfHgwPirQVHgksGV7/hld75N48Fly9fp6bBwPrPWPCo4HNtCUHusS/CZMDYxLpTA6kibfUJgfexEea"
                + "kwN14ivlCdsTi+1PWKBY1FQodjLipUVhjWKxUqSwSbFqPR1VORggkyX7FLvSZO59IMCmqrexVbFm6guMxYq1UMdh7FZs9zLGesXa"
                + "3Hszy/7t3Myyx44Js+w73nEwtGc3amxbbOx7ciBcRs07eKBcxr7fB9JlrHw7B9pl7nd5IF5mzTd/oF7mzicH8mWVrXjXgaLIPHgg"
                + "YFZOhHagYNbO3yxhrtqatYE1jJddd1jEeBlZ0w5UzLd6eSJjImvxgY6xXecPhMwXTK1mJeO7PzmQMtvK2IGW8d1XHYiZsDz3gZqJ"
                + "7AXtQM7EyHiznvG6WbKg8Rp5T1jReM2e21jS+PXkMybMsuWcYP1AsO13yarGW842xrLGrwlW52Zd4z3nMWNh41dCVrxZ2fj49u2I"
                + "WY6W+Zu1jY+ce43FjV/ZPmPCLGfO6sbyxueul6xvfKVfMBY4vlrWeVY4V2OaPQRLnCie/ck40Ka792GRE2XtvceBZt3nZnl68c6Y"
                + "sD719GXGQid897GsdMLT8RlLnQjLO8haJ6LuL6TMMma+HVY7sV2qsdy5RpJ886x3oqb/NRY80SJzFSueaOmsbR3I8D1fsuaJnp7d"
                + "WPRcg1fWBlY9MfLbgLHsuSaSrGmse2LuesnC55oashaz8omZ32CMpc81XmYPwdon1td3o/8BqaBWBPAiAAA=",
            Array((0..<200).map { "line \($0) of a text that repeats itself, \($0 * $0)\n" }.joined().utf8)
        ),
        (
            "H4sIAAAAAAACA+3BMQEAAADCoKzrX8IaHkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAArwaH+uIboIYBAA==",
            [UInt8](repeating: 0x61, count: 100_000)
        ),
    ]

    private func unpack(_ packed: [UInt8], piece: Int, limit: Int = 1000) throws -> [UInt8] {
        var reader = GzipReader()
        var output: [UInt8] = []
        var rest = packed[...]
        while true {
            let unpacked = try reader.read(limit: limit)
            output += unpacked
            guard unpacked.isEmpty else { continue }
            guard !rest.isEmpty else { break }
            reader.feed(Array(rest.prefix(piece)))
            rest = rest.dropFirst(piece)
        }
        #expect(reader.isAtEnd)
        return output
    }

    @Test(arguments: [1, 2, 7, 1000])
    func unpacksInPiecesOfAnySize(_ piece: Int) throws {
        for (packed, text) in Self.samples {
            let bytes = try #require(Base64.decode(packed))
            #expect(try unpack(bytes, piece: piece) == text)
            #expect(try unpack(bytes, piece: piece, limit: 999) == text)
        }
    }

    @Test func everyBrokenByteIsNoticed() throws {
        let packed = try #require(Base64.decode(Self.samples[1].packed))
        for index in packed.indices where !(4...9).contains(index) {
            var broken = packed
            broken[index] ^= 0x41
            let result = Result { try unpackToEnd(broken) }
            #expect((try? result.get()) == nil, "byte \(index)")
        }
    }

    /// The text, or nil when the end never comes.
    private func unpackToEnd(_ packed: [UInt8]) throws -> [UInt8]? {
        var reader = GzipReader()
        reader.feed(packed)
        var output: [UInt8] = []
        while true {
            let unpacked = try reader.read(limit: 100)
            guard !unpacked.isEmpty else { break }
            output += unpacked
        }
        return reader.isAtEnd ? output : nil
    }
}
