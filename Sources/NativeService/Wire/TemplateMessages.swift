import ControlPlane
public import struct Foundation.Date

/// A wish for a template.
public struct BuildWish: Sendable, Codable, Hashable {
    /// The template's name, perhaps with a tag behind a colon.
    public var name: String
    /// What the build is called; 'default' if left out.
    public var tags: [String]?
    /// The template to begin with; 'base' if left out.
    public var base: String?
    /// What to do, in this order.
    public var steps: [Step]?
    /// Started with every sandbox.
    public var startCommand: String?
    /// A sandbox is ready once this command succeeds.
    public var readyCommand: String?
    /// What it may use.
    public var resources: ResourceWish?
    /// Whether to build even if the same was built before.
    public var ignoresCache: Bool?

    /// A wish for a copy of the base.
    public init(name: String) { self.name = name }

    /// One step. Exactly one of `run`, `copy`, `environment`, `workingDirectory` and `user` says what it does; with
    /// the first two, `as` says who does it.
    public struct Step: Sendable, Codable, Hashable {
        /// A command in a shell.
        public var run: String?
        /// Files from an upload to copy.
        public var copy: CopyStep?
        /// Variables.
        public var environment: [String: String]?
        /// Where it starts.
        public var workingDirectory: String?
        /// Who it is.
        public var user: String?
        /// Who does it.
        public var `as`: String?

        /// A step that does nothing yet.
        public init() {}
    }

    /// Files from an upload.
    public struct CopyStep: Sendable, Codable, Hashable {
        /// The digest of the upload.
        public var upload: String
        /// What there is.
        public var source: String
        /// Where to.
        public var destination: String
        /// What is kept.
        public var mode: String?

        /// A step.
        public init(upload: String, source: String, destination: String, mode: String? = nil) {
            self.upload = upload
            self.source = source
            self.destination = destination
            self.mode = mode
        }
    }
}

extension BuildWish: Described {
    static var descriptions: [String: String] {
        [
            "name": "The template's name, perhaps with a tag behind a colon.",
            "tags": "What the build is called; 'default' if left out.",
            "base": "The template to begin with; 'base' if left out.",
            "startCommand": "Started with every sandbox.",
            "readyCommand": "A sandbox is ready once this command succeeds.",
            "ignoresCache": "Whether to build even if the same was built before.",
        ]
    }
}

extension BuildWish {
    func recipeSteps() throws(ErrorBody) -> [TemplateRecipe.Step] {
        var result: [TemplateRecipe.Step] = []
        for (index, step) in (steps ?? []).enumerated() {
            let given = [
                step.run != nil, step.copy != nil, step.environment != nil, step.workingDirectory != nil,
                step.user != nil,
            ].filter { $0 }.count
            guard given == 1 else {
                throw ErrorBody(
                    .invalid, "a step does one thing, and this one \(given)", field: "steps[\(index)]",
                    remedy: "give exactly one of run, copy, environment, workingDirectory and user")
            }
            if let command = step.run {
                result.append(.run(command: command, user: step.as))
            } else if let copy = step.copy {
                let mode = try copy.mode.map { text throws(ErrorBody) in try Call.mode(text, usual: 0) }
                result.append(
                    .copy(
                        archive: copy.upload, source: copy.source, destination: copy.destination, user: step.as,
                        mode: mode))
            } else if let variables = step.environment {
                result.append(.environment(variables))
            } else if let directory = step.workingDirectory {
                result.append(.workingDirectory(directory))
            } else if let user = step.user {
                result.append(.user(user))
            }
        }
        return result
    }
}

/// One thing that a build said or did.
public struct BuildEvent: Sendable, Codable, Hashable {
    /// Kinds of events.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        /// It said something.
        case line
        /// It ended, well or not. Nothing follows.
        case end
        /// The stream ends, because something failed.
        case error
    }

    /// What it is.
    public var kind: Kind
    /// When.
    public var date: Date?
    /// How serious it is.
    public var level: String?
    /// In words.
    public var message: String?
    /// The step that said it.
    public var step: String?
    /// The build of the template, by its id.
    public var build: BuildInfo?
    /// Standard error, or what failed.
    public var error: ErrorBody?

    init(kind: Kind, build: BuildInfo? = nil, error: ErrorBody? = nil) {
        self.kind = kind
        self.build = build
        self.error = error
    }

    init(_ line: BuildLog.Line) {
        kind = .line
        date = line.date
        level = line.level
        message = line.message
        step = line.step
    }
}

extension BuildEvent: StreamEvent {
    var kindName: String { kind.rawValue }
    static func failure(_ error: ErrorBody) -> Self { BuildEvent(kind: .error, error: error) }
}

/// How many sandboxes of a template are kept ready.
public struct PoolInfo: Sendable, Codable, Hashable {
    /// The template it was made from, by its shown name.
    public var template: String
    /// How much or how many.
    public var size: Int
    /// How many are ready.
    public var ready: Int
    /// How many are being made.
    public var making: Int

    init(_ status: PoolStatus) {
        template = status.template
        size = status.size
        ready = status.ready
        making = status.making
    }
}

/// Pools.
public struct PoolList: Sendable, Codable, Hashable {
    /// The pools.
    public var pools: [PoolInfo]
}

/// A size for a pool.
public struct PoolWish: Sendable, Codable, Hashable {
    /// How much or how many.
    public var size: Int

    /// A wish.
    public init(size: Int) { self.size = size }
}
