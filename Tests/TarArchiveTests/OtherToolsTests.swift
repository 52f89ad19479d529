import Glibc
import TarArchive
import Testing

/// Archives made and read by GNU tar and by Python.
@Suite struct OtherToolsTests {
    private static let script = """
        import io, sys, tarfile
        fmt = {"ustar": tarfile.USTAR_FORMAT, "gnu": tarfile.GNU_FORMAT, "pax": tarfile.PAX_FORMAT}[sys.argv[1]]
        t = tarfile.open(fileobj=sys.stdout.buffer, mode="w|", format=fmt)
        def add(name, kind=tarfile.REGTYPE, data=b"", **more):
            i = tarfile.TarInfo(name)
            i.type, i.size = kind, len(data)
            for k, v in more.items(): setattr(i, k, v)
            t.addfile(i, io.BytesIO(data))
        long = "/".join(["part-of-a-name"] * 12)
        add("file", data=b"hello", mode=0o640, uid=7, gid=8, mtime=1234567890)
        add(long, data=b"x" * 1000)
        add("dir", tarfile.DIRTYPE, mode=0o755)
        add("link", tarfile.SYMTYPE, linkname="file")
        add("hard", tarfile.LNKTYPE, linkname="file")
        if fmt != tarfile.USTAR_FORMAT:
            add("longlink", tarfile.SYMTYPE, linkname=long * 3)
            add("q" * 300, data=b"y")
            add("ids", uid=3000000000, gid=2097152)
        if fmt == tarfile.PAX_FORMAT:
            i = {"SCHILY.xattr.user.a": "b", "comment": "nothing"}
            add("attr", data=b"z", pax_headers=i, mtime=1.5)
        t.close()
        """

    private static func python(
        _ script: String, _ argument: String, input: String = "/dev/null"
    ) -> (output: [UInt8], status: Int32) {
        // The script has no single quotes.
        shell("python3 -c '\(script)' \(argument) < \(input)")
    }

    @Test(arguments: ["ustar", "gnu", "pax"])
    func archivesMadeByPython(format: String) throws {
        let made = Self.python(Self.script, format)
        #expect(made.status == 0)
        let items = try readItems(made.output)
        let long = Array(repeating: "part-of-a-name", count: 12).joined(separator: "/")
        var expected = [
            Item(
                TarEntry(
                    path: bytes("file"), kind: .file, mode: 0o640, userID: 7, groupID: 8,
                    modified: TarTimestamp(seconds: 1_234_567_890)), bytes("hello")),
            Item(TarEntry(path: bytes(long), kind: .file), [UInt8](repeating: 120, count: 1000)),
            Item(TarEntry(path: bytes("dir"), kind: .directory, mode: 0o755)),
            Item(TarEntry(path: bytes("link"), kind: .symlink, linkTarget: bytes("file"))),
            Item(TarEntry(path: bytes("hard"), kind: .hardlink, linkTarget: bytes("file"))),
        ]
        if format != "ustar" {
            expected += [
                Item(TarEntry(path: bytes("longlink"), kind: .symlink, linkTarget: bytes(long + long + long))),
                Item(TarEntry(path: bytes(String(repeating: "q", count: 300)), kind: .file), bytes("y")),
                Item(TarEntry(path: bytes("ids"), kind: .file, userID: 3_000_000_000, groupID: 2_097_152)),
            ]
        }
        if format == "pax" {
            expected.append(
                Item(
                    TarEntry(
                        path: bytes("attr"), kind: .file, modified: TarTimestamp(seconds: 1, nanoseconds: 500_000_000),
                        extendedAttributes: ["user.a": bytes("b")]), bytes("z")))
        }
        #expect(items == expected)
    }

