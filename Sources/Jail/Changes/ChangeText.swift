internal import Sandboxing

/// One change as text, in git's extended form of unified diffs.
struct ChangeText {
    private static let largestText = 1 << 20
    private static let context = 3

    let forTerminal: Bool

    func text(of change: Change, in comparison: borrowing ChangeComparison) throws(SandboxError) -> [UInt8] {
        if change.old?.item == .directory || change.new?.item == .directory || change.new?.item == .special {
            return try directoryText(change, in: comparison)
        }
        var lines = header(change)
        let old = try change.old == nil ? [] : comparison.oldContents(change.path, limit: Self.largestText)
        let new = try change.new == nil ? [] : comparison.newContents(change.path, limit: Self.largestText)
        if let old, let new, !Self.isBinary(old), !Self.isBinary(new) {
            let hunks = hunks(old, new)
            if !hunks.isEmpty {
                lines += "--- " + (change.old == nil ? "/dev/null" : quoted("a/", change.path)) + "\n"
                lines += "+++ " + (change.new == nil ? "/dev/null" : quoted("b/", change.path)) + "\n"
            }
            return Array(lines.utf8) + hunks
        }
        if change.kind != .modeChanged {
            let names = (
                change.old == nil ? "/dev/null" : quoted("a/", change.path),
                change.new == nil ? "/dev/null" : quoted("b/", change.path)
            )
            lines += "Binary files \(names.0) and \(names.1) differ\n"
        }
        return Array(lines.utf8)
    }

    private func header(_ change: Change) -> String {
        var text = "diff --git \(quoted("a/", change.path)) \(quoted("b/", change.path))\n"
        switch (change.old, change.new) {
        case (nil, let new?): text += "new file mode \(Self.mode(new))\n"
        case (let old?, nil): text += "deleted file mode \(Self.mode(old))\n"
        case (let old?, let new?) where Self.mode(old) != Self.mode(new):
            text += "old mode \(Self.mode(old))\nnew mode \(Self.mode(new))\n"
        default: break
        }
        return text
    }

    /// Git knows no directories and no devices; `patch` and `git apply` skip lines like these.
    private func directoryText(
        _ change: Change, in comparison: borrowing ChangeComparison
    ) throws(SandboxError) -> [UInt8] {
        let name = quoted("", change.path)
        func words(_ side: Change.Side) -> String { "\(side.item.rawValue) \(Self.mode(side))" }
        let line =
            switch (change.old, change.new) {
            case (nil, let new?): "new \(words(new)) \(name)\n"
            case (let old?, nil): "deleted \(words(old)) \(name)\n"
            case (let old?, let new?): "changed \(name) from \(words(old)) to \(words(new))\n"
            case (nil, nil): ""
            }
        guard let new = change.new, new.item == .file || new.item == .symlink else { return Array(line.utf8) }
        var added = change
        added.old = nil
        return try Array(line.utf8) + text(of: added, in: comparison)
    }

    private func hunks(_ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
        let (oldLines, newLines) = (Self.lines(old), Self.lines(new))
        let edits = LineDifference.edits(from: oldLines, to: newLines)
        var text: [UInt8] = []
        var index = 0
        while index < edits.count {
            var last = index
            while last + 1 < edits.count,
                edits[last + 1].old.lowerBound - edits[last].old.upperBound <= 2 * Self.context
            {
                last += 1
            }
            append(edits[index...last], oldLines, newLines, to: &text)
            index = last + 1
        }
        return text
    }

    private func append(
        _ edits: ArraySlice<LineDifference.Edit>, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>],
        to text: inout [UInt8]
    ) {
        guard let first = edits.first, let last = edits.last else { return }
        let lead = min(Self.context, first.old.lowerBound)
        let trail = min(Self.context, old.count - last.old.upperBound)
        let oldRange = first.old.lowerBound - lead..<last.old.upperBound + trail
        let newRange = first.new.lowerBound - lead..<last.new.upperBound + trail
        text += Array("@@ -\(Self.place(oldRange)) +\(Self.place(newRange)) @@\n".utf8)
        var position = oldRange.lowerBound
        for edit in edits {
            for line in old[position..<edit.old.lowerBound] { append(" ", line, to: &text) }
            for line in old[edit.old] { append("-", line, to: &text) }
            for line in new[edit.new] { append("+", line, to: &text) }
            position = edit.old.upperBound
        }
        for line in old[position..<oldRange.upperBound] { append(" ", line, to: &text) }
    }

    private func append(_ mark: Unicode.Scalar, _ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
        text.append(UInt8(ascii: mark))
        text += forTerminal ? Array(TerminalText.escapedContents(line).utf8)[...] : line
        if line.last != UInt8(ascii: "\n") { text += Array("\n\\ No newline at end of file\n".utf8) }
    }

    /// A name as git writes it: between quotes, with octal escapes, if it has anything unusual in it.
    private func quoted(_ prefix: String, _ name: [UInt8]) -> String {
        let isPlain = name.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain { return prefix + String(decoding: name, as: UTF8.self) }
        var text = "\"" + prefix
        for byte in name {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += "\\" + String(Unicode.Scalar(byte))
            case 0x20..<0x7F: text += String(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 8)
                text += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
            }
        }
        return text + "\""
    }

    private static func mode(_ side: Change.Side) -> String {
        let kind =
            switch side.item {
            case .file, .special: "100"
            case .directory: "040"
            case .symlink: "120"
            }
        // Git stores no permissions of links.
        let digits = String(side.item == .symlink ? 0 : side.mode & 0o777, radix: 8)
        return kind + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }

    private static func place(_ range: Range<Int>) -> String {
        let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
        return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
    }

    private static func isBinary(_ contents: [UInt8]) -> Bool { contents.prefix(8000).contains(0) }

    /// Lines with their ends.
    private static func lines(_ contents: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < contents.count {
            let end = contents[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? contents.count
            lines.append(contents[start..<end])
            start = end
        }
        return lines
    }
}
