import CLinux
import Glibc
import LinuxSystem
public import Sandboxing

/// Takes away what a crash of the machine, or of everything at once, may have left, and layers that nobody needs.
public enum JailPruning {
    /// Removes control groups without a maker, unfinished archives and unfinished change sets; gives one line for each
    /// thing removed. What belongs to a living process is left alone.
    ///
    /// With `layersUnusedFor`, finished layers of archives go, too, if no sandbox uses them and none has for that long:
    /// the next run with such an archive unpacks it again.
    ///
    /// - Throws: ``SandboxError/host(operation:code:remedy:)`` when the state directory or the supervisor's executable
    ///   cannot be used.
    public static func prune(
        configuration: JailConfiguration = JailConfiguration(), layersUnusedFor time: Duration? = nil
    ) async throws(SandboxError) -> [String] {
        var lines = try await controlGroups(try configuration.findSupervisor())
        let directory = configuration.resolvedStateDirectory
        if access(directory + "/layers", F_OK) == 0 {
            let count = try configuration.archiveCache.prune()
            if count > 0 { lines.append("\(count) unfinished archives in \(directory)/layers") }
            if let time {
                lines += try configuration.archiveCache.pruneLayers(unusedFor: time).map { "layer \($0)" }
            }
        }
        if access(directory + "/changes", F_OK) == 0 {
            let count = try configuration.changeStore.prune()
            if count > 0 { lines.append("\(count) unfinished change sets in \(directory)/changes") }
        }
        return lines
    }

    /// The supervisor's executable knows the groups that it makes.
    private static func controlGroups(_ supervisor: String) async throws(SandboxError) -> [String] {
        let (reading, writing) = try StandardPipes.pipe()
        let pipe = AsyncDescriptor(reading, writing: false)
        let process = HostProgram(candidates: [supervisor], arguments: [supervisor, "prune"]).start(output: writing)
        close(writing)
        guard process > 0 else {
            throw .host(
                operation: "start \(supervisor)", code: SystemErrorCode(rawValue: -process),
                remedy: "see 'bulkhead doctor'")
        }
        var text: [UInt8] = []
        while let piece = try await pipe.read() { text += piece }
        // It has closed its output, so it ends at once.
        _ = HostProgram.wait(for: process)
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
