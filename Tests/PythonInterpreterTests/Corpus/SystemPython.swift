import Glibc
import Testing

/// The Python of the machine, which the recordings were made with if it is 3.11.
enum SystemPython {
    static let path = "/usr/bin/python3"
    static let absence: Comment = "/usr/bin/python3 is not Python 3.11, which answers are compared with"

    static let isRecorder: Bool = {
        guard let pipe = popen("\(path) -c 'import sys; print(sys.version_info[:2] == (3, 11))' 2>/dev/null", "r")
        else {
            return false
        }
        defer { pclose(pipe) }
        var answer = [CChar](repeating: 0, count: 16)
        return fgets(&answer, 16, pipe) != nil && answer.first == CChar(UInt8(ascii: "T"))
    }()
}
