internal import CLinux
internal import Glibc
internal import Sandboxing

/// How an archive is compressed, told by its first bytes, as names lie.
enum Compression: String, CaseIterable {
    case gzip
    case xz
    case zstd
    case bzip2

    init?(magic: ArraySlice<UInt8>) {
        guard let match = Self.allCases.first(where: { magic.starts(with: $0.magic) }) else { return nil }
        self = match
    }

    static let magicLength = 6

    private var magic: [UInt8] {
        switch self {
        case .gzip: [0x1F, 0x8B]
        case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
        case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
        case .bzip2: [0x42, 0x5A, 0x68]
        }
    }

    /// The host's program and its arguments. Memory is bounded where the program can do it: the archive chooses how
    /// much a decompressor needs.
    private var command: [String] {
        switch self {
        case .gzip: ["gzip", "-dc"]
        case .xz: ["xz", "-dc", "--memlimit-decompress=512MiB"]
        case .zstd: ["zstd", "-dcq", "--memory=512MB"]
        case .bzip2: ["bzip2", "-dc"]
        }
    }

    /// Starts the program on an open archive.
    func start(reading archive: borrowing HeldDescriptor, path: String) throws(SandboxError) -> Decompressor {
        let (output, process) = try startPiping(archive, path: path)
        return Decompressor(output: HeldDescriptor(output), process: process, name: rawValue)
    }

    /// Starts the program and gives the end of the pipe at which its output comes, which the caller owns.
    func startPiping(
        _ archive: borrowing HeldDescriptor, path: String
    ) throws(SandboxError) -> (output: Int32, process: pid_t) {
        var (reading, writing): (Int32, Int32) = (-1, -1)
        try system("decompress", path, Int(cl_filter_pipe(&reading, &writing)))
        let input = HeldDescriptor(writing)
        var arguments = command.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        let pid = cl_filter_start(rawValue, arguments, archive.number, input.number)
        guard pid >= 0 else {
            close(reading)
            throw .host(
                operation: "start \(rawValue) for '\(path)'", code: SystemErrorCode(rawValue: -pid),
                remedy: "install \(rawValue), or decompress the archive first")
        }
        return (reading, pid)
    }
}

/// A running decompressor. It ends, and is reaped, when it goes out of scope.
struct Decompressor: ~Copyable {
    private let output: HeldDescriptor
    private let process: pid_t
    private let name: String
    private var isReaped = false

    init(output: consuming HeldDescriptor, process: pid_t, name: String) {
        self.output = output
        self.process = process
        self.name = name
    }

    deinit {
        guard !isReaped else { return }
        // It may be writing into a pipe that nobody reads any more.
        kill(process, SIGKILL)
        _ = cl_filter_wait(process)
    }

    /// Reads decompressed bytes; nothing means that the program has ended its output.
    func read(into buffer: inout [UInt8], path: String) throws(SandboxError) -> ArraySlice<UInt8> {
        let descriptor = output.number
        let count = buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return 0 }
            return cl_beneath_read_bytes(descriptor, base, bytes.count, -1)
        }
        return buffer.prefix(Int(try system("decompress", path, count)))
    }

    /// Waits for the program and throws if it was not content with the archive. Call after the end of its output.
    mutating func finish(path: String) throws(SandboxError) {
        isReaped = true
        let code = cl_filter_wait(process)
        guard code == 0 else {
            throw .invalidSpecification(
                field: "archive '\(path)'", problem: "\(name) could not decompress it (exit code \(code))",
                remedy: "check the file; it may be cut off or damaged")
        }
    }
}
