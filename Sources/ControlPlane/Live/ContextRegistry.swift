public import Contexts
import Sandboxing
import Synchronization

/// The code contexts of one sandbox: every service sees the same ones.
public final class ContextRegistry: Sendable {
    private struct State {
        var contexts: [String: CodeContext] = [:]
        var order: [String] = []
        /// The contexts that are used where none is named, and those that are being made.
        var standard: [ContextLanguage: Task<Result<CodeContext, ContextError>, Never>] = [:]
    }

    private let state = Mutex(State())
    private let sandbox: any Sandbox
    private let environment: [String: String]

    /// Contexts at a time.
    static let limit = 64

    init(sandbox: any Sandbox, environment: [String: String]) {
        self.sandbox = sandbox
        self.environment = environment
    }

    /// All contexts in the order in which they were made.
    public var all: [CodeContext] {
        state.withLock { state in state.order.compactMap { state.contexts[$0] } }
    }

    /// A context by its id.
    public func context(_ id: String) throws(ControlPlaneError) -> CodeContext {
        guard let context = state.withLock({ $0.contexts[id] }) else {
            throw .notFound(kind: .context, reference: id)
        }
        return context
    }

    /// Makes a context. The sandbox's variables are in its environment; those of the settings win.
    public func create(
        _ language: ContextLanguage, _ settings: ContextSettings = ContextSettings()
    ) async throws(ContextError) -> CodeContext {
        guard state.withLock({ $0.contexts.count < Self.limit }) else {
            throw .invalidRequest("the sandbox has \(Self.limit) contexts already; delete some first")
        }
        var settings = settings
        settings.environment = environment.merging(settings.environment) { $1 }
        let context = try await CodeContext.start(language, in: sandbox, settings: settings)
        state.withLock { state in
            state.contexts[context.id] = context
            state.order.append(context.id)
        }
        return context
    }

    /// The context of a language for those who name none; it is made when it is first asked for.
    public func standard(_ language: ContextLanguage) async throws(ContextError) -> CodeContext {
        let task = state.withLock { state in
            if let task = state.standard[language] { return task }
            let task = Task { () -> Result<CodeContext, ContextError> in
                do throws(ContextError) {
                    return .success(try await create(language))
                } catch {
                    return .failure(error)
                }
            }
            state.standard[language] = task
            return task
        }
        let result = await task.value
        if case .failure = result { state.withLock { $0.standard[language] = nil } }
        let context = try result.get()
        guard state.withLock({ $0.contexts[context.id] != nil }) else {
            // It was deleted meanwhile, and its successor is another one.
            state.withLock { $0.standard[language] = nil }
            return try await standard(language)
        }
        return context
    }

    /// Ends a context.
    public func delete(_ id: String) async throws(ControlPlaneError) {
        let context = try context(id)
        state.withLock { state in
            state.contexts[id] = nil
            state.order.removeAll { $0 == id }
        }
        await context.close()
    }

    /// Ends all contexts, with the sandbox.
    func close() async {
        let contexts = state.withLock { state in
            defer {
                state.contexts = [:]
                state.order = []
                state.standard = [:]
            }
            return Array(state.contexts.values)
        }
        for context in contexts { await context.close() }
    }
}
