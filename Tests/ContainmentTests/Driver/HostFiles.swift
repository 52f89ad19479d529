import CLinux
import Glibc

/// What the host itself says, read without the sandbox's help.
enum HostFiles {
    /// A small file as text, without white space at its end.
    static func text(_ path: String) -> String? {
        let file = cl_open(path, O_RDONLY, 0)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count <= 0 { break }
            contents += buffer[..<count]
        }
        while let last = contents.last, last <= 0x20 { contents.removeLast() }
        return String(decoding: contents, as: UTF8.self)
    }

    /// Makes a file of exactly this mode.
    static func make(_ path: String, _ text: String, mode: UInt32) -> Bool {
        let file = cl_open(path, O_WRONLY | O_CREAT | O_TRUNC, mode)
        guard file >= 0 else { return false }
        defer { close(file) }
        var text = text
        let isWritten = text.withUTF8 { write(file, $0.baseAddress, $0.count) == $0.count }
        return fchmod(file, mode) == 0 && isWritten
    }

    /// The names in a directory, byte by byte.
    static func names(_ path: String) -> [[UInt8]] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in Array(raw.prefix { $0 != 0 }) }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
        return names
    }

    /// Processes whose arguments hold a word. The youngest first: they are last in the listing, and one that lives for a
    /// millisecond must be read at once.
    static func processes(withArgument word: String) -> [Int32] {
        names("/proc").reversed().compactMap { name in
            guard let id = Int32(String(decoding: name, as: UTF8.self)), id != getpid() else { return nil }
            return text("/proc/\(id)/cmdline")?.contains(word) == true ? id : nil
        }
    }

    /// Whether more processes than processors have wanted to run for a while.
    static var isBusy: Bool {
        let load = text("/proc/loadavg").flatMap { $0.split(separator: " ").first }.flatMap { Double($0) } ?? 0
        return load > Double(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    static func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    /// The machine's addresses.
    static func addresses() -> [String] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return [] }
        defer { freeifaddrs(list) }
        var addresses: [String] = []
        var next = list
        while let entry = next {
            next = entry.pointee.ifa_next
            guard let address = entry.pointee.ifa_addr else { continue }
            let family = Int32(address.pointee.sa_family)
            guard family == AF_INET || family == AF_INET6 else { continue }
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let size = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
            let found = getnameinfo(address, socklen_t(size), &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
            if found == 0 { addresses.append(String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)) }
        }
        return addresses.filter { !$0.contains("%") }
    }
}
