import Glibc

/// The environment of this process. Nothing of it reaches a sandbox unless it is named.
package enum HostEnvironment {
    /// One variable, looked up when it is asked for: most runs ask for none.
    package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
