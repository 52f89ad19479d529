extension SandboxSpecification {
    /// Checks every value that can be checked without a machine at hand.
    ///
    /// - Throws: ``SandboxError/invalidSpecification(field:problem:remedy:)`` about the first problem.
    public func validate() throws(SandboxError) {
        if let first = problems().first { throw first.error }
    }

    /// Everything that ``validate()`` would complain about, in the order of the fields.
    public func problems() -> [SpecificationProblem] {
        var found = SpecificationProblems()
        found.check(root: fileSystem.root)
        found.check(environment: environment)
        if let workingDirectory {
            found.check(insidePath: workingDirectory, field: "working-directory", example: "/work")
        }
        found.check(hostName: hostName)
        found.check(mounts: fileSystem.mounts)
        found.check(limits)
        found.check(syscalls)
        return found.all
    }
}

extension ProcessRequest {
    /// Checks every value that can be checked without a sandbox at hand.
    ///
    /// - Throws: ``SandboxError/invalidSpecification(field:problem:remedy:)`` about the first problem.
    public func validate() throws(SandboxError) {
        var found = SpecificationProblems()
        if arguments.first?.isEmpty ?? true {
            found.add("command", "there is no command", "give the name or the path of a program")
        }
        for argument in arguments where argument.utf8.contains(0) {
            found.add("command", "\(argument.quotedForMessage) contains a zero byte", "remove it")
        }
        found.check(environment: environment)
        if let workingDirectory {
            found.check(insidePath: workingDirectory, field: "working-directory", example: "/work")
        }
        if let timeout { found.check(time: timeout, field: "timeout") }
        if let terminal, terminal.rows == 0 || terminal.columns == 0 {
            found.add("terminal", "a terminal needs at least one row and one column", "use 24 by 80")
        }
        if let first = found.all.first { throw first.error }
    }
}

/// One value of a specification that makes no sense.
public struct SpecificationProblem: Sendable, Hashable {
    /// The value, as a path of the keys of a policy file, for example `mounts[1].target`.
    public var field: String
    /// What is wrong.
    public var problem: String
    /// What to do.
    public var remedy: String

    /// A problem.
    public init(field: String, problem: String, remedy: String) {
        self.field = field
        self.problem = problem
        self.remedy = remedy
    }

    /// The problem as an error.
    public var error: SandboxError { .invalidSpecification(field: field, problem: problem, remedy: remedy) }
}
