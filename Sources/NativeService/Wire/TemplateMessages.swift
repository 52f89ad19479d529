import ControlPlane
public import struct Foundation.Date

/// A wish for a template.
public struct BuildWish: Sendable, Codable, Hashable {
    public var name: String
    public var tags: [String]?
    public var base: String?
    public var steps: [Step]?
    public var startCommand: String?
    public var readyCommand: String?
    public var resources: ResourceWish?
    public var ignoresCache: Bool?

    /// A wish for a copy of the base.
    public init(name: String) { self.name = name }

    /// One step. Exactly one of `run`, `copy`, `environment`, `workingDirectory` and `user` says what it does; with
    /// the first two, `as` says who does it.
    public struct Step: Sendable, Codable, Hashable {
        public var run: String?
        public var copy: CopyStep?
        public var environment: [String: String]?
        public var workingDirectory: String?
        public var user: String?
        public var `as`: String?

        /// A step that does nothing yet.
        public init() {}
    }

    /// Files from an upload.
    public struct CopyStep: Sendable, Codable, Hashable {
        public var upload: String
        public var source: String
        public var destination: String
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

    public var kind: Kind
    public var date: Date?
    public var level: String?
    public var message: String?
    public var step: String?
    public var build: BuildInfo?
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
    public var template: String
    public var size: Int
    public var ready: Int
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
    public var pools: [PoolInfo]
}

/// A size for a pool.
public struct PoolWish: Sendable, Codable, Hashable {
    public var size: Int

    /// A wish.
    public init(size: Int) { self.size = size }
}
