import Glibc
import Testing

@testable import Seccomp

/// The C library's `syscall`: its arguments go through registers untouched, so six of them always fit.
@_silgen_name("syscall")
private func systemCall(_ number: Int, _: Int, _: Int, _: Int, _: Int, _: Int, _: Int) -> Int

/// The kernel's own word on the compiled program. A filter belongs to a thread, so one that ends afterwards can carry
/// it without harm to the rest of the tests.
@Suite("The kernel of this machine")
struct KernelTests {
    struct Probe: Sendable {
        let name: String
        var arguments: [Int] = []
        /// The error that the filter gives, or nothing if the kernel is to decide.
        let expected: Int32?
    }

    /// Calls that do nothing when a filter lets them through by mistake, thanks to arguments that make no sense.
    static let probes: [Probe] = [
        Probe(name: "getpid", expected: nil),
        Probe(name: "unshare", arguments: [0], expected: EPERM),
        Probe(name: "clone3", arguments: [0, 0], expected: ENOSYS),
        Probe(name: "clone", arguments: [0x1000_0000 | 0x0001_0000], expected: EPERM),
        Probe(name: "ptrace", arguments: [-1], expected: EPERM),
        Probe(name: "bpf", arguments: [-1, 0, 0], expected: EPERM),
        Probe(name: "keyctl", arguments: [-1], expected: EPERM),
        Probe(name: "ioctl", arguments: [-1, 0x5413], expected: nil),
        Probe(name: "ioctl", arguments: [-1, 0x5412], expected: EPERM),
        Probe(name: "ioctl", arguments: [-1, 0x5412 | 1 << 32], expected: EPERM),
        Probe(name: "socket", arguments: [16, 3, 0], expected: EAFNOSUPPORT),
        Probe(name: "socket", arguments: [2, 1, 262], expected: EPROTONOSUPPORT),
        Probe(name: "socket", arguments: [2, 3, 1], expected: EPERM),
        Probe(name: "personality", arguments: [0xFFFF_FFFF], expected: nil),
        Probe(name: "personality", arguments: [0x0004_0000], expected: EPERM),
        Probe(name: "prctl", arguments: [35, 13], expected: EINVAL),
        Probe(name: "seccomp", arguments: [1, 8, 0], expected: EPERM),
        Probe(name: "fchmod", arguments: [-1, 0o4755], expected: EPERM),
        Probe(name: "fchmod", arguments: [-1, 0o755], expected: nil),
        Probe(name: "openat", arguments: [-1, 0, 0o101, 0o4755], expected: EPERM),
        Probe(name: "openat", arguments: [-1, 0, 0o101, 0o755], expected: nil),
        Probe(name: "openat2", arguments: [-1, 0, 0, 0], expected: ENOSYS),
        Probe(name: "cachestat", arguments: [-1], expected: ENOSYS),
    ]

    /// What a thread under the filter is given, and what it brings back.
    private final class Errand {
        let bytes: [UInt8]
        let numbers: [Int]
        /// The error of each probe, 0 for success.
        var errors: [Int32] = []
        /// Why the kernel would not take the program.
        var loading: Int32?

        init(bytes: [UInt8], numbers: [Int]) {
            self.bytes = bytes
            self.numbers = numbers
        }
    }

    @Test("Takes the program and does what it says")
    func probes() throws {
        let filter = try SyscallFilter(restrictSetUserID: true)
        let numbers = try Self.probes.map { probe in
            Int(try #require(SyscallTable.row(named: probe.name)?.number(on: .current)))
        }
        let errand = Errand(bytes: filter.bytes, numbers: numbers)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                if let argument {
                    KernelTests.run(Unmanaged<Errand>.fromOpaque(argument).takeUnretainedValue())
                }
                return nil
            }, Unmanaged.passUnretained(errand).toOpaque())
        try #require(status == 0)
        pthread_join(thread, nil)
        try withExtendedLifetime(errand) {
            try #require(errand.loading == nil)
            try #require(errand.errors.count == Self.probes.count)
            for (probe, error) in zip(Self.probes, errand.errors) {
                if let expected = probe.expected {
                    #expect(error == expected, "\(probe.name) \(probe.arguments)")
                } else {
                    // The kernel's own answer: success, or that there is no such descriptor.
                    #expect([0, EBADF, EFAULT].contains(error), "\(probe.name) \(probe.arguments)")
                }
            }
        }
    }

    private static func run(_ errand: Errand) {
        guard let prctl = SyscallTable.row(named: "prctl")?.number(on: .current) else { return }
        let installed = errand.bytes.withUnsafeBytes { bytes in
            // struct sock_fprog: a count of 16 bits, then a pointer at the next boundary.
            var description = (
                UInt64(errand.bytes.count / BPFInstruction.byteCount), UInt(bitPattern: bytes.baseAddress)
            )
            return withUnsafeMutableBytes(of: &description) { description in
                let address = Int(bitPattern: description.baseAddress)
                return systemCall(Int(prctl), 38, 1, 0, 0, 0, 0) == 0
                    && systemCall(Int(prctl), 22, 2, address, 0, 0, 0) == 0
            }
        }
        guard installed else {
            errand.loading = errno
            return
        }
        for (probe, number) in zip(probes, errand.numbers) {
            let arguments = probe.arguments + [Int](repeating: 0, count: 6 - probe.arguments.count)
            let result = systemCall(
                number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5])
            errand.errors.append(result == -1 ? errno : 0)
        }
    }
}
