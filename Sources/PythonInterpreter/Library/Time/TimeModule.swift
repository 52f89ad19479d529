import Glibc

/// `_time`: clocks, and sleep that a host can end.
extension WorldBuilder {
    func buildTimeModule() {
        let m = module("_time")
        func clock(_ name: String, _ read: @escaping (inout SessionClock) -> Int) {
            m.function(name, 0) { (vm, a) throws(Raised) in .float(Double(read(&vm.pointee.host.clock)) / 1e9) }
            m.function(name + "_ns", 0) { (vm, a) throws(Raised) in .int(read(&vm.pointee.host.clock)) }
        }
        clock("time") { $0.real() }
        clock("monotonic") { $0.monotonic() }
        clock("perf_counter") { $0.monotonic() }
        clock("process_time") { $0.processor() }
        clock("thread_time") { $0.processor() }
        m.function("sleep", 1) { (vm, a) throws(Raised) in
            try vm.sleep(try vm.duration(a[0]))
            return .none
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Nanoseconds of a number of seconds to sleep.
    func duration(_ value: Value) throws(Raised) -> Int {
        let inner = unwrapped(value)
        let seconds: Double
        if inner.isFloat {
            seconds = inner.asDouble
            if seconds.isNaN { throw valueError("Invalid value NaN (not a number)") }
        } else {
            let whole = try indexValue(
                value, "'\(typeName(value))' object cannot be interpreted as an integer or float")
            seconds = try double(whole) ?? 0
        }
        if seconds < 0 { throw valueError("sleep length must be non-negative") }
        guard seconds < 9_223_372_036 else {
            throw raise(pointee.types.overflowError, "timestamp out of range for C PyTime_t")
        }
        return Int((seconds * 1e9).rounded(.up))
    }

    /// Sleeps in short slices, between which everything that ends a run is looked at.
    func sleep(_ nanoseconds: Int) throws(Raised) {
        try charge(10)
        if !pointee.host.clock.isReal { return pointee.host.clock.advance(nanoseconds) }
        let end = Clock.monotonic() &+ UInt64(nanoseconds)
        while true {
            try pollLimits()
            let now = Clock.monotonic()
            if now >= end { return }
            var rest = end - now
            if pointee.deadline != .max { rest = Swift.min(rest, pointee.deadline > now ? pointee.deadline - now : 0) }
            rest = Swift.min(rest, 5_000_000)
            var pause = timespec(tv_sec: 0, tv_nsec: Int(rest))
            nanosleep(&pause, nil)
        }
    }
}
