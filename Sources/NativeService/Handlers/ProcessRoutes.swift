import ControlPlane
import Foundation
import Hummingbird
import NIOCore
import Sandboxing

/// Commands in sandboxes.
enum ProcessRoutes {
    private static let base = "/api/v1/sandboxes/{sandbox}/processes"

    static let all: [Route] = [
        Route(
            method: .post, path: base, operation: "startProcess", tag: "Processes",
            summary: "Run a command: as a stream, to its end, or in the background.", scope: .run,
            parameters: [.query("detach", .boolean, "Answer once it runs, and let it run.")],
            request: .json(StartProcess.self),
            answers: [
                .init(
                    status: 200, description: "What it did.",
                    body: .jsonOrEvents(ProcessResult.self, ProcessEvent.self)),
                .init(status: 201, description: "It runs in the background.", body: .json(ProcessStatus.self)),
            ], handle: start),
        Route(
            method: .get, path: base, operation: "listProcesses", tag: "Processes",
            summary: "List processes.", scope: .read,
            parameters: [.query("all", .boolean, "Also those that ended not long ago.")],
            answers: [.init(status: 200, description: "The processes.", body: .json(ProcessList.self))]
        ) { call in
            let live = try await call.live()
            let processes = try call.flag("all") ? live.recentProcesses : live.processes
            return try call.answer(ProcessList(processes: processes.map(ProcessStatus.init)))
        },
        Route(
            method: .get, path: base + "/{process}", operation: "getProcess", tag: "Processes",
            summary: "Show a process, also one that ended not long ago.", scope: .read,
            answers: [.init(status: 200, description: "The process.", body: .json(ProcessStatus.self))]
        ) { call in
            try call.answer(ProcessStatus(try await call.process()))
        },
        Route(
            method: .get, path: base + "/{process}/output", operation: "followProcess", tag: "Processes",
            summary: "Listen to a process from now on, or from a place in its output as far as it is kept.",
            scope: .read,
            parameters: [
                .query("from", .integer(minimum: 0), "Bytes of output to leave out; from now on if left out.")
            ],
            answers: [.init(status: 200, description: "What it does.", body: .events(ProcessEvent.self))]
        ) { call in
            let process = try await call.process()
            let offset = try call.number("from", in: 0...UInt64.max)
            let listener = process.listen(from: offset)
            return call.stream(ProcessEvent.self) { events in
                try await follow(process, listener, &events)
            }
        },
        Route(
            method: .post, path: base + "/{process}/input", operation: "writeInput", tag: "Processes",
            summary: "Write to the input of a process, as the body arrives.", scope: .run,
            parameters: [.query("close", .boolean, "End its input afterwards.")],
            request: .bytes("application/octet-stream"), isRequestRequired: false,
            answers: [.init(status: 204, description: "It was written.")]
        ) { call in
            let process = try await call.process()
            let closes = try call.flag("close")
            for try await piece in call.request.body {
                try await process.write([UInt8](piece.readableBytesView))
            }
            if closes { await process.closeInput() }
            return call.done
        },
        Route(
            method: .post, path: base + "/{process}/signal", operation: "signalProcess", tag: "Processes",
            summary: "Send a signal to the group of a process.", scope: .run, request: .json(SignalWish.self),
            answers: [.init(status: 204, description: "It was sent.")]
        ) { call in
            let process = try await call.process()
            let signal = try SignalName.signal(try await call.body(SignalWish.self).signal)
            guard process.exit == nil else { throw ErrorBody(.conflict, "the process \(process.id) has ended") }
            try await process.signal(signal)
            return call.done
        },
        Route(
            method: .put, path: base + "/{process}/terminal", operation: "resizeTerminal", tag: "Processes",
            summary: "Tell the terminal of a process its size.", scope: .run, request: .json(TerminalInfo.self),
            answers: [.init(status: 204, description: "It knows.")]
        ) { call in
            let process = try await call.process()
            let size = try await call.body(TerminalInfo.self)
            guard process.request.terminal != nil else {
                throw ErrorBody(.conflict, "the process \(process.id) has no terminal")
            }
            try await process.resize(TerminalSize(rows: size.rows, columns: size.columns))
            return call.done
        },
    ]

