/// What `Package.swift` says about targets, read as text: enough of the language for a manifest that lists them.
struct Manifest {
    struct Target: Equatable {
        /// `target`, `executableTarget` or `testTarget`.
        var kind: String
        var name: String
        /// Targets of this package.
        var dependencies: [String] = []
        /// Products of other packages.
        var products: [String] = []
        /// Where its sources are, if not below `Sources` or `Tests` under its name.
        var path: String?

        /// Whether it is part of what is built for users.
        var isInHouse: Bool { kind != "testTarget" && (path.map { $0.hasPrefix("Sources") } ?? true) }
    }

    private(set) var targets: [Target] = []

    init(_ text: String) {
        var rest = Self.withoutComments(text)[...]
        while let (call, kind) = Self.nextDeclaration(in: rest) {
            let (arguments, end) = Self.balanced(rest, from: call)
            targets.append(Self.target(kind, arguments))
            rest = rest[end...]
        }
    }

    /// The position behind the opening parenthesis of the next declaration.
    private static func nextDeclaration(in text: Substring) -> (Substring.Index, String)? {
        let kinds = ["target", "executableTarget", "testTarget"]
        let found = kinds.compactMap { kind -> (Substring.Index, String)? in
            text.firstRange(of: ".\(kind)(").map { ($0.upperBound, kind) }
        }
        return found.min { $0.0 < $1.0 }
    }

    private static func target(_ kind: String, _ arguments: Substring) -> Target {
        var target = Target(kind: kind, name: string(after: "name:", in: arguments) ?? "")
        guard let label = arguments.firstRange(of: "dependencies:"),
            let open = arguments[label.upperBound...].firstIndex(of: "[")
        else {
            target.path = string(after: "path:", in: arguments)
            return target
        }
        let (list, end) = balanced(arguments, from: arguments.index(after: open))
        target.path = string(after: "path:", in: arguments[end...])
        var rest = list
        while let quote = rest.firstIndex(of: "\"") {
            // Elements are names, `.target(name:)` or `.product(name:package:)`.
            let name = rest[rest.index(after: quote)...].prefix { $0 != "\"" }
            let before = rest[..<quote]
            if before.contains(".product(") {
                target.products.append(String(name))
                rest = rest[(rest[name.endIndex...].firstIndex(of: ")") ?? rest.endIndex)...]
            } else {
                target.dependencies.append(String(name))
                rest = rest[name.endIndex...].dropFirst()
            }
        }
        return target
    }

    private static func string(after label: String, in text: Substring) -> String? {
        guard let range = text.firstRange(of: label) else { return nil }
        let value = text[range.upperBound...].drop { $0.isWhitespace }
        guard value.first == "\"" else { return nil }
        return String(value.dropFirst().prefix { $0 != "\"" })
    }

    /// The text up to the bracket that closes the one before `start`, and the position behind it.
    private static func balanced(_ text: Substring, from start: Substring.Index) -> (Substring, Substring.Index) {
        var depth = 1
        var isInString = false
        var position = start
        while position < text.endIndex {
            switch text[position] {
            case "\"": isInString.toggle()
            case "(", "[": if !isInString { depth += 1 }
            case ")", "]":
                if !isInString { depth -= 1 }
                if depth == 0 { return (text[start..<position], text.index(after: position)) }
            default: break
            }
            position = text.index(after: position)
        }
        return (text[start...], text.endIndex)
    }

    private static func withoutComments(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            // No string of a manifest holds a space and two slashes; addresses hold `://`.
            if line.drop(while: \.isWhitespace).hasPrefix("//") { return "" }
            return line.firstRange(of: " // ").map { String(line[..<$0.lowerBound]) } ?? String(line)
        }.joined(separator: "\n")
    }
}
