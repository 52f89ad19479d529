import BulkheadCommands
import ControlPlane
import HTTPServing
import Hummingbird
import Logging
import NativeService

/// The services of one daemon.
struct DaemonServices {
    let settings: DaemonSettings
    let plane: ControlPlane
    let metrics: ServiceMetrics
    let readiness: Readiness
    let logger: Logger

    /// What answers requests on a listener; `port` is the one that clients know.
    func responder(port: Int) -> any RequestResponder {
        let authority = settings.domain + (port == 443 || port == 0 ? "" : ":\(port)")
        return NativeService(
            controlPlane: plane, version: BulkheadCommand.version, metrics: metrics,
            addresses: PortAddresses(authority: authority, isSecure: settings.usesTLS), readiness: readiness,
            logger: logger)
    }
}