    @Sendable private static func start(_ call: Call) async throws -> Response {
        let wish = try await call.body(StartProcess.self)
        let isDetached = try call.flag("detach")
        let live = try await call.live()
        var request = ProcessRequest(
            wish.command, environment: wish.environment ?? [:], workingDirectory: wish.workingDirectory,
            background: .keep)
        request.terminal = wish.terminal.map { TerminalSize(rows: $0.rows, columns: $0.columns) }
        request.input = wish.input ?? false ? .stream : .none
        request.user = wish.user?.user
        if let timeout = wish.timeout {
            guard timeout.isFinite, timeout > 0, timeout <= 366 * 86400 else {
                throw ErrorBody(.invalid, "the timeout is not from 0 seconds to a year", field: "timeout")
            }
            request.timeout = .seconds(timeout)
        }
        try request.validate()
        let process = try await live.start(request, tag: wish.tag)
        if isDetached { return try call.answer(ProcessStatus(process), status: .created) }
        let listener = process.listen(from: 0)
        // Whatever becomes of the answer, the process does not outlive the interest in it.
        let kills = wish.onDisconnect ?? .kill == .kill
        let interest = ReleaseAction {
            guard kills, process.exit == nil else { return }
            // An error means that it has ended by itself.
            Task.detached { try? await process.signal(.kill) }
        }
        guard StreamFormat(accepting: call.request.headers[.accept]) != nil else {
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody { writer in
                    defer { interest.hold() }
                    guard let result = await ProcessResult.collect(listener, of: process) else {
                        throw CancellationError()
                    }
                    try await writer.write(ByteBuffer(bytes: try WireJSON.encode(result)))
                    try await writer.finish(nil)
                })
        }
        return call.stream(ProcessEvent.self) { events in
            defer { interest.hold() }
            try await follow(process, listener, &events)
        }
    }

    private static func follow(
        _ process: ManagedProcess, _ listener: ProcessListener, _ events: inout EventWriter<ProcessEvent>
    ) async throws {
        try await events.send(ProcessEvent(kind: .started, process: process.id))
        for await output in listener {
            try await events.send(ProcessEvent(output, of: process.id))
            if case .exit = output { return }
        }
        guard !Task.isCancelled else { return }
        throw ErrorBody(
            .failed, "the output was not read for too long",
            remedy: "listen again from the last offset; what is no longer kept is left out")
    }
}

extension Call {
    /// The process in the path.
    func process() async throws -> ManagedProcess {
        let live = try await live()
        let id: Int32 = try pathNumber("process")
        guard let process = live.process(id) else {
            throw ControlPlaneError.notFound(kind: .process, reference: String(id))
        }
        return process
    }
}

/// Signals by name.
enum SignalName {
    private static let numbers: [String: Int32] = [
        "HUP": 1, "INT": 2, "QUIT": 3, "ILL": 4, "TRAP": 5, "ABRT": 6, "BUS": 7, "FPE": 8, "KILL": 9, "USR1": 10,
        "SEGV": 11, "USR2": 12, "PIPE": 13, "ALRM": 14, "TERM": 15, "STKFLT": 16, "CHLD": 17, "CONT": 18, "STOP": 19,
        "TSTP": 20, "TTIN": 21, "TTOU": 22, "URG": 23, "XCPU": 24, "XFSZ": 25, "VTALRM": 26, "PROF": 27, "WINCH": 28,
        "IO": 29, "PWR": 30, "SYS": 31,
    ]

    static func signal(_ text: String) throws(ErrorBody) -> Signal {
        if let number = Int32(text), (1...64).contains(number) { return Signal(rawValue: number) }
        let upper = text.uppercased()
        guard let number = numbers[upper.hasPrefix("SIG") ? String(upper.dropFirst(3)) : upper] else {
            throw ErrorBody(
                .invalid, "there is no signal '\(text.prefix(40))'", field: "signal",
                remedy: "use a name like SIGTERM or a number from 1 to 64")
        }
        return Signal(rawValue: number)
    }
}
