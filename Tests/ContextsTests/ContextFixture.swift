import Contexts
import Jail
import Sandboxing
import TestSupport
import Testing

/// A context of one language in a jail of its own.
struct ContextFixture: Sendable {
    let sandbox: any Sandbox
    let context: CodeContext

    /// Makes a jail and a context, lends them and ends everything.
    static func with<Value: Sendable>(
        _ language: ContextLanguage = .python, settings: ContextSettings = ContextSettings(),
        specification: SandboxSpecification = SandboxSpecification(),
        _ body: (ContextFixture) async throws -> Value
    ) async throws -> Value {
        let runtime = JailRuntime(configuration: .forTests)
        do {
            let value = try await runtime.withSandbox(specification) { sandbox in
                let context = try await CodeContext.start(language, in: sandbox, settings: settings)
                let value = try await body(ContextFixture(sandbox: sandbox, context: context))
                await context.close()
                return value
            }
            await runtime.close()
            return value
        } catch {
            await runtime.close()
            throw error
        }
    }

    /// Runs code and collects what happened.
    func run(_ code: String, options: ExecutionOptions = ExecutionOptions()) async throws -> Transcript {
        try await Transcript(context.run(code, options: options))
    }
}

/// Everything that happened in one run.
struct Transcript: Sendable {
    var events: [ExecutionEvent] = []

    init(_ events: ExecutionEvents) async {
        for await event in events { self.events.append(event) }
    }

    var output: String {
        events.reduce(into: "") { if case .standardOutput(let text, _) = $1 { $0 += text } }
    }

    var errorOutput: String {
        events.reduce(into: "") { if case .standardError(let text, _) = $1 { $0 += text } }
    }

    var results: [ExecutionResult] {
        events.compactMap { if case .result(let result) = $0 { result } else { nil } }
    }

    var error: ExecutionFailure? {
        events.lazy.compactMap { if case .error(let failure) = $0 { failure } else { nil } }.first
    }

    var end: ExecutionEnd? {
        if case .end(let end) = events.last { end } else { nil }
    }

    var count: Int? {
        if case .started(let count) = events.first { count } else { nil }
    }

    /// The plain text of the code's value.
    var value: String? { results.last { $0.isMain }?.text }
}
