public import Contexts
public import Sandboxing

/// The code contexts of one running sandbox, in the order in which they were made. Those that clients take for granted,
/// one for each language, start when they are first used.
public actor SandboxContexts {
    /// How many one sandbox may have.
    public static let limit = 64

    private let sandbox: any Sandbox
    private let environment: [String: String]
    private var contexts: [CodeContext] = []
    private var defaults: [ContextLanguage: Task<Result<CodeContext, ContextError>, Never>] = [:]

    init(sandbox: any Sandbox, environment: [String: String]) {
        self.sandbox = sandbox
        self.environment = environment
    }

    /// All of them, the oldest first.
    public var all: [CodeContext] { contexts }

    /// One by its id.
    public func context(_ id: String) -> CodeContext? { contexts.first { $0.id == id } }

    /// The one that code of a language goes to when nobody says which. Started at the first call.
    public func standard(_ language: ContextLanguage) async throws(ContextError) -> CodeContext {
        if let known = defaults[language] {
            if let context = try? await known.value.get(), await context.state != .closed { return context }
            if defaults[language] == known { defaults[language] = nil }
        }
        let task =
            defaults[language]
            ?? Task {
                do throws(ContextError) {
                    return .success(try await start(language, workingDirectory: nil))
                } catch {
                    return .failure(error)
                }
            }
        defaults[language] = task
        let result = await task.value
        if case .failure = result, defaults[language] == task { defaults[language] = nil }
        return try result.get()
    }

    /// A new one. Its variables win over those of the sandbox.
    public func make(
        _ language: ContextLanguage, workingDirectory: String?, environment: [String: String] = [:],
        user: SandboxUser? = nil
    ) async throws(ContextError) -> CodeContext {
        try await start(language, workingDirectory: workingDirectory, environment: environment, user: user)
    }

    private func start(
        _ language: ContextLanguage, workingDirectory: String?, environment own: [String: String] = [:],
        user: SandboxUser? = nil
    ) async throws(ContextError) -> CodeContext {
        guard contexts.count < Self.limit else {
            throw .invalidRequest("the sandbox has \(Self.limit) contexts; remove some of them first")
        }
        let context = try await CodeContext.start(
            language, in: sandbox,
            settings: ContextSettings(
                workingDirectory: workingDirectory, environment: environment.merging(own) { $1 }, user: user))
        contexts.append(context)
        return context
    }

    /// Ends one; false when there is none with this id.
    public func remove(_ id: String) async -> Bool {
        guard let index = contexts.firstIndex(where: { $0.id == id }) else { return false }
        await contexts.remove(at: index).close()
        return true
    }
}
