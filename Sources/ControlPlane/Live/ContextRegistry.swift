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
    /// Gives the image of an interpreter that has started already, where there is one.
    private let zygote: @Sendable (ContextLanguage) async -> (any ProcessImage)?

    /// Contexts at a time.
    static let limit = 64

    init(
        sandbox: any Sandbox, environment: [String: String],
        zygote: @escaping @Sendable (ContextLanguage) async -> (any ProcessImage)? = { _ in nil }
    ) {
        self.sandbox = sandbox
        self.environment = environment
        self.zygote = zygote
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
        let context = try await start(language, settings)
        state.withLock { state in
            state.contexts[context.id] = context
            state.order.append(context.id)
        }
        return context
    }

    /// From an image if there is one and it can be used; a sandbox must not be without a context because an image is of
    /// no use to it.
    private func start(
        _ language: ContextLanguage, _ settings: ContextSettings
    ) async throws(ContextError) -> CodeContext {
        if let image = await zygote(language),
            let context = try? await CodeContext.start(from: image, in: sandbox, settings: settings)
        {
            return context
        }
        return try await CodeContext.start(language, in: sandbox, settings: settings)
    }

    // MARK: - Copies

    /// The contexts as they are now, for a copy of the sandbox, and those of which there can be none, with the reason.
    func capture() async -> (images: [ContextImage], lost: [String: String]) {
        let standard = state.withLock { $0.standard }
        var standardIDs: Set<String> = []
        for task in standard.values {
            if case .success(let context) = await task.value { standardIDs.insert(context.id) }
        }
        var images: [ContextImage] = []
        var lost: [String: String] = [:]
        for context in all {
            do throws(ContextError) {
                let image = try await context.captureImage()
                images.append(
                    ContextImage(
                        id: context.id, language: context.language, settings: context.settings, image: image,
                        isStandard: standardIDs.contains(context.id)))
            } catch {
                lost[context.id] = "\(error)"
            }
        }
        return (images, lost)
    }

    /// Starts the contexts of another sandbox here, with their state and their names.
    func adopt(_ images: [ContextImage]) async throws(ContextError) {
        for captured in images {
            let context = try await CodeContext.start(
                from: captured.image, in: sandbox, settings: captured.settings, keepsCount: true, id: captured.id)
            state.withLock { state in
                state.contexts[context.id] = context
                state.order.append(context.id)
                if captured.isStandard { state.standard[captured.language] = Task { .success(context) } }
            }
        }
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

/// A context of one sandbox, on its way into another.
struct ContextImage: Sendable {
    var id: String
    var language: ContextLanguage
    var settings: ContextSettings
    var image: any ProcessImage
    /// Whether code that names no context goes to it.
    var isStandard: Bool
}
