import Glibc

/// One of our own output streams, without a buffer: what a sandbox prints is seen at once.
package struct HostOutput: Sendable {
    package let descriptor: Int32

    package static let standardOutput = HostOutput(descriptor: 1)
    package static let standardError = HostOutput(descriptor: 2)

    /// Makes sure that the three standard descriptors are taken. Started without them, the next file that is opened
    /// would get such a number, and what a sandbox prints would go into it.
    package static func occupyStandardDescriptors() {
        while true {
            let descriptor = open("/dev/null", O_RDWR | O_CLOEXEC)
            guard (0...2).contains(descriptor) else {
                if descriptor > 2 { close(descriptor) }
                return
            }
            _ = fcntl(descriptor, F_SETFD, 0)
        }
    }

    package var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Whether to use colours on this stream.
    package var isColoured: Bool {
        guard isTerminal, getenv("NO_COLOR") == nil else { return false }
        return HostEnvironment.variable("TERM") != "dumb"
    }

    /// Writes all bytes, waiting where the reader is slow. Gives false when the reader is gone.
    @discardableResult
    package func write(_ bytes: some Collection<UInt8>) -> Bool {
        let contiguous = Array(bytes)
        return contiguous.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    // Somebody made the stream non-blocking, perhaps a program before us on the same terminal.
                    var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&state, 1, -1)
                } else if errno != EINTR {
                    return false
                }
            }
            return true
        }
    }

    @discardableResult
    package func write(line: String) -> Bool { write(Array((line + "\n").utf8)) }
}
