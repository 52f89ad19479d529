/// Taking bytes apart and putting them together, padding and decoding.
extension WorldBuilder {
    func buildBytesParts(_ t: TypeBuilder, _ kind: Kind) {
        for (name, isReversed) in [("split", false), ("rsplit", true)] {
            t.method(name, "self, /, sep=None, maxsplit=-1") { (vm, a) throws(Raised) in
                let value = try vm.bytesReceiver(a[0], kind, name)
                let most = a.has(2) ? try vm.count(a[2]) : -1
                let limit = most < 0 ? Int.max : most
                if a.orNone(1).isNone { return try vm.splitWords(value, atMost: limit, isReversed: isReversed) }
                return try vm.split(value, try vm.requireBytes(a[1]), atMost: limit, isReversed: isReversed)
            }
        }
        t.method("splitlines", "self, /, keepends=False") { (vm, a) throws(Raised) in
            let keeps = a.has(1) ? try vm.isTrue(a[1]) : false
            return try vm.splitLines(try vm.bytesReceiver(a[0], kind, "splitlines"), keepsEnds: keeps)
        }
        for (name, isReversed) in [("partition", false), ("rpartition", true)] {
            t.method(name, 2) { (vm, a) throws(Raised) in
                let value = try vm.bytesReceiver(a[0], kind, name)
                let inner = vm.unwrapped(a[1])
                if inner.is(.bytes) || inner.is(.byteArray) {
                    return try vm.partition(value, inner, isReversed: isReversed)
                }
                return try vm.partition(
                    value, try vm.makeBytes(try vm.requireBytes(a[1])), isReversed: isReversed)
            }
        }
        for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
            t.method(name, 1...2) { (vm, a) throws(Raised) in
                let value = try vm.bytesReceiver(a[0], kind, name)
                let characters = a.orNone(1).isNone ? nil : try vm.requireBytes(a[1])
                return try vm.strip(value, characters, left: left, right: right)
            }
        }
        t.method("join", 2) { (vm, a) throws(Raised) in
            try vm.joinBytes(try vm.bytesReceiver(a[0], kind, "join"), a[1])
        }
        for name in ["ljust", "rjust", "center"] {
            t.method(name, 2...3) { (vm, a) throws(Raised) in
                let value = try vm.bytesReceiver(a[0], kind, name)
                let width = try vm.count(a[1])
                var fill: UInt32 = 0x20
                if a.has(2) {
                    let character = vm.unwrapped(a[2])
                    guard character.is(.bytes) || character.is(.byteArray) else {
                        throw vm.typeError(
                            "\(name)() argument 2 must be a byte string of length 1, not \(vm.typeName(a[2]))")
                    }
                    guard vm.bytes(character).pointee.count == 1 else {
                        throw vm.typeError(
                            "\(name)(): argument 2 must be a byte string of length 1, not a "
                                + "\(vm.typeName(a[2])) object of length \(vm.bytes(character).pointee.count)")
                    }
                    fill = UInt32(vm.bytes(character).pointee.storage[0])
                }
                let missing = width - Swift.min(width, vm.view(value).count)
                return try vm.padded(value, fill, Padding.split(name, missing, width))
            }
        }
        t.method("zfill", 2) { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "zfill")
            return try vm.zeroFilled(value, try vm.count(a[1]))
        }
        t.method("expandtabs", "self, /, tabsize=8") { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "expandtabs")
            return try vm.expandingTabs(value, a.has(1) ? try vm.tabSize(a[1]) : 8)
        }
        t.method("decode", "self, /, encoding=, errors=") { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "decode")
            let encoding = a.has(1) ? try vm.codecName(a[1], "decode", "encoding") : "utf-8"
            let errors = a.has(2) ? try vm.codecName(a[2], "decode", "errors") : "strict"
            return try vm.decode(vm.view(value), encoding: encoding, errors: errors)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// `separator.join(items)`
    fileprivate func joinBytes(_ separator: Value, _ items: Value) throws(Raised) -> Value {
        guard isIterable(items) else { throw typeError("can only join an iterable") }
        let list = items.is(.list) || items.is(.tuple) ? items : try makeList(from: items)
        let (count, first) =
            list.is(.list)
            ? (self.list(list).pointee.count, self.list(list).pointee.items)
            : (tuple(list).pointee.count, tuple(list).pointee.items)
        let isMutable = separator.is(.byteArray)
        if count == 0 { return try makeBytes([], isMutable: isMutable) }
        if count == 1, !isMutable, first[0].is(.bytes) { return first[0] }
        let glue = view(separator)
        try charge(count * 2)
        try reserve(count * MemoryLayout<TextView>.stride)
        var parts: [TextView] = []
        parts.reserveCapacity(count)
        var total = 0
        for index in 0..<count {
            guard let part = try bytesLike(first[index]) else {
                throw typeError(
                    "sequence item \(index): expected a bytes-like object, \(typeName(first[index])) found")
            }
            parts.append(part)
            let (sum, overflow) = total.addingReportingOverflow(part.count)
            if overflow { throw exceed(.memory) }
            total = sum
        }
        let (gaps, overflow) = glue.count.multipliedReportingOverflow(by: count - 1)
        let (length, overflows) = total.addingReportingOverflow(gaps)
        if overflow || overflows { throw exceed(.memory) }
        try charge(length >> 5)
        let result = try newBytes(count: length, isMutable: isMutable)
        var target = result.pointee.storage
        for (index, part) in parts.enumerated() {
            if index > 0 {
                target.update(from: glue.bytes, count: glue.count)
                target += glue.count
            }
            target.update(from: part.bytes, count: part.count)
            target += part.count
        }
        return finish(result)
    }
}