    @Test(arguments: ["v7", "ustar", "oldgnu", "gnu", "posix"])
    func archivesMadeByGNUTar(format: String) throws {
        let made = shell(
            """
            set -e; d=$(mktemp -d); cd "$d"; mkdir -p top/sub; printf hello > top/file; printf deep > top/sub/deep
            ln -s file top/link; ln top/file top/hard; chmod 2750 top/sub; touch -d @99.25 top/file
            case \(format) in gnu|oldgnu|posix)
                mkdir -p top/$(printf 'l%.0s' $(seq 120)); printf x > top/$(printf 'l%.0s' $(seq 120))/$(printf 'm%.0s' $(seq 120));;
            esac
            tar --format=\(format) --sort=name --owner=5 --group=6 -cf - top; rm -rf "$d"
            """)
        #expect(made.status == 0)
        let items = try readItems(made.output)
        var names = ["top", "top/file", "top/hard", "top/link"]
        let (l, m) = (String(repeating: "l", count: 120), String(repeating: "m", count: 120))
        if format != "v7" && format != "ustar" { names += ["top/\(l)", "top/\(l)/\(m)"] }
        names += ["top/sub", "top/sub/deep"]
        // GNU sorts names as strcoll does, which here may put the long name before "link" or behind it.
        #expect(Set(items.map { String(decoding: $0.entry.path, as: UTF8.self) }) == Set(names))
        #expect(items.count == names.count)
        for item in items {
            #expect(item.entry.userID == 5 && item.entry.groupID == 6)
            switch String(decoding: item.entry.path, as: UTF8.self) {
            case "top/file":
                #expect(item.contents == bytes("hello"))
                let fraction: UInt32 = format == "posix" ? 250_000_000 : 0
                #expect(item.entry.modified == TarTimestamp(seconds: 99, nanoseconds: fraction))
            case "top/hard": #expect(item.entry.kind == .hardlink && item.entry.linkTarget == bytes("top/file"))
            case "top/link": #expect(item.entry.kind == .symlink && item.entry.linkTarget == bytes("file"))
            case "top/sub": #expect(item.entry.kind == .directory && item.entry.mode == 0o2750)
            case "top/sub/deep": #expect(item.contents == bytes("deep"))
            default: break
            }
        }
    }

    @Test func pythonReadsWhatIsWritten() throws {
        let script = """
            import hashlib, os, sys, tarfile
            for i in tarfile.open(fileobj=sys.stdin.buffer, mode="r|", errors="surrogateescape"):
                kind = {b"0": "file", b"1": "hardlink", b"2": "symlink", b"3": "characterDevice", b"4": "blockDevice",
                    b"5": "directory", b"6": "fifo"}[i.type]
                print(os.fsencode(i.name).hex(), kind, i.mode, i.uid, i.gid, i.size, os.fsencode(i.linkname).hex() or "-",
                    i.devmajor, i.devminor, sorted(k for k in i.pax_headers if k.startswith("SCHILY.")), sep="|")
            """
        try withTemporaryFile(archive(notableItems)) { path in
            let read = Self.python(script, "", input: path)
            #expect(read.status == 0)
            let lines = String(decoding: read.output, as: UTF8.self).split(separator: "\n")
            #expect(lines.count == notableItems.count)
            for (line, item) in zip(lines, notableItems) {
                let entry = item.entry
                let attributes = entry.extendedAttributes.keys.sorted().map { "'SCHILY.xattr.\($0)'" }
                let fields = [
                    hex(entry.path), entry.kind.rawValue, String(entry.mode), String(entry.userID),
                    String(entry.groupID), String(entry.size), entry.linkTarget.isEmpty ? "-" : hex(entry.linkTarget),
                    String(entry.deviceMajor), String(entry.deviceMinor),
                    "[" + attributes.joined(separator: ", ") + "]",
                ]
                #expect(line == fields.joined(separator: "|"))
            }
        }
    }

    @Test func gnuTarReadsWhatIsWritten() throws {
        try withTemporaryFile(archive(notableItems)) { path in
            let listed = shell("tar --quoting-style=literal --null -tf \(path) 2>/dev/null | tr '\\n' '|'")
            #expect(listed.status == 0)
            let expected = notableItems.map { item in
                item.entry.path + (item.entry.kind == .directory ? bytes("/") : []) + bytes("\n")
            }
            #expect(listed.output == expected.joined().map { $0 == 10 ? 124 : $0 })
        }
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func withTemporaryFile(_ contents: [UInt8], _ body: (String) throws -> Void) throws {
        var template = Array("/tmp/bulkhead-tar-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer {
            close(descriptor)
            unlink(path)
        }
        try #require(write(descriptor, contents, contents.count) == contents.count)
        try body(path)
    }
}
