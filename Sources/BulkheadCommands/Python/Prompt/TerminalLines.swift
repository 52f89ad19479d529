import Glibc
import Sandboxing

/// Reads inputs at a prompt: with keys where the terminal can do more than print, line by line where it cannot.
struct TerminalLines {
    enum Input {
        case text(String)
        case interrupted
        case end
    }

    let hasKeys: Bool
    private var view = PromptView()

    init(hasKeys: Bool) { self.hasKeys = hasKeys }

    mutating func next(history: [String]) -> Input { hasKeys ? edit(history) : plain() }

    private mutating func edit(_ history: [String]) -> Input {
        HostTerminal.makeRaw()
        let output = HostOutput.standardOutput
        // The terminal brackets what is pasted, so that a pasted line end is text and no Enter.
        output.write(Array("\u{1B}[?2004h".utf8))
        defer {
            output.write(Array("\u{1B}[?2004l".utf8))
            HostTerminal.restore()
        }
        var editor = LineEditor(history: history, isComplete: PromptInput.isComplete)
        var decoder = KeyDecoder()
        output.write(view.draw([], cursor: 0, columns: Int(HostTerminal.size.columns)))
        while true {
            guard let byte = Self.byte(decoder.isWaiting ? 100 : -1) else {
                if decoder.isWaiting {
                    decoder.timeOut()
                    continue
                }
                return .end
            }
            for key in decoder.take(byte) {
                let columns = Int(HostTerminal.size.columns)
                switch editor.take(key) {
                case .editing:
                    // While more is at hand, as in a paste, drawing can wait.
                    if !Self.hasMore {
                        output.write(view.draw(editor.text, cursor: editor.cursor, columns: columns))
                    }
                case .submitted(let text):
                    output.write(view.leave(editor.text, columns: columns))
                    return .text(text)
                case .interrupted:
                    output.write(view.leave(editor.text, columns: columns))
                    return .interrupted
                case .ended:
                    output.write(view.leave(editor.text, columns: columns))
                    return .end
                case .clearScreen:
                    output.write(view.clear())
                    output.write(view.draw(editor.text, cursor: editor.cursor, columns: columns))
                }
            }
        }
    }

    private static var hasMore: Bool {
        var state = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 0) > 0
    }

    /// The next byte; nil at the end, or when the time is over.
    private static func byte(_ milliseconds: Int32) -> UInt8? {
        var state = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        while true {
            let ready = poll(&state, 1, milliseconds)
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { return nil }
            var byte: UInt8 = 0
            let count = read(0, &byte, 1)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            return count == 1 ? byte : nil
        }
    }

    private func plain() -> Input {
        var text = ""
        while true {
            HostOutput.standardOutput.write(Array((text.isEmpty ? ">>> " : "... ").utf8))
            guard let line = readLine(strippingNewline: true) else { return text.isEmpty ? .end : .text(text) }
            text += text.isEmpty ? line : "\n" + line
            if PromptInput.isComplete(text) { return .text(text) }
            if text.isEmpty { return .text("") }
        }
    }
}
