import Glibc

/// Where a run may be stopped and memory collected: at calls and backward jumps.
extension UnsafeMutablePointer where Pointee == Machine {
    /// Steps between two looks at the clock and at the request to stop.
    static var slice: Int { 20_000 }

    @inline(never)
    func safepoint() throws(Raised) {
        // Between instructions nothing that an instruction kept for itself is needed any more.
        pointee.temporaryCount = pointee.temporaryBase
        if pointee.fuel < 0 { try pollLimits() }
        if pointee.heap.bytes > pointee.heap.threshold || pointee.collectsAlways { try collect() }
        if !pointee.lostReferences.isEmpty { try callLostReferences() }
    }

    /// Collects if it is time, before an iterator makes its next item: a native that takes millions of items, as `list`
    /// does, meets no other safepoint. An iterator may be Python code, so that whoever asks for items has kept what it
    /// holds.
    @inline(__always)
    func collectBeforeItem() throws(Raised) {
        if _slowPath(pointee.heap.bytes > pointee.heap.threshold) { try collect() }
    }

    /// Looks at everything that can end a run, and opens the next slice of steps.
    @inline(never)
    func pollLimits() throws(Raised) {
        if let exceeded = pointee.exceeded { throw exceed(exceeded) }
        if pointee.isPoisoned { throw exceed(.interrupted) }
        // What was used of the last slice, work in natives included.
        pointee.budget &-= pointee.sliceLength &- pointee.fuel
        if pointee.budget <= 0 { throw exceed(.instructions) }
        if pointee.interruption.isRequested { throw exceed(.interrupted) }
        if pointee.deadline != .max, Clock.monotonic() >= pointee.deadline { throw exceed(.time) }
        let next = pointee.collectsAlways ? 0 : Swift.min(Self.slice, pointee.budget)
        pointee.sliceLength = next
        pointee.fuel = next
    }

    /// Makes the next charge look at the limits, without losing count of the steps so far.
    func endSlice() {
        pointee.budget &-= pointee.sliceLength &- pointee.fuel
        pointee.sliceLength = -1
        pointee.fuel = -1
    }

    /// The steps that were executed so far, when the budget began with so many.
    func used(of initial: Int) -> Int { initial - pointee.budget + (pointee.sliceLength - pointee.fuel) }
}

/// Clocks of the host, for limits and for `time`.
enum Clock {
    static func monotonic() -> UInt64 { read(CLOCK_MONOTONIC) }
    static func real() -> UInt64 { read(CLOCK_REALTIME) }
    static func processor() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
