/// What guests may import, for documentation and tests.
package enum LibraryContents {
    /// Modules that are written in Python and part of the program.
    package static var frozen: [String] { FrozenLibrary.shared.names }

    /// Modules that are made of Swift.
    package static var native: [String] { candidates.filter { World.shared.hasNativeModule($0) } }

    private static let candidates = [
        "_ast", "_bisect", "_bulkhead", "_collections", "_files", "_functools", "_hashlib", "_heapq", "_json", "_operator",
        "_os", "_random", "_re", "_struct", "_templatelib", "_time", "_weakref", "_zoneinfo", "array", "binascii",
        "cmath", "itertools", "math", "sys", "unicodedata",
    ]

    /// Names without a leading underscore anywhere: those that programs of guests can import.
    package static var offered: [String] {
        Set(frozen + native + ["builtins"]).filter { name in
            name == "__future__" || !name.split(separator: ".").contains { $0.hasPrefix("_") }
        }.sorted()
    }
}
