import Sandboxing
import Testing

@Suite("Mounts as text")
struct MountTextTests {
    @Test(arguments: [
        (".:/work", Mount(source: ".", target: "/work", access: .readOnly)),
        (".:/work:ro", Mount(source: ".", target: "/work", access: .readOnly)),
        ("/a b:/c d:rw", Mount(source: "/a b", target: "/c d", access: .readWrite)),
        ("../x:/work:cow", Mount(source: "../x", target: "/work", access: .copyOnWrite)),
    ])
    func reads(text: String, mount: Mount) throws {
        #expect(try Mount(argument: text) == mount)
    }

    @Test(arguments: ["", ".", ":/work", ".:", ".::cow", ".:/work:", ".:/work:RW", ".:/work:ro:rw", "a:b:c:d"])
    func refuses(text: String) {
        #expect(throws: UnreadableValue.self) { try Mount(argument: text) }
    }

    @Test(arguments: [
        ("/x", "/base", "/x"), (".", "/base", "/base"), ("./", "/base", "/base"), ("./a", "/base", "/base/a"),
        (".//./a/.", "/base", "/base/a/."), ("..", "/base", "/base/.."), ("a", "/", "/a"), ("", "/base", "/base"),
        (".hidden", "/base", "/base/.hidden"),
    ])
    func absolutePaths(path: String, directory: String, result: String) {
        #expect(HostPath.absolute(path, in: directory) == result)
    }
}
