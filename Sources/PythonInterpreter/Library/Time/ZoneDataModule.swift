import Glibc

/// `_zoneinfo`: the host's data on time zones, where the host grants it.
extension WorldBuilder {
    func buildZoneDataModule() {
        let m = module("_zoneinfo")
        m.function("data", 1) { (vm, a) throws(Raised) in
            guard vm.pointee.host.grantsZones, vm.unwrapped(a[0]).is(.string) else { return .none }
            try vm.charge(1000)
            guard let bytes = ZoneData.read(vm.utf8(a[0])) else { return .none }
            try vm.charge(bytes.count >> 3)
            return try vm.makeBytes(bytes)
        }
        m.function("keys", 0) { (vm, a) throws(Raised) in
            let list = vm.list(try vm.makeList([]))
            guard vm.pointee.host.grantsZones else { return .object(list) }
            try vm.charge(20_000)
            for name in ZoneData.names { try vm.append(list, try vm.makeString(name)) }
            return .object(list)
        }
    }
}

/// The files below `/usr/share/zoneinfo`. What is read is chosen by name only, and a name is a few words of letters.
private enum ZoneData {
    private static let root = "/usr/share/zoneinfo"
    private static let largest = 1 << 18

    /// Whether a key is up to three words of letters, digits, `_`, `+` and `-`, such as `America/Argentina/Salta`.
    private static func isValid(_ key: [UInt8]) -> Bool {
        guard key.count <= 64 else { return false }
        let words = key.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return words.count <= 3 && words.allSatisfy { isWord($0) }
    }

    private static func isWord(_ word: some Collection<UInt8>) -> Bool {
        !word.isEmpty
            && word.allSatisfy { byte in
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F
                    || byte == 0x2B || byte == 0x2D
            }
    }

    static func read(_ key: [UInt8]) -> [UInt8]? {
        guard isValid(key) else { return nil }
        // Links are followed here: the folder is the system's, and many zones are other names of the same file.
        let file = open(root + "/" + String(decoding: key, as: UTF8.self), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= largest else {
            return nil
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                pread(file, $0.baseAddress.unsafelyUnwrapped + done, $0.count - done, off_t(done))
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            done += got
        }
        return bytes.starts(with: "TZif".utf8) ? bytes : nil
    }

    /// The keys of all zones, read once in a process.
    static let names: [String] = {
        guard let directory = try? HostDirectory(path: root, isWritable: false, writable: 0) else { return [] }
        var found: [String] = []
        var folders: [([UInt8], Int)] = [([], 0)]
        while let (folder, depth) = folders.popLast() {
            for name in (try? directory.names(folder, limit: 2000)) ?? [] where isWord(name) {
                let path = folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
                if path.starts(with: "posix".utf8) || path.starts(with: "right".utf8) { continue }
                guard let status = try? directory.status(path, follow: false) else { continue }
                if status.mode & 0o170000 == 0o040000 {
                    if depth < 2 { folders.append((path, depth + 1)) }
                } else if read(path) != nil {
                    found.append(String(decoding: path, as: UTF8.self))
                }
            }
        }
        return found.sorted()
    }()
}
