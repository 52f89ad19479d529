import Glibc
import Testing

@testable import Seccomp

@Suite("The table of calls")
struct SyscallTableTests {
    @Test("Names are sorted, so that the search finds each")
    func sorted() {
        for (row, next) in zip(SyscallTable.rows, SyscallTable.rows.dropFirst()) {
            #expect(row.name < next.name)
        }
        for row in SyscallTable.rows {
            #expect(SyscallTable.row(named: row.name)?.name == row.name)
        }
        for name in ["", "a", "zzz", "clone4", "Clone"] {
            #expect(SyscallTable.row(named: name) == nil)
        }
    }

    @Test("No number has two names", arguments: Architecture.allCases)
    func unique(_ architecture: Architecture) {
        let numbers = SyscallTable.rows.compactMap { $0.number(on: architecture) }
        #expect(Set(numbers).count == numbers.count)
    }

    @Test("The tables have no holes but the kernel's own")
    func complete() {
        let x86 = Set(SyscallTable.rows.compactMap { $0.number(on: .x86_64) })
        #expect(x86 == Set(Array(0...336) + Array(424...470)))
        let arm = Set(SyscallTable.rows.compactMap { $0.number(on: .arm64) })
        // 244 to 259 belong to single architectures, 295 to 402 were never given out, 403 to 423 are for 32 bits.
        #expect(arm == Set(Array(0...243) + Array(260...294) + Array(424...470)))
    }

    @Test(
        "Landmarks",
        arguments: [
            ("read", 0, 63), ("write", 1, 64), ("open", 2, nil), ("ioctl", 16, 29), ("socket", 41, 198),
            ("clone", 56, 220), ("execve", 59, 221), ("ptrace", 101, 117), ("prctl", 157, 167), ("mount", 165, 40),
            ("openat", 257, 56), ("unshare", 272, 97), ("seccomp", 317, 277), ("memfd_create", 319, 279),
            ("bpf", 321, 280), ("pkey_mprotect", 329, 288), ("uretprobe", 335, nil), ("io_uring_setup", 425, 425),
            ("clone3", 435, 435), ("memfd_secret", 447, 447), ("fchmodat2", 452, 452), ("mseal", 462, 462),
            ("setxattrat", 463, 463), ("open_tree_attr", 467, 467), ("file_getattr", 468, 468),
            ("file_setattr", 469, 469), ("listns", 470, 470), ("fstat", 5, 80), ("newfstatat", 262, 79),
            ("renameat", 264, 38), ("arch_prctl", 158, nil),
        ] as [(String, UInt32, UInt32?)])
    func landmarks(_ name: String, _ x86: UInt32?, _ arm: UInt32?) throws {
        let row = try #require(SyscallTable.row(named: name))
        #expect(row.number(on: .x86_64) == x86)
        #expect(row.number(on: .arm64) == arm)
    }

    @Test(
        "The headers of this machine agree",
        .enabled(if: Headers.x86_64 != nil, "no kernel headers for x86_64 are installed"))
    func headers() throws {
        let defined = try #require(Headers.x86_64)
        #expect(defined.count > 300)
        for (name, number) in defined where number <= 470 {
            #expect(SyscallTable.row(named: name)?.number(on: .x86_64) == number, "\(name)")
        }
    }

    @Test("Every call that arguments decide has a rule, and no other")
    func rules() {
        for row in SyscallTable.rows {
            #expect((StandardRules.rule(named: row.name) != nil) == (row.group == .examined), "\(row.name)")
        }
    }
}

private enum Headers {
    /// What the kernel's header says, by name.
    static let x86_64: [String: UInt32]? = {
        guard let file = fopen("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", "r") else { return nil }
        defer { fclose(file) }
        var numbers: [String: UInt32] = [:]
        var buffer = [CChar](repeating: 0, count: 512)
        while fgets(&buffer, Int32(buffer.count), file) != nil {
            let end = buffer.firstIndex(of: 0) ?? buffer.endIndex
            let line = String(decoding: buffer[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self)
            let words = line.split { $0 == " " || $0 == "\n" }
            if words.count == 3, words[1].hasPrefix("__NR_"), let number = UInt32(words[2]) {
                numbers[String(words[1].dropFirst(5))] = number
            }
        }
        return numbers
    }()
}
