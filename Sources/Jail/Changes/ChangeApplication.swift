public import Sandboxing

/// How to apply a change set.
public struct ApplyOptions: Sendable, Hashable {
    /// Apply even where the source changed after the sandbox started; the source's version is lost.
    public var force: Bool
    /// Apply changes to hooks and settings of git repositories, which run on the host at the next git command.
    public var repositorySettings: Bool

    /// Careful unless said otherwise.
    public init(force: Bool = false, repositorySettings: Bool = false) {
        self.force = force
        self.repositorySettings = repositorySettings
    }
}

/// What applying a change set did.
public struct ApplyReport: Sendable, Hashable {
    /// A change that was not applied, and why.
    public struct Refusal: Sendable, Hashable {
        /// The change.
        public var change: Change
        /// Why it was left out.
        public var reason: String
    }

    /// Where an error ended the work.
    public struct Stop: Sendable, Hashable {
        /// The change that could not be applied. What the source has under its name is as before.
        public var change: Change
        /// Why.
        public var error: SandboxError
    }

    /// What was applied, in order.
    public var applied: [Change] = []
    /// What was left out.
    public var refused: [Refusal] = []
    /// Where an error ended the work; nil if everything else is applied.
    public var stopped: Stop?
}

/// Why nothing of a change set was applied.
public enum ChangeError: Error, Sendable, Hashable {
    /// These names changed in the source after the sandbox started.
    case conflicts([[UInt8]])
    /// The change set or the source can't be read.
    case failed(SandboxError)

    /// The same as the error that every part of the project shares.
    public var sandboxError: SandboxError {
        switch self {
        case .failed(let error): return error
        case .conflicts(let paths):
            let names = paths.prefix(10).map { "'\(TerminalText.escapedName($0))'" }.joined(separator: ", ")
            let more = paths.count > 10 ? " and \(paths.count - 10) more" : ""
            return .invalidSpecification(
                field: "apply", problem: "changed after the sandbox started: \(names)\(more)",
                remedy: "look at the differences, then apply with '--force' to overwrite them")
        }
    }
}

extension ChangeError: CustomStringConvertible {
    /// What failed, why, and what to do.
    public var description: String { sandboxError.description }
}

extension ChangeSet {
    /// Brings the changes to the source, or to another directory.
    ///
    /// Nothing is written through a link. A file appears under its name when it is complete, so after an error each
    /// file is either the old or the new one. Owners stay as they are; what is new belongs to the owner of its
    /// directory. Set-user-id bits are never applied. Links are applied as links, wherever they point: whoever follows
    /// them later should know that the sandbox chose the target, as `changes` and the diff show. Devices, pipes and
    /// sockets are refused, and so are changes to what git runs unless the options say otherwise.
    public func apply(
        into source: String? = nil, options: ApplyOptions = ApplyOptions()
    ) throws(ChangeError) -> ApplyReport {
        do {
            let comparison = ChangeComparison(index: try index(), tree: try FileTree(opening: source ?? about.source))
            let application = ChangeApplication(comparison: comparison, options: options, since: about.created)
            return try application.run()
        } catch let error as SandboxError {
            throw .failed(error)
        } catch let error as ChangeError {
            throw error
        } catch {
            throw .failed(.callerFailed("\(error)"))
        }
    }
}
