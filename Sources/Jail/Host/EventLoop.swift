import CLinux
import Glibc
import Synchronization

/// Something that wants to know when its descriptor is ready. Called on the loop's own thread; it must not block.
protocol EventHandler: AnyObject, Sendable {
    func ready(_ events: UInt32)
}

/// One thread that waits for every descriptor of every sandbox (epoll(7)) and for deadlines, so that no thread of the
/// cooperative pool ever blocks.
final class EventLoop: Sendable {
    /// The loop of this process.
    static let shared = EventLoop()

    private struct State {
        var handlers: [UInt64: any EventHandler] = [:]
        var nextToken: UInt64 = 1
        var timers: [(deadline: Int64, token: UInt64, action: @Sendable () -> Void)] = []
    }

    private let epoll: Int32
    private let wakeUp: Int32
    private let state = Mutex(State())

    private init() {
        epoll = cl_epoll_create()
        wakeUp = cl_eventfd()
        cl_ignore_pipe_signal()
        cl_epoll_add(epoll, wakeUp, cl_epoll_in, 0)
        var thread = pthread_t()
        // The loop lives as long as the process: it is retained once and never released.
        let context = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<EventLoop>.fromOpaque(context).takeUnretainedValue().run()
                return nil
            }, context)
        pthread_detach(thread)
    }

    /// Registers a descriptor. The token names the registration until it is removed.
    func add(_ descriptor: Int32, _ events: UInt32, _ handler: any EventHandler) -> UInt64 {
        let token = state.withLock { state in
            let token = state.nextToken
            state.nextToken += 1
            state.handlers[token] = handler
            return token
        }
        cl_epoll_add(epoll, descriptor, events, token)
        return token
    }

    /// Changes what a registration waits for.
    func change(_ descriptor: Int32, _ token: UInt64, _ events: UInt32) {
        cl_epoll_change(epoll, descriptor, events, token)
    }

    /// Ends a registration. A call of the handler may still be under way on the loop's thread.
    func remove(_ descriptor: Int32, _ token: UInt64) {
        cl_epoll_remove(epoll, descriptor)
        state.withLock { _ = $0.handlers.removeValue(forKey: token) }
    }

    /// Calls `action` on the loop's thread at a time of the monotonic clock, in nanoseconds.
    func schedule(at deadline: Int64, _ action: @escaping @Sendable () -> Void) -> UInt64 {
        let (token, isFirst) = state.withLock { state in
            let token = state.nextToken
            state.nextToken += 1
            let isFirst = state.timers.first.map { deadline < $0.deadline } ?? true
            let place = state.timers.firstIndex { $0.deadline > deadline } ?? state.timers.endIndex
            state.timers.insert((deadline, token, action), at: place)
            return (token, isFirst)
        }
        if isFirst { wake() }
        return token
    }

    /// Forgets a scheduled call.
    func cancel(_ token: UInt64) { state.withLock { $0.timers.removeAll { $0.token == token } } }

    private func wake() {
        var one: UInt64 = 1
        write(wakeUp, &one, 8)
    }

    private func run() {
        var events = [cl_epoll_event](repeating: cl_epoll_event(), count: 64)
        while true {
            let count = cl_epoll_wait(epoll, &events, 64, timeout())
            for event in events[..<Int(max(0, count))] {
                if event.token == 0 {
                    var value: UInt64 = 0
                    read(wakeUp, &value, 8)
                    continue
                }
                state.withLock { $0.handlers[event.token] }?.ready(event.events)
            }
            runTimers()
        }
    }

    private func timeout() -> Int32 {
        guard let deadline = state.withLock({ $0.timers.first?.deadline }) else { return -1 }
        return Int32(clamping: max(0, deadline - cl_monotonic_now() + 999_999) / 1_000_000)
    }

    private func runTimers() {
        let now = cl_monotonic_now()
        let due = state.withLock { state in
            let due = state.timers.prefix { $0.deadline <= now }.map(\.action)
            state.timers.removeFirst(due.count)
            return due
        }
        for action in due { action() }
    }
}
