import Glibc
import Sandboxing
import Synchronization

/// Our standard input on its way to a process in a sandbox.
package final class HostInput: Sendable {
    private let process: any Process
    private let written = HostSemaphore()
    private let isOpen = Atomic<Bool>(true)

    private init(process: any Process) { self.process = process }

    /// Whether there is nothing to read at all: a process can then be given nothing directly.
    package static var isNull: Bool {
        var status = stat()
        guard fstat(0, &status) == 0 else { return true }
        return status.st_mode & S_IFMT == S_IFCHR && status.st_rdev == 0x103
    }

    /// Reads on a thread of its own and writes to the process, never further ahead than one piece.
    static func forward(to process: any Process) {
        // Reading the terminal from the background would stop us; this way it is an end of input.
        signal(SIGTTIN, SIG_IGN)
        let input = HostInput(process: process)
        HostThread.start { input.pump() }
    }

    private func pump() {
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while isOpen.load(ordering: .acquiring) {
            let count = read(0, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            let bytes = Array(piece[..<count])
            Task.detached { [self] in
                // The process has closed its input or is gone: nobody needs the rest.
                do { try await process.write(bytes) } catch { isOpen.store(false, ordering: .releasing) }
                written.signal()
            }
            written.wait()
        }
        Task.detached { [process] in await process.closeInput() }
    }
}
