/// What must be true of the documents.
enum DocumentRules {
    /// The targets of a Makefile.
    static func targets(ofMakefile text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").flatMap { line -> [Substring] in
                guard let colon = line.firstIndex(of: ":"), line.first?.isLetter == true,
                    line[line.index(after: colon)...].first != "=", !line[..<colon].contains("=")
                else { return [] }
                return line[..<colon].split(separator: " ")
            }.map(String.init))
    }

    /// `make` commands in a document that the Makefile does not have.
    static func unknownMakeTargets(in document: Markdown, makefile: String) -> [String] {
        let known = targets(ofMakefile: makefile)
        return document.commands.flatMap { command -> [String] in
            var words = command.split(separator: " ")[...]
            if words.first == "sudo" { words.removeFirst() }
            guard words.popFirst() == "make" else { return [] }
            return words.map(String.init).filter { !$0.contains("=") && !known.contains($0) }
        }
    }

    /// Verbs and options of `bulkhead` in a document that its help does not have.
    static func unknownWords(in document: Markdown, help: [String]) -> [String] {
        let known = Set(help.joined(separator: "\n").split { !($0.isLetter || $0 == "-") }.map(String.init))
        return document.commands.flatMap { command -> [String] in
            var words = command.split(separator: " ").map(String.init)[...]
            while let word = words.first, word == "sudo" || word == "|" { words.removeFirst() }
            guard let start = words.firstIndex(of: "bulkhead") else { return [] }
            words = words[(start + 1)...]
            // What follows `--` is the sandbox's own command.
            words = words[..<(words.firstIndex(of: "--") ?? words.endIndex)]
            var unknown: [String] = []
            if let verb = words.first, verb.allSatisfy(\.isLetter), !known.contains(verb) { unknown.append(verb) }
            for word in words where word.hasPrefix("--") {
                let option = String(word.prefix { $0 != "=" })
                if !known.contains(option) { unknown.append(option) }
            }
            return unknown
        }
    }

    /// Where a translation does not keep step.
    static func differences(between original: Markdown, and translation: Markdown) -> [String] {
        var differences: [String] = []
        if original.headings.map(\.level) != translation.headings.map(\.level) {
            differences.append("other headings")
        }
        if original.blocks.count != translation.blocks.count {
            differences.append("\(original.blocks.count) blocks of code, and \(translation.blocks.count)")
        }
        for (left, right) in zip(original.blocks, translation.blocks) where left != right {
            let place = zip(left.lines, right.lines).first { $0 != $1 }
            differences.append("another block of code: \(place?.0 ?? left.lines.first ?? left.language)")
        }
        if original.tables != translation.tables { differences.append("other tables") }
        if original.spans.filter(isFixed) != translation.spans.filter(isFixed) {
            differences.append("other commands in the text")
        }
        if original.links.filter({ !isSibling($0) }) != translation.links.filter({ !isSibling($0) }) {
            differences.append("other links")
        }
        return differences
    }

    /// The order of words differs between languages, but not which commands a reader is told to type.
    private static func isFixed(_ span: String) -> Bool { span.hasPrefix("make ") || span.hasPrefix("bulkhead ") }

    private static func isSibling(_ link: String) -> Bool { link.hasPrefix("README") }

    /// Source files that a document names by directory and type, as in `Spawner/WaitingChild`, and that are not there.
    static func missingSources(in document: Markdown, files: [String]) -> [String] {
        document.spans.filter { span in
            let parts = span.split(separator: "/", omittingEmptySubsequences: false)
            let isName =
                parts.count == 2 && parts[0] != "Tests"
                && parts.allSatisfy { $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) }
            return isName && !files.contains { $0.hasSuffix("/\(span).swift") }
        }
    }

    /// Links of a document to files that are not there.
    static func brokenLinks(in document: Markdown, from directory: String, exists: (String) -> Bool) -> [String] {
        document.links.filter { link in
            let path = link.prefix { $0 != "#" }
            if path.isEmpty || path.contains("://") { return false }
            var parts = directory.split(separator: "/")
            for part in path.split(separator: "/") {
                if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
            }
            return !exists(parts.joined(separator: "/"))
        }
    }
}
