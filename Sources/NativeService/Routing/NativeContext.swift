import Hummingbird
import NIOCore

/// What is known about a request besides what it says.
public struct NativeContext: RequestContext {
    /// What the router needs.
    public var coreContext: CoreRequestContextStorage
    /// Whether it came over the control socket, which only the daemon's owner can open.
    public var isFromControlSocket: Bool

    /// A context for a request on a connection.
    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        isFromControlSocket =
            if case .unixDomainSocket? = source.channel.localAddress { true } else { false }
    }
}
