import HTTPTypes
import Testing

@testable import HTTPServing

@Suite struct HopByHopTests {
    @Test func whatIsAboutTheConnectionStays() {
        var fields: HTTPFields = [
            .connection: "close, X-Named, Content-Length", .contentLength: "5", .upgrade: "h2c", .te: "trailers",
            .transferEncoding: "chunked", .contentType: "text/plain",
        ]
        for name in ["X-Named", "Keep-Alive", "Proxy-Connection", "X-Kept"] {
            if let name = HTTPField.Name(name) { fields[name] = "value" }
        }
        let names = fields.passedOn().map { $0.name.canonicalName }.sorted()
        #expect(names == ["content-length", "content-type", "x-kept"])
    }

    @Test func placesPerSandboxAreCounted() {
        let limiter = ConnectionLimiter(limit: 2)
        #expect(limiter.enter("a") && limiter.enter("a") && !limiter.enter("a") && limiter.enter("b"))
        limiter.leave("a")
        #expect(limiter.enter("a") && !limiter.enter("a"))
        limiter.leave("never entered")
    }
}
