import Sandboxing

/// Passes what a process prints to our own output, or keeps it for the JSON object.
struct OutputRelay {
    /// Where the output of the process goes.
    enum Destination {
        /// To our own streams as it comes.
        case streams(HostOutput, HostOutput)
        /// Into the outcome.
        case memory
    }

    private let destination: Destination
    private var filters: (output: TerminalFilter?, error: TerminalFilter?) = (nil, nil)
    private(set) var standardOutput: [UInt8] = []
    private(set) var standardError: [UInt8] = []

    /// `filtered`: where one of our streams is a terminal, nothing but text and colours gets to it.
    init(_ destination: Destination, filtered: Bool) {
        self.destination = destination
        guard filtered, case .streams(let output, let error) = destination else { return }
        filters.output = output.isTerminal ? TerminalFilter() : nil
        filters.error = error.isTerminal ? TerminalFilter() : nil
    }

    /// Gives false when nobody reads our output any more.
    mutating func output(_ bytes: [UInt8]) -> Bool {
        switch destination {
        case .memory:
            standardOutput += bytes
            return true
        case .streams(let output, _): return output.write(filters.output?.filter(bytes) ?? bytes)
        }
    }

    /// Gives false when nobody reads our error output any more.
    mutating func error(_ bytes: [UInt8]) -> Bool {
        switch destination {
        case .memory:
            standardError += bytes
            return true
        case .streams(_, let error): return error.write(filters.error?.filter(bytes) ?? bytes)
        }
    }

    /// Shows what the filters held back.
    mutating func finish() {
        guard case .streams(let output, let error) = destination else { return }
        if let rest = filters.output?.finish(), !rest.isEmpty { output.write(rest) }
        if let rest = filters.error?.finish(), !rest.isEmpty { error.write(rest) }
    }
}
