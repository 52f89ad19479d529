import Glibc
import Jail

extension JailConfiguration {
    /// Finds the supervisor that was built together with these tests.
    static var forTests: JailConfiguration {
        var configuration = JailConfiguration()
        if getenv("BULKHEAD_SUPERVISOR") == nil {
            // Test bundles lie beside the executables of the same build.
            let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
            let directory = bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)]
            configuration.supervisorPath = "\(directory)/bulkhead-supervisor"
        }
        return configuration
    }
}
