/// How to build a template from another one.
public struct TemplateRecipe: Sendable, Codable, Hashable {
    /// The template to begin with, by name, `name:tag` or id.
    public var base: String
    /// What to do, in this order.
    public var steps: [Step]
    /// Started with every sandbox.
    public var startCommand: String?
    /// A sandbox is ready once this command succeeds.
    public var readyCommand: String?
    /// Whether to build even if the same recipe was built before.
    public var ignoresCache: Bool
    /// What its sandboxes may use.
    public var resources: SandboxResources

    /// One step.
    public enum Step: Sendable, Codable, Hashable {
        /// Unpack an uploaded archive and copy `source` of it to `destination`, owned by `user`, with `mode` if given.
        case copy(archive: String, source: String, destination: String, user: String?, mode: UInt32?)
        /// Run a command in a login shell, as the current user or as this one.
        case run(command: String, user: String?)
        /// Set variables for the steps that follow and for sandboxes.
        case environment([String: String])
        /// Set where commands start.
        case workingDirectory(String)
        /// Set who commands are.
        case user(String)
    }

    /// A recipe.
    public init(
        base: String, steps: [Step] = [], startCommand: String? = nil, readyCommand: String? = nil,
        ignoresCache: Bool = false, resources: SandboxResources = SandboxResources()
    ) {
        self.base = base
        self.steps = steps
        self.startCommand = startCommand
        self.readyCommand = readyCommand
        self.ignoresCache = ignoresCache
        self.resources = resources
    }
}
