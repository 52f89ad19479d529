public import Sandboxing

/// Copies of an interpreter with everything that it has loaded and computed.
extension CodeContext {
    /// Imports modules ahead of time, without defining anything in the session. Gives those that could not be imported,
    /// with the reason. Python only.
    public func preload(_ modules: [String]) async throws(ContextError) -> [String: String] {
        let answer = try await ask(
            .object([.init("op", .string("preload")), .init("modules", .array(modules.map { .string($0) }))]))
        guard case .object(let failed) = answer["failed"] else {
            throw .unsupported(answer["problem"]?.text ?? "the interpreter cannot load modules ahead of time")
        }
        return Dictionary(failed.map { ($0.name, $0.value.text ?? "") }) { first, _ in first }
    }

    /// The interpreter as it is now, for any number of contexts that begin where this one is; this one goes on. Waits
    /// until no code runs. Python only, and only where the code has started no threads.
    public func captureImage() async throws(ContextError) -> any ProcessImage {
        try await withSession { session, ask throws(ContextError) in
            let answer = try await ask(.object([.init("op", .string("twin"))]))
            guard let twin = answer["pid"]?.integer, let twin = Int32(exactly: twin), twin > 0 else {
                throw .unsupported(answer["problem"]?.text ?? "the interpreter makes no twin of itself")
            }
            do throws(SandboxError) {
                return try await sandbox.capture(session.captured, twin: twin)
            } catch {
                throw .sandbox(error)
            }
        }
    }

    /// Starts a context from an image. With `keepsCount` its executions go on being counted where the captured ones
    /// stopped; the variables are there either way, and random generators are seeded anew. With `id` it has the name
    /// that the captured one has in its own sandbox.
    public static func start(
        from image: any ProcessImage, in sandbox: any Sandbox, settings: ContextSettings = ContextSettings(),
        keepsCount: Bool = false, id: String? = nil
    ) async throws(ContextError) -> CodeContext {
        let context = CodeContext(.python, in: sandbox, settings, id: id)
        let request = ProcessRequest(
            PythonRunner().arguments, environment: settings.environment, workingDirectory: settings.workingDirectory,
            user: settings.user, hasControlChannel: true)
        let process: any Sandboxing.Process
        do throws(SandboxError) {
            process = try await sandbox.start(request, from: image)
        } catch {
            throw .sandbox(error)
        }
        let variables = settings.environment.sorted { $0.key < $1.key }
        let greeting = JSONValue.object([
            .init("op", .string("wake")), .init("reset", .boolean(!keepsCount)),
            .init("env", .object(variables.map { .init($0.key, .string($0.value)) })),
            .init("cwd", settings.workingDirectory.map { .string($0) } ?? .null),
        ])
        _ = try await context.adopt(process) { _ in greeting.encodedBytes }
        return context
    }
}
