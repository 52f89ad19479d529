import Contexts
import ControlPlane
import Hummingbird
import Sandboxing

/// Code that keeps its variables.
enum ContextRoutes {
    private static let base = "/api/v1/sandboxes/{sandbox}/contexts"

    static let all: [Route] = [
        Route(
            method: .post, path: base, operation: "createContext", tag: "Contexts", summary: "Make a code context.",
            scope: .run, request: .json(ContextWish.self), isRequestRequired: false,
            answers: [.init(status: 201, description: "The context.", body: .json(ContextInfo.self))]
        ) { call in
            let wish = try await call.optionalBody(ContextWish.self) ?? ContextWish()
            let language = try ContextLanguage(name: wish.language ?? "python")
            var settings = ContextSettings()
            settings.workingDirectory = wish.workingDirectory
            settings.environment = wish.environment ?? [:]
            settings.user = wish.user?.user
            let context = try await call.live().contexts.create(language, settings)
            return try call.answer(await ContextInfo(context), status: .created)
        },
        Route(
            method: .get, path: base, operation: "listContexts", tag: "Contexts", summary: "List code contexts.",
            scope: .read,
            answers: [.init(status: 200, description: "The contexts.", body: .json(ContextList.self))]
        ) { call in
            var infos: [ContextInfo] = []
            for context in try await call.live().contexts.all { infos.append(await ContextInfo(context)) }
            return try call.answer(ContextList(contexts: infos))
        },
        Route(
            method: .get, path: base + "/{context}", operation: "getContext", tag: "Contexts",
            summary: "Show a code context.", scope: .read,
            answers: [.init(status: 200, description: "The context.", body: .json(ContextInfo.self))]
        ) { call in
            try call.answer(await ContextInfo(try await call.codeContext()))
        },
        Route(
            method: .delete, path: base + "/{context}", operation: "deleteContext", tag: "Contexts",
            summary: "End a code context.", scope: .run,
            answers: [.init(status: 204, description: "It is gone.")]
        ) { call in
            try await call.live().contexts.delete(try call.path("context"))
            return call.done
        },
        Route(
            method: .post, path: base + "/{context}/run", operation: "runInContext", tag: "Contexts",
            summary: "Run code in a context. It is interrupted when the client goes away.", scope: .run,
            request: .json(CodeWish.self),
            answers: [.init(status: 200, description: "What happens.", body: .events(CodeEvent.self))]
        ) { call in
            let wish = try await call.body(CodeWish.self)
            guard wish.language == nil else {
                throw ErrorBody(.invalid, "the context has its language", field: "language", remedy: "leave it out")
            }
            return try await run(wish, in: try await call.codeContext(), call)
        },
        Route(
            method: .post, path: base + "/{context}/interrupt", operation: "interruptContext", tag: "Contexts",
            summary: "Interrupt what runs in a context.", scope: .run,
            answers: [.init(status: 204, description: "It was told.")]
        ) { call in
            await (try await call.codeContext()).interrupt()
            return call.done
        },
        Route(
            method: .post, path: base + "/{context}/restart", operation: "restartContext", tag: "Contexts",
            summary: "Begin anew, without any variables.", scope: .run,
            answers: [.init(status: 200, description: "The context.", body: .json(ContextInfo.self))]
        ) { call in
            let context = try await call.codeContext()
            try await context.restart()
            return try call.answer(await ContextInfo(context))
        },
        Route(
            method: .post, path: "/api/v1/sandboxes/{sandbox}/code", operation: "runCode", tag: "Contexts",
            summary: "Run code in the sandbox's own context of its language, which is made when it is first needed.",
            scope: .run, request: .json(CodeWish.self),
            answers: [.init(status: 200, description: "What happens.", body: .events(CodeEvent.self))]
        ) { call in
            let wish = try await call.body(CodeWish.self)
            let language = try ContextLanguage(name: wish.language ?? "python")
            return try await run(wish, in: try await call.live().contexts.standard(language), call)
        },
    ]

    private static func run(_ wish: CodeWish, in context: CodeContext, _ call: Call) async throws -> Response {
        var options = ExecutionOptions()
        options.environment = wish.environment ?? [:]
        if let timeout = wish.timeout {
            guard timeout.isFinite, timeout > 0, timeout <= 366 * 86400 else {
                throw ErrorBody(.invalid, "the timeout is not from 0 seconds to a year", field: "timeout")
            }
            options.timeout = .seconds(timeout)
        }
        let execution = try await context.run(wish.code, options: options)
        return call.stream(CodeEvent.self) { events in
            for await event in execution { try await events.send(CodeEvent(event)) }
        }
    }
}

extension Call {
    /// The context in the path.
    fileprivate func codeContext() async throws -> CodeContext {
        try await live().contexts.context(try path("context"))
    }
}
