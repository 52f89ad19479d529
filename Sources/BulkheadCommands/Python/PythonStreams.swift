import Glibc
import PythonInterpreter

/// Passes what Python prints to our own streams. Used on one thread.
final class PythonStreams {
    /// Whether somebody still reads our output.
    private(set) var isOpen = true
    /// Called once when nobody does any more.
    var onClose: (() -> Void)?
    private let output = HostOutput.standardOutput
    private let errorOutput = HostOutput.standardError
    private var filters: (output: TerminalFilter?, error: TerminalFilter?) = (nil, nil)
    /// What is not yet written: a program that prints a million lines must not make a million calls of the kernel.
    private var waiting: [UInt8] = []
    private let most: Int

    init() {
        filters.output = output.isTerminal ? TerminalFilter() : nil
        filters.error = errorOutput.isTerminal ? TerminalFilter() : nil
        // On a terminal a person waits for every line.
        most = output.isTerminal ? 0 : 32 << 10
    }

    func write(_ bytes: some Collection<UInt8>, isError: Bool) {
        if isError {
            flush()
            errorOutput.write(filters.error?.filter(bytes) ?? Array(bytes))
            return
        }
        if filters.output != nil {
            waiting += filters.output?.filter(bytes) ?? []
        } else {
            waiting += bytes
        }
        if waiting.count > most { flush() }
    }

    func flush() {
        guard !waiting.isEmpty else { return }
        if isOpen, !output.write(waiting) {
            isOpen = false
            onClose?()
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Shows what the filters held back, and everything that waits.
    func finish() {
        if let rest = filters.output?.finish() { waiting += rest }
        flush()
        if let rest = filters.error?.finish(), !rest.isEmpty { errorOutput.write(rest) }
    }

    /// More of our standard input, for the guest; nil at its end. What was printed is shown before.
    func readInput() -> [UInt8]? {
        flush()
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16 << 10) { buffer in
            while true {
                let count = read(0, buffer.baseAddress, buffer.count)
                if count < 0, errno == EINTR { continue }
                return count > 0 ? Array(buffer[..<count]) : nil
            }
        }
    }
}
