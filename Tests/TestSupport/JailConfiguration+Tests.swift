import Glibc
public import Jail

extension JailConfiguration {
    /// Finds the supervisor that was built together with these tests, and keeps what tests leave in a directory of
    /// this process.
    public static var forTests: JailConfiguration {
        var configuration = JailConfiguration()
        if getenv("BULKHEAD_SUPERVISOR") == nil {
            configuration.supervisorPath = BuildProducts.path(of: "bulkhead-supervisor")
        }
        return configuration
    }
}

/// Executables that were built together with these tests.
public enum BuildProducts {
    /// What users run, where `BULKHEAD_RELEASE` names the directory of a release; otherwise what was built with these
    /// tests.
    public static func released(_ name: String) -> String {
        guard let directory = getenv("BULKHEAD_RELEASE").map({ String(cString: $0) }), directory.hasPrefix("/") else {
            return path(of: name)
        }
        return directory + "/" + name
    }

    /// Test bundles lie beside the executables of the same build.
    public static func path(of name: String) -> String {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        let directory = String(bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)])
        // Absolute: what runs the executables may start elsewhere.
        guard let real = realpath(directory.isEmpty ? "." : directory, nil) else { return directory + "/" + name }
        defer { free(real) }
        return String(cString: real) + "/" + name
    }
}
