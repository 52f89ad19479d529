import BulkheadCommands
import Testing

@testable import DaemonCommands

@Suite("What is typed") struct ReadingTests {
    @Test(arguments: [
        ("http://a:1", ServerAddress.network(host: "a", port: 1, isSecure: false)),
        ("https://a", .network(host: "a", port: 443, isSecure: true)),
        ("https://[::1]:7300/", .network(host: "::1", port: 7300, isSecure: true)),
        ("http://[::1]", .network(host: "::1", port: 80, isSecure: false)), ("unix:/x/y", .socket("/x/y")),
    ]) func addresses(text: String, address: ServerAddress) throws { #expect(try ServerAddress(text) == address) }

    @Test(arguments: ["", "a:1", "ftp://a", "http://", "http://a:0", "http://a:99999", "http://a:x", "http://a/b"])
    func addressesThatAreNone(text: String) { #expect(throws: CommandFailure.self) { try ServerAddress(text) } }

    @Test(arguments: [
        ("127.0.0.1:7300", "127.0.0.1", 7300, true), ("[::1]:80", "::1", 80, true), (":80", "127.0.0.1", 80, true),
        ("0.0.0.0:1", "0.0.0.0", 1, false), ("localhost:0", "localhost", 0, true),
    ]) func listeners(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let address = try #require(try ListenAddress(text))
        #expect(address.host == host && address.port == port && address.isLoopback == isLoopback)
    }

    @Test func aListenerCanBeNone() throws {
        #expect(try ListenAddress("none") == nil)
        #expect(throws: CommandFailure.self) { try ListenAddress("7300") }
        #expect(throws: CommandFailure.self) { try ListenAddress("a:70000") }
    }

    @Test(arguments: [
        ("box:/a", CopyCommand.Place.sandbox("box", "/a")), ("box:", .sandbox("box", ".")), ("a/b:c", .host("a/b:c")),
        ("./box:x", .host("./box:x")), (":x", .host(":x")), ("plain", .host("plain")),
    ]) func placesOfFiles(text: String, place: CopyCommand.Place) { #expect(CopyCommand.Place(text) == place) }

    @Test func recipes() throws {
        let recipe = try RecipeFile(
            text: """
                # comment
                FROM base
                RUN apt list && \\
                    # in between
                    echo 'a b'
                ENV A=1 B="two words" C=x\\ y
                env D the rest
                WORKDIR /srv
                COPY a b/ /dst/
                USER root
                """, name: "f")
        #expect(recipe.base == "base")
        #expect(
            recipe.steps == [
                .run("apt list &&  echo 'a b'"), .environment(["A": "1", "B": "two words", "C": "x y"]),
                .environment(["D": "the rest"]), .workingDirectory("/srv"), .copy(source: "a", destination: "/dst/"),
                .copy(source: "b/", destination: "/dst/"), .user("root"),
            ])
    }

    @Test(arguments: [
        "CMD x", "RUN", "COPY a", "COPY /etc/passwd /x", "COPY ../x /x", "COPY --from=a b c", "ENV A", "FROM a\nFROM b",
        "ENV A=\"x", "COPY [\"a\",\"b\"]",
    ]) func recipesThatAreNotUnderstood(text: String) {
        let error = #expect(throws: CommandFailure.self) { try RecipeFile(text: text, name: "f") }
        #expect(error?.message.hasPrefix("f:") == true)
    }

    @Test func keysThatDetach() {
        var keys = DetachKeys()
        #expect(keys.cut([1, 2, 0x10]) == nil)
        #expect(keys.cut([0x11, 5]) == [])
        var apart = DetachKeys()
        #expect(apart.cut([0x10, 1, 0x11]) == nil)
        var together = DetachKeys()
        #expect(together.cut([65, 0x10, 0x11, 66]) == [65])
    }

    @Test(arguments: [("a/b c", "a%2Fb%20c"), ("é", "%C3%A9"), ("A-z_0.9~", "A-z_0.9~"), ("", "")])
    func percentEncoding(text: String, encoded: String) { #expect(PercentEncoding.encode(text) == encoded) }
}
