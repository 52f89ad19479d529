import Glibc
package import Sandboxing
import Synchronization

/// The operator's terminal on standard input.
package enum HostTerminal {
    private struct Saved: Sendable {
        // A plain C structure of numbers.
        nonisolated(unsafe) var settings: termios
    }

    private static let saved = Mutex<Saved?>(nil)

    package static var isPresent: Bool { isatty(0) == 1 }

    /// The size, or what a terminal of unknown size usually claims.
    package static var size: TerminalSize {
        var size = winsize()
        for descriptor: Int32 in [0, 1, 2]
        where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 && size.ws_col > 0 {
            return TerminalSize(rows: size.ws_row, columns: size.ws_col)
        }
        return TerminalSize()
    }

    /// Hands every key to the sandbox as it is, until ``restore()``.
    package static func makeRaw() {
        // Both would stop us when we are started in the background.
        signal(SIGTTOU, SIG_IGN)
        saved.withLock { saved in
            var settings = termios()
            guard saved == nil, tcgetattr(0, &settings) == 0 else { return }
            saved = Saved(settings: settings)
            cfmakeraw(&settings)
            tcsetattr(0, TCSADRAIN, &settings)
        }
    }

    /// Gives the terminal back as it was. Called on every way out; does nothing when there is nothing to restore.
    package static func restore() {
        saved.withLock { state in
            guard var settings = state?.settings else { return }
            tcsetattr(0, TCSADRAIN, &settings)
            state = nil
        }
    }
}
