public import struct Foundation.Date

/// A named, versioned specification with a root file system; a snapshot of a sandbox is one too.
public struct TemplateRecord: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever.
    public var id: String
    /// Its names, unique among templates; the first one is shown.
    public var names: [String]
    /// Where it came from.
    public var kind: Kind
    /// The builds by tag; `default` is what a name without a tag means.
    public var tags: [String: String]
    /// The sandbox that a snapshot was taken of.
    public var sourceSandbox: String?
    /// When it was made.
    public var createdAt: Date
    /// When its last build was made.
    public var updatedAt: Date
    /// How many sandboxes of its default build are kept ready.
    public var poolSize = 0

    /// The tag of a name without one.
    public static let defaultTag = "default"

    /// Where templates come from.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        /// Part of Bulkhead.
        case builtIn = "built-in"
        /// Built from a recipe.
        case built
        /// Taken of a sandbox.
        case snapshot
    }
}

/// One build of a template: everything needed to make a sandbox of it.
public struct BuildRecord: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever.
    public var id: String
    /// Its template.
    public var template: String
    /// How far it is.
    public var status: Status
    /// The tags that mean it once it is ready.
    public var tags: [String] = []
    /// The same for builds of the same recipe over the same base.
    var digest: String?
    /// Why it failed.
    public var failure: Failure?
    /// When it was begun.
    public var createdAt: Date
    /// When it was done.
    public var finishedAt: Date?
    /// What its sandboxes may use, unless they ask for something else.
    public var resources: SandboxResources
    /// Files in the layer directory, over the machine's userland, in this order.
    public var layers: [String]
    /// Variables for every process.
    public var environment: [String: String]
    /// Where processes start, if not at home.
    public var workingDirectory: String?
    /// Who processes are, unless they say otherwise: `user` or `root`.
    public var user: String
    /// Started with every sandbox.
    public var startCommand: String?
    /// A sandbox is ready once this command succeeds.
    public var readyCommand: String?
    /// Python modules that its Python contexts begin with, already imported; nil: those contexts start from nothing.
    public var preloadedModules: [String]?

    /// How far a build is.
    public enum Status: String, Sendable, Codable, Hashable, CaseIterable {
        case waiting, building, ready, error
    }

    /// Why a build failed.
    public struct Failure: Sendable, Codable, Hashable {
        /// In words.
        public var message: String
        /// The step: `base`, its number, or `finalize`.
        public var step: String

        /// A failure.
        public init(message: String, step: String) {
            self.message = message
            self.step = step
        }
    }

    /// A build with nothing over the machine's userland.
    init(id: String, template: String, status: Status, resources: SandboxResources = SandboxResources()) {
        self.id = id
        self.template = template
        self.status = status
        self.resources = resources
        createdAt = Date()
        layers = []
        environment = [:]
        user = "user"
    }
}
