import Sandboxing
import Yams

/// Turns the text of a policy file into a tree of nodes.
enum PolicyDocument {
    /// How many aliases a file may use. Nested aliases multiply, and a tree made by 16 of them is still small.
    static let mostAliases = 16

    static func compose(_ text: String, file: String) throws(PolicyFileError) -> Node {
        if let place = firstAliasTooMany(text) {
            throw PolicyFileError(
                file: file,
                PolicyProblem(
                    line: place.line, column: place.column, problem: "more than \(mostAliases) aliases (*name)",
                    remedy: "write the values out"))
        }
        do {
            // The encoding is named because the default asks an environment variable, and prints about it.
            guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
                throw PolicyFileError(
                    file: file,
                    PolicyProblem(line: 1, column: 1, problem: "the file is empty", remedy: "begin with 'version: 1'"))
            }
            return root
        } catch let error as PolicyFileError {
            throw error
        } catch let error as YamlError {
            throw PolicyFileError(file: file, problem(error))
        } catch {
            throw PolicyFileError(
                file: file,
                PolicyProblem(problem: "the file is not YAML: \(error)", remedy: "compare with 'bulkhead policy show'"))
        }
    }

    /// Where the alias after the last allowed one stands.
    ///
    /// This looks at bytes because it must come before composing: comparing the keys of a mapping takes time in the
    /// size of the tree that aliases span, which can be exponential in the size of the file. It takes every `*name`
    /// for an alias, also in quotes and comments, which takes seventeen of them to matter, and so misses none.
    static func firstAliasTooMany(_ text: String) -> (line: Int, column: Int)? {
        var line = 1
        var column = 0
        var count = 0
        var afterStar = false
        for byte in text.utf8 {
            if afterStar, isNameByte(byte) {
                count += 1
                if count > mostAliases { return (line, column) }
            }
            afterStar = byte == UInt8(ascii: "*")
            if byte == 0x0A {
                line += 1
                column = 0
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: byte >= 0x80
        }
    }

    private static func problem(_ error: YamlError) -> PolicyProblem {
        let remedy = "check indentation, quotes and colons here"
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            let place = context.map { "\($0.text) (line \($0.mark.line)): " } ?? ""
            return PolicyProblem(
                line: mark.line, column: mark.column, problem: "not YAML: \(place)\(problem)", remedy: remedy)
        case .composer(_, "but found another document", let mark, _):
            return PolicyProblem(
                line: mark.line, column: mark.column, problem: "a second document begins here",
                remedy: "keep one policy in one file")
        case .composer(_, let problem, let mark, _):
            return PolicyProblem(line: mark.line, column: mark.column, problem: "not YAML: \(problem)", remedy: remedy)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.prefix(5).map(\.quotedForMessage).joined(separator: ", ")
            return PolicyProblem(
                line: context.mark.line, column: context.mark.column,
                problem: "the key \(names) is given more than once",
                remedy: "keep one of them")
        case .reader(let problem, _, _, _):
            return PolicyProblem(problem: "not YAML: \(problem)", remedy: "remove the control character")
        default:
            return PolicyProblem(problem: "not YAML: \(error)", remedy: remedy)
        }
    }
}
