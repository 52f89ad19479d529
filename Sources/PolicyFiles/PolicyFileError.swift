/// What is wrong with a policy file: everything that was found, in the order of the file.
public struct PolicyFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named.
    public var file: String
    /// The first problems, at most ``mostProblems``.
    public var problems: [PolicyProblem]
    /// How many more there are.
    public var omitted: Int

    /// How many problems one error lists.
    public static let mostProblems = 20

    /// An error about one problem.
    public init(file: String, _ problem: PolicyProblem) { self.init(file: file, problems: [problem]) }

    /// An error about several problems, of which the first are kept.
    public init(file: String, problems: [PolicyProblem]) {
        self.file = file
        let sorted = problems.enumerated().sorted { left, right in
            let leftPlace = (left.element.line ?? 0, left.element.column ?? 0, left.offset)
            let rightPlace = (right.element.line ?? 0, right.element.column ?? 0, right.offset)
            return leftPlace < rightPlace
        }
        self.problems = sorted.prefix(Self.mostProblems).map(\.element)
        self.omitted = max(0, problems.count - Self.mostProblems)
    }

    /// One line for each problem: `file:line:column: what is wrong; what to do`.
    public var description: String {
        var lines = problems.map { problem in
            var place = file
            if let line = problem.line { place += ":\(line)" }
            if let column = problem.column { place += ":\(column)" }
            return "\(place): \(problem.problem); \(problem.remedy)"
        }
        if omitted > 0 { lines.append("\(file): and \(omitted) more") }
        return lines.joined(separator: "\n")
    }
}

/// One thing that is wrong with a policy file.
public struct PolicyProblem: Sendable, Hashable {
    /// The line, from 1, where it has one.
    public var line: Int?
    /// The column, from 1, where it has one.
    public var column: Int?
    /// What is wrong.
    public var problem: String
    /// What to do.
    public var remedy: String

    /// A problem.
    public init(line: Int? = nil, column: Int? = nil, problem: String, remedy: String) {
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }
}
