import ControlPlane
import Foundation
import Hummingbird
import TestSupport
import Testing

@testable import NativeService

@Suite("The document of the interface") struct DocumentTests {
    private let document = OpenAPIDocument(routes: NativeService.routes, version: "test")

    @Test func everyTypeCanBeDescribed() { #expect(document.problems == []) }

    @Test func routerAndDocumentSayTheSame() throws {
        let mounted = Set(
            NativeService.router().routes.map { route in
                // The router shows captures in its own way; an example shows which.
                let path = "\(route.path)".split(separator: "/").map { part in
                    part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
                }
                return "\(route.method.rawValue) /" + path.joined(separator: "/")
            })
        guard case .object(let paths)? = document.json["paths"] else { throw ErrorBody(.failed, "no paths") }
        var described: Set<String> = []
        for (path, operations) in paths {
            guard case .object(let operations) = operations else { continue }
            for method in operations.keys { described.insert("\(method.uppercased()) \(path)") }
        }
        #expect(mounted == described)
        #expect(mounted.count == NativeService.routes.count)
    }

    @Test func operationsHaveNamesOfTheirOwn() {
        let names = NativeService.routes.map(\.operation)
        #expect(Set(names).count == names.count)
    }

    @Test func everyNameInAPathIsExplained() {
        for route in NativeService.routes {
            for name in route.pathNames { #expect(Route.pathDescriptions[name] != nil, "\(route.path)") }
        }
    }

    @Test func onlyHealthAndTheDocumentNeedNoToken() {
        let open = NativeService.routes.filter { $0.scope == nil }.map(\.path)
        #expect(Set(open) == ["/healthz", "/readyz", "/openapi.json"])
        for route in NativeService.routes where route.method != .get && route.method != .head {
            #expect(route.scope == .run || route.scope == .admin, "\(route.operation) changes something")
        }
    }

    @Test func aValidatorOfOthersAcceptsIt() async throws {
        let directory = FileManager.default.currentDirectoryPath + "/.build/test-tools/openapi/bin/python3"
        guard FileManager.default.isExecutableFile(atPath: directory) else {
            print("note: openapi-spec-validator is not installed (Scripts/test-tools does it); its check is left out")
            return
        }
        let script = "\(#filePath)".replacingOccurrences(of: "DocumentTests.swift", with: "validate.py")
        let text = String(decoding: try WireJSON.encode(document.json), as: UTF8.self)
        let result = try await HostCommand([directory, script], input: text).run()
        #expect(result.code == 0, "\(result.error)")
    }

    @Test func aTypeThatIsNotDescribedIsFound() {
        struct Odd: Codable { var name: String }
        struct Wrong: Codable, Described {
            var name: String
            static var descriptions: [String: String] { ["nam": "x"] }
        }
        var book = SchemaBook()
        _ = book.schema(of: Odd.self)
        #expect(book.problems == [])
        _ = book.schema(of: Wrong.self)
        #expect(book.problems.count == 1)
    }

    @Test func schemasAreThoseOfTheTypes() {
        var book = SchemaBook()
        _ = book.schema(of: CreateSandbox.self)
        guard case .object(let properties)? = book.components["CreateSandbox"] else {
            Issue.record("no schema")
            return
        }
        #expect(properties.map(\.name).contains("onTimeout"))
        #expect(properties.allSatisfy { !$0.isRequired })
        #expect(
            properties.first { $0.name == "onTimeout" }?.schema == .enumeration(["kill", "pause", "hibernate"]))
        #expect(properties.first { $0.name == "volumes" }?.schema == .array(.reference("VolumeMountInfo")))
    }
}
