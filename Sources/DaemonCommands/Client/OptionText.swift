import BulkheadCommands
import Sandboxing

/// Values of options as the daemon wants them.
enum OptionText {
    /// A time in seconds.
    static func seconds(_ text: String, _ option: String) throws(CommandFailure) -> Double {
        do {
            let parts = try Duration(argument: text).components
            return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
        } catch {
            throw CommandFailure("\(option): \(error.problem); \(error.remedy)")
        }
    }

    /// A size in bytes.
    static func bytes(_ text: String?, _ option: String) throws(CommandFailure) -> UInt64? {
        guard let text else { return nil }
        do {
            return try ByteCount(argument: text).bytes
        } catch {
            throw CommandFailure("\(option): \(error.problem); \(error.remedy)")
        }
    }

    /// Names with values. A name without a value takes it from our environment, where the option is about that.
    static func pairs(_ texts: [String], _ option: String) throws(CommandFailure) -> [String: String] {
        var pairs: [String: String] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let name = parts.first, !name.isEmpty else {
                throw CommandFailure("\(option): \(text.debugDescription) has no name; write name=value")
            }
            if parts.count == 2 {
                pairs[name] = parts[1]
            } else if option == "--env", let value = HostEnvironment.variable(name) {
                pairs[name] = value
            } else {
                throw CommandFailure("\(option): \(text.debugDescription) has no value; write name=value")
            }
        }
        return pairs
    }
}
