/// Looking for bytes in bytes, and replacing them.
extension WorldBuilder {
    func buildBytesSearch(_ t: TypeBuilder, _ kind: Kind) {
        for (name, isLast, raises) in [
            ("find", false, false), ("index", false, true), ("rfind", true, false), ("rindex", true, true),
        ] {
            t.method(name, 2...4) { (vm, a) throws(Raised) in
                let (needle, text, from, to) = try vm.bytesWindow(a, kind, name)
                let found = try vm.place(needle, text, from, to, isLast: isLast)
                if found < 0, raises { throw vm.valueError("subsection not found") }
                return .int(found)
            }
        }
        t.method("count", 2...4) { (vm, a) throws(Raised) in
            let (needle, text, from, to) = try vm.bytesWindow(a, kind, "count")
            return .int(try vm.occurrences(needle, text, from, to, atMost: .max))
        }
        for (name, isEnd) in [("startswith", false), ("endswith", true)] {
            t.method(name, 2...4) { (vm, a) throws(Raised) in
                let value = try vm.bytesReceiver(a[0], kind, name)
                var (from, to) = try vm.window(a, vm.bytes(value).pointee.count)
                let wanted = vm.unwrapped(a[1])
                if wanted.is(.tuple) {
                    for index in 0..<vm.tuple(wanted).pointee.count {
                        try vm.charge(1)
                        let part = try vm.requireBytes(vm.tuple(wanted).pointee.items[index])
                        let text = vm.view(value)
                        if vm.has(part, text, from, Swift.min(to, text.count), atEnd: isEnd) { return .true }
                    }
                    return .false
                }
                guard let part = try vm.bytesLike(a[1]) else {
                    throw vm.typeError(
                        "\(name) first arg must be bytes or a tuple of bytes, not \(vm.typeName(a[1]))")
                }
                let text = vm.view(value)
                to = Swift.min(to, text.count)
                from = Swift.min(from, text.count + 1)
                return .bool(vm.has(part, text, from, to, atEnd: isEnd))
            }
        }
        t.method("replace", "self, old, new, count=-1, /") { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "replace")
            let most = a.has(3) ? try vm.count(a[3]) : -1
            let old = try vm.requireBytes(a[1])
            let new = try vm.requireBytes(a[2])
            return try vm.replacing(value, old, new, atMost: most < 0 ? .max : most)
        }
        for (name, isEnd) in [("removeprefix", false), ("removesuffix", true)] {
            t.method(name, 2) { (vm, a) throws(Raised) in
                let value = try vm.bytesReceiver(a[0], kind, name)
                let part = try vm.requireBytes(a[1])
                let text = vm.view(value)
                let rest = text.count - part.count
                if part.count > 0, text.matches(part, at: isEnd ? rest : 0) {
                    return try vm.piece(value, isEnd ? 0 : part.count, rest)
                }
                return try vm.piece(value, 0, text.count)
            }
        }
        t.method("translate", "self, table, /, delete=") { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "translate")
            var table: TextView?
            if !a[1].isNone {
                let bytes = try vm.requireBytes(a[1])
                guard bytes.count == 256 else {
                    throw vm.valueError("translation table must be 256 characters long")
                }
                table = bytes
            }
            let removed = a.has(2) ? try vm.requireBytes(a[2]) : vm.byteView(0)
            var keeps = [Bool](repeating: true, count: 256)
            if a.has(2) { for index in 0..<removed.count { keeps[Int(removed.bytes[index])] = false } }
            let text = vm.view(value)
            try vm.charge(text.count >> 3)
            var count = 0
            for index in 0..<text.count where keeps[Int(text.bytes[index])] { count += 1 }
            if count == 0, kind == .bytes { return vm.pointee.emptyBytes }
            let result = try vm.newBytes(count: count, isMutable: kind == .byteArray)
            var position = 0
            for index in 0..<text.count {
                let byte = text.bytes[index]
                guard keeps[Int(byte)] else { continue }
                result.pointee.storage[position] = table.map { $0.bytes[Int(byte)] } ?? byte
                position += 1
            }
            return vm.finish(result)
        }
        t.staticMethod("maketrans", "frm, to, /") { (vm, a) throws(Raised) in
            let from = try vm.requireBytes(a[0])
            let to = try vm.requireBytes(a[1])
            guard from.count == to.count else {
                throw vm.valueError("maketrans arguments must have same length")
            }
            var table = [UInt8](0...255)
            for index in 0..<from.count { table[Int(from.bytes[index])] = to.bytes[index] }
            return try vm.makeBytes(table)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The arguments of a search. Numbers are asked for first: that may call Python, which may change arrays.
    fileprivate func bytesWindow(
        _ a: Arguments, _ kind: Kind, _ name: String
    ) throws(Raised) -> (TextView, TextView, Int, Int) {
        let value = try bytesReceiver(a[0], kind, name)
        let (from, to) = try window(a, bytes(value).pointee.count)
        let needle = try bytesOrByte(a[1])
        let text = view(value)
        return (needle, text, from, Swift.min(to, text.count))
    }
}
