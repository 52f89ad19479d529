import BulkheadCommands

/// The steps of a template in a file like those of Docker.
struct RecipeFile: Hashable {
    enum Step: Hashable {
        case run(String)
        case copy(source: String, destination: String)
        case environment([String: String])
        case workingDirectory(String)
        case user(String)
    }

    var base: String?
    var steps: [Step] = []

    /// Reads a file; `name` is for messages.
    init(text: String, name: String) throws(CommandFailure) {
        var pending = ""
        var first = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let trimmed = Self.trimmed(line)
            if pending.isEmpty { first = index + 1 }
            if trimmed.hasPrefix("#") || (trimmed.isEmpty && pending.isEmpty) { continue }
            if trimmed.hasSuffix("\\") {
                pending += trimmed.dropLast() + " "
                continue
            }
            try read(pending + trimmed, at: "\(name):\(first)")
            pending = ""
        }
        if !pending.isEmpty { try read(pending, at: "\(name):\(first)") }
    }

    private mutating func read(_ line: String, at place: String) throws(CommandFailure) {
        let parts = line.split(maxSplits: 1, omittingEmptySubsequences: true) { $0 == " " || $0 == "\t" }
        guard let word = parts.first else { return }
        let rest = parts.count > 1 ? Self.trimmed(parts[1]) : ""
        guard !rest.isEmpty else {
            throw CommandFailure("\(place): \(word) says nothing; write what it is about behind it")
        }
        switch word.uppercased() {
        case "FROM":
            guard base == nil else {
                throw CommandFailure("\(place): there is a second FROM; build one template from one")
            }
            base = rest
        case "RUN": steps.append(.run(rest))
        case "WORKDIR": steps.append(.workingDirectory(rest))
        case "USER": steps.append(.user(rest))
        case "ENV": steps.append(.environment(try Self.variables(rest, place)))
        case "COPY", "ADD":
            let words = rest.split(separator: " ").map(String.init)
            guard !words.contains(where: { $0.hasPrefix("--") || $0.hasPrefix("[") }), words.count >= 2,
                let destination = words.last
            else {
                throw CommandFailure("\(place): write it as COPY source… destination, without options")
            }
            for source in words.dropLast() {
                guard !source.hasPrefix("/"), !source.split(separator: "/").contains("..") else {
                    throw CommandFailure("\(place): '\(source)' is not below the directory of the file; move it there")
                }
                steps.append(.copy(source: source, destination: destination))
            }
        default:
            throw CommandFailure(
                "\(place): \(word) is not understood; use FROM, RUN, COPY, ENV, WORKDIR and USER, and --start for what is "
                    + "started with every sandbox")
        }
    }

    /// `A=1 B="two words"`, or `A the rest`.
    private static func variables(_ text: String, _ place: String) throws(CommandFailure) -> [String: String] {
        guard text.prefix(while: { $0 != " " }).contains("=") else {
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw CommandFailure("\(place): write it as ENV name=value") }
            return [parts[0]: trimmed(parts[1][...])]
        }
        var variables: [String: String] = [:]
        var rest = text[...]
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "="), equals != rest.startIndex else {
                throw CommandFailure("\(place): write it as ENV name=value")
            }
            let name = String(rest[..<equals])
            rest = rest[rest.index(after: equals)...]
            var value = ""
            var quote: Character?
            while let character = rest.popFirst() {
                if let open = quote {
                    if character == open { quote = nil } else { value.append(character) }
                } else if character == "\"" || character == "'" {
                    quote = character
                } else if character == "\\", let next = rest.popFirst() {
                    value.append(next)
                } else if character == " " {
                    break
                } else {
                    value.append(character)
                }
            }
            guard quote == nil else { throw CommandFailure("\(place): a quotation mark has no end") }
            variables[name] = value
            rest = rest.drop { $0 == " " }
        }
        return variables
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
