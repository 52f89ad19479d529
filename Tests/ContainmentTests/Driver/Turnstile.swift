/// Lets a bounded number of attacks run at a time, in the order in which they came. One that disturbs others, because
/// it takes what it can get, runs alone.
actor Turnstile {
    private let capacity: Int
    private var free: Int
    private var waiting: [(width: Int, continuation: CheckedContinuation<Void, Never>)] = []

    init(capacity: Int) {
        self.capacity = capacity
        free = capacity
    }

    /// Runs the body once there is room for it.
    func pass<Result: Sendable>(alone: Bool, _ body: @Sendable () async -> Result) async -> Result {
        let width = alone ? capacity : 1
        await enter(width)
        let result = await body()
        leave(width)
        return result
    }

    private func enter(_ width: Int) async {
        if waiting.isEmpty, free >= width {
            free -= width
            return
        }
        await withCheckedContinuation { waiting.append((width, $0)) }
    }

    private func leave(_ width: Int) {
        free += width
        while let next = waiting.first, next.width <= free {
            free -= next.width
            waiting.removeFirst()
            next.continuation.resume()
        }
    }
}
