import Hummingbird
import Logging

/// What is known about a request besides what it says.
struct NativeContext: RequestContext {
    /// Where requests come from.
    struct Source: RequestContextSource {
        var service: NativeService
        /// Whether it came over the control socket, which only the daemon's owner can open.
        var isFromControlSocket: Bool
        var logger: Logger
    }

    var coreContext: CoreRequestContextStorage
    let source: Source

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        self.source = source
    }
}
