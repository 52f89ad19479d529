import HTTPServing
import HTTPTypes
import Testing

@Suite struct DestinationTests {
    private let reader = DestinationReader(domains: ["sbx.localhost", "boxes.example.com"])

    private func request(_ host: String, _ path: String = "/", _ fields: [(String, String)] = []) -> HTTPRequest {
        var headers = HTTPFields()
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        return HTTPRequest(method: .get, scheme: "http", authority: host, path: path, headerFields: headers)
    }

    private func sandbox(_ id: String, _ port: UInt16, _ path: String? = nil) -> Destination {
        var address = SandboxAddress(sandboxID: id, port: port)
        address.path = path
        return .sandbox(address)
    }

    @Test(arguments: ["3000-iabc.sbx.localhost", "3000-IABC.SBX.LOCALHOST:8080", "3000-iabc.boxes.example.com.:1"])
    func hostNamesASandbox(_ host: String) throws {
        #expect(try reader.destination(of: request(host)) == sandbox("iabc", 3000))
    }

    @Test(arguments: [
        "api.sbx.localhost", "sbx.localhost:1", "127.0.0.1:8080", "localhost", "[::1]:80", "3000-i.other.com", "",
    ])
    func hostNamesTheService(_ host: String) throws {
        #expect(try reader.destination(of: request(host)) == .service)
    }

    private let fields = [("E2b-Sandbox-Id", "iabc"), ("E2b-Sandbox-Port", "49983")]

    @Test(arguments: [
        "127.0.0.1:1", "localhost:9", "[::1]:1", "sandbox.sbx.localhost", "api.sbx.localhost", "3-iabc.x",
    ])
    func headersCountWhereTheHostNamesNone(_ host: String) throws {
        if host == "3-iabc.x" {
            #expect(throws: UnclearDestination.self) { try reader.destination(of: request(host, "/", fields)) }
        } else {
            #expect(try reader.destination(of: request(host, "/", fields)) == sandbox("iabc", 49983))
        }
    }

    @Test func pathNamesASandbox() throws {
        #expect(try reader.destination(of: request("localhost", "/p/80/iabc/a/b?c")) == sandbox("iabc", 80, "/a/b?c"))
        #expect(try reader.destination(of: request("localhost", "/p/80/iabc?c=/d")) == sandbox("iabc", 80, "/?c=/d"))
        #expect(try reader.destination(of: request("localhost", "/p/80/iabc")) == sandbox("iabc", 80, "/"))
        // A server in a sandbox may have such paths itself.
        #expect(try reader.destination(of: request("80-ix.sbx.localhost", "/p/1/iy/")) == sandbox("ix", 80))
    }

    @Test(arguments: [
        "0-i.sbx.localhost", "65536-i.sbx.localhost", "x-i.sbx.localhost", "1-.sbx.localhost", "1-i-2.sbx.localhost",
        "01-i.sbx.localhost", "1-i%2e.sbx.localhost", "a b", "a:b", "a:1:2", "[::1", "x/y",
        "1-\(String(repeating: "a", count: 65)).sbx.localhost",
    ])
    func unclearHosts(_ host: String) {
        #expect(throws: UnclearDestination.self) { try reader.destination(of: request(host)) }
    }

    @Test(arguments: ["/p/", "/p/80", "/p/x/i", "/p/80/I", "/p/80/../x", "/p/80/a%2eb/"])
    func unclearPaths(_ path: String) {
        #expect(throws: UnclearDestination.self) { try reader.destination(of: request("localhost", path)) }
    }

    @Test(arguments: [
        [("E2b-Sandbox-Id", "iabc")], [("E2b-Sandbox-Port", "1")],
        [("E2b-Sandbox-Id", "iabc"), ("E2b-Sandbox-Id", "iabc"), ("E2b-Sandbox-Port", "1")],
        [("E2b-Sandbox-Id", "iabc"), ("E2b-Sandbox-Port", "1"), ("E2b-Sandbox-Port", "2")],
        [("E2b-Sandbox-Id", "i/abc"), ("E2b-Sandbox-Port", "1")],
        [("E2b-Sandbox-Id", "iabc"), ("E2b-Sandbox-Port", "-1")],
    ])
    func unclearHeaders(_ fields: [(String, String)]) {
        #expect(throws: UnclearDestination.self) { try reader.destination(of: request("localhost", "/", fields)) }
    }

    @Test func hostAndHeadersMustAgree() throws {
        #expect(try reader.destination(of: request("49983-iabc.sbx.localhost", "/", fields)) == sandbox("iabc", 49983))
        #expect(throws: UnclearDestination.self) {
            try reader.destination(of: request("49983-iother.sbx.localhost", "/", fields))
        }
    }
}
