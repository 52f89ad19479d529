import CLinux
import Glibc

/// The repository that these tests were built from.
enum Repository {
    /// What could not be read.
    struct Unreadable: Error {
        var path: String
    }

    /// Its root: this file lies two directories below it.
    static let root: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/")
    }()

    static func text(_ name: String) throws(Unreadable) -> String {
        let file = cl_open(root + "/" + name, O_RDONLY, 0)
        guard file >= 0 else { throw Unreadable(path: name) }
        defer { close(file) }
        var contents: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(file, &piece, piece.count)
            guard count >= 0 else { throw Unreadable(path: name) }
            if count == 0 { return String(decoding: contents, as: UTF8.self) }
            contents.append(contentsOf: piece[..<count])
        }
    }

    static func exists(_ name: String) -> Bool { access(root + "/" + name, F_OK) == 0 }

    /// The entries of a directory, without hidden ones, sorted.
    static func names(in directory: String) throws(Unreadable) -> [String] {
        guard let stream = opendir(root + "/" + directory) else { throw Unreadable(path: directory) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    static func isDirectory(_ name: String) -> Bool {
        var status = stat()
        return stat(root + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// All files below a directory whose names end so.
    static func files(below directory: String, suffix: String) throws(Unreadable) -> [String] {
        var found: [String] = []
        for name in try names(in: directory) {
            let path = directory + "/" + name
            if isDirectory(path) {
                found += try files(below: path, suffix: suffix)
            } else if name.hasSuffix(suffix) {
                found.append(path)
            }
        }
        return found
    }
}
