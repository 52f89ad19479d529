@_spi(Testing) import Jail
import TestSupport

/// One runtime per set of removed guards, because each has a process of its own.
actor Runtimes {
    static let shared = Runtimes()
    private var runtimes: [Set<JailGuard>: JailRuntime] = [:]

    func runtime(without guards: Set<JailGuard>) -> JailRuntime {
        if let known = runtimes[guards] { return known }
        let runtime = JailRuntime(configuration: .forTests)
        runtime.remove(guards: guards)
        runtimes[guards] = runtime
        return runtime
    }

    func close() async {
        for runtime in runtimes.values { await runtime.close() }
        runtimes = [:]
    }
}
