import CLinux
import Glibc
import Testing

@testable import Jail

/// Names that must not leave a tree, tried with the kernel's own resolution and with the one by components.
@Suite struct BeneathTests {
    static let cases: [(String, Int32)] = [
        ("file", 0), ("dir/deep/file", 0), ("dir//deep/./file", 0), ("", 0), (".", 0), ("dir/", 0),
        ("missing", ENOENT), ("dir/missing/file", ENOENT), ("file/below", ENOTDIR),
        ("..", EXDEV), ("../outside", EXDEV), ("dir/../../outside", EXDEV), ("/etc/passwd", EXDEV), ("/", EXDEV),
        ("link", ELOOP), ("out", ELOOP), ("out/passwd", ELOOP), ("dir/up/file", ELOOP), ("linked-dir/file", ELOOP),
        (String(repeating: "n", count: 256), ENAMETOOLONG),
    ]

    private static func makeTree() throws -> ScratchDirectory {
        let directory = try ScratchDirectory()
        directory.run(
            """
            mkdir -p tree/dir/deep; touch tree/file tree/dir/deep/file outside; ln -s file tree/link
            ln -s /etc tree/out; ln -s ../.. tree/dir/up; ln -s dir/deep tree/linked-dir
            """)
        return directory
    }

    @Test(arguments: cases)
    func namesStayBeneath(name: String, expected: Int32) throws {
        let directory = try Self.makeTree()
        let tree = try FileTree(opening: directory.path + "/tree")
        for open in [cl_beneath_open, cl_beneath_open_by_component] {
            let code = open(tree.descriptor, name, cl_beneath_read, 0)
            #expect(min(code, 0) == -expected)
            if code >= 0 { close(code) }
        }
    }

    @Test(.enabled(if: canMount)) func otherMountsAreNotEntered() throws {
        let directory = try Self.makeTree()
        #expect(directory.run("mount -t tmpfs none tree/dir/deep && touch tree/dir/deep/file").status == 0)
        defer { directory.run("umount -l tree/dir/deep") }
        let tree = try FileTree(opening: directory.path + "/tree")
        for open in [cl_beneath_open, cl_beneath_open_by_component] {
            #expect(open(tree.descriptor, "dir/deep/file", cl_beneath_read, 0) == -EXDEV)
        }
    }

    @Test func creatingNeverGoesThroughALink() throws {
        let directory = try Self.makeTree()
        directory.run("ln -s ../outside tree/trap; ln -s ../new tree/dangling")
        let tree = try FileTree(opening: directory.path + "/tree")
        for open in [cl_beneath_open, cl_beneath_open_by_component] {
            for name in ["trap", "dangling"] {
                #expect(open(tree.descriptor, name, cl_beneath_create, 0o600) == -EEXIST)
                #expect(open(tree.descriptor, name, cl_beneath_write, 0) == -ELOOP)
            }
        }
        #expect(directory.run("test ! -e new && test ! -s outside").status == 0)
    }

    @Test func modesOfLinksTouchNothing() throws {
        let directory = try Self.makeTree()
        directory.run("ln -s ../outside tree/trap; chmod 644 outside")
        let tree = try FileTree(opening: directory.path + "/tree")
        #expect(cl_beneath_set_mode(tree.descriptor, "trap", 0o777) == -EOPNOTSUPP)
        #expect(directory.run("stat -c %a outside").output == "644\n")
    }

    @Test func removingADeepTreeNeedsNeitherStackNorDescriptors() throws {
        let directory = try ScratchDirectory()
        let script =
            "import os\nos.mkdir(\"deep\"); os.chdir(\"deep\")\n"
            + "for i in range(5000):\n os.mkdir(\"d\" * 100); os.symlink(\"/etc\", \"l\"); os.chdir(\"d\" * 100)\n"
        #expect(directory.run("python3 -c '\(script)'").status == 0)
        let tree = try FileTree(opening: directory.path)
        try TreeWalk.remove(bytes("deep"), in: tree.descriptor, path: directory.path)
        #expect(try tree.names(in: []).isEmpty)
        #expect(shell("test -e /etc/passwd").status == 0)
    }
}
