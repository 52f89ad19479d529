/// The types `bytes` and `bytearray`.
extension WorldBuilder {
    func buildBytes() {
        for kind in [Kind.bytes, .byteArray] {
            let t = self[kind == .bytes ? types.bytes : types.byteArray]
            buildBytesOperators(t, kind)
            buildBytesSearch(t, kind)
            buildBytesParts(t, kind)
            buildBytesCases(t, kind)
            buildHexadecimal(t, kind)
        }
        buildBytesCreation()
        buildByteArrayChanges(self[types.byteArray])
        buildMemoryViews(self[types.memoryView])
    }

    private func buildBytesCreation() {
        self[types.bytes].new("cls, source=, encoding=, errors=") { (vm, a) throws(Raised) in
            let exact = vm.type(a[0]) == vm.pointee.types.bytes
            if exact, a.has(1), !a.has(2), !a.has(3), a[1].is(.bytes) { return a[1] }
            let plain = try vm.newBytes(a, first: 1, isMutable: false)
            if exact { return plain }
            vm.keep(plain)
            return try vm.newInstance(vm.type(a[0]), primitive: plain)
        }
        self[types.byteArray].rawNew { (vm, a) throws(Raised) in
            let plain = try vm.makeBytes([], isMutable: true)
            if vm.type(a[0]) == vm.pointee.types.byteArray { return plain }
            vm.keep(plain)
            return try vm.newInstance(vm.type(a[0]), primitive: plain)
        }
        self[types.byteArray].method("__init__", "self, source=, encoding=, errors=") { (vm, a) throws(Raised) in
            let target = try vm.bytesReceiver(a[0], .byteArray, "__init__")
            let source = try vm.newBytes(a, first: 1, isMutable: true)
            vm.keep(source)
            try vm.checkResizable(target)
            try vm.replaceBytes(target, 0, vm.bytes(target).pointee.count, with: TextView(vm.bytes(source)))
            return .none
        }
    }

    private func buildBytesOperators(_ t: TypeBuilder, _ kind: Kind) {
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "__repr__")
            return kind == .bytes ? try vm.quotedBytes(vm.view(value)) : try vm.byteArrayText(a[0], value)
        }
        t.special(.str, 1) { (vm, a) throws(Raised) in try vm.representation(a[0]) }
        t.special(.len, 1) { (vm, a) throws(Raised) in
            .int(vm.bytes(try vm.bytesReceiver(a[0], kind, "__len__")).pointee.count)
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            try vm.makeIterator(of: try vm.bytesReceiver(a[0], kind, "__iter__"))
        }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "__contains__")
            let needle = try vm.bytesOrByte(a[1], contains: true)
            let view = vm.view(value)
            return .bool(try vm.place(needle, view, 0, view.count) >= 0)
        }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "__getitem__")
            if a[1].is(.slice) { return try vm.bytesSlice(value, a[1]) }
            let index = try vm.byteIndex(a[1], value)
            return .int(Int(vm.bytes(value).pointee.storage[index]))
        }
        t.special(.add, 2) { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "__add__")
            guard let other = try vm.bytesLike(a[1]) else {
                throw vm.typeError("can't concat \(vm.typeName(a[1])) to \(vm.typeName(a[0]))")
            }
            let view = vm.view(value)
            let (total, overflow) = view.count.addingReportingOverflow(other.count)
            if overflow { throw vm.exceed(.memory) }
            try vm.charge(total >> 5)
            let result = try vm.newBytes(count: total, isMutable: kind == .byteArray)
            result.pointee.storage.update(from: view.bytes, count: view.count)
            (result.pointee.storage + view.count).update(from: other.bytes, count: other.count)
            return vm.finish(result)
        }
        for special in [Special.mul, .rmul] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let value = try vm.bytesReceiver(a[0], kind, Special.texts[special.rawValue])
                if !vm.isInteger(a[1]), vm.lookup(vm.typeOf(a[1]), .index).isUndefined { return .notImplemented }
                return try vm.repeatSequence(value, a[1])
            }
        }
        t.special(.mod, 2) { (vm, a) throws(Raised) in
            try vm.percentFormat(try vm.bytesReceiver(a[0], kind, "__mod__"), a[1])
        }
        t.special(.rmod, 2) { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "__rmod__")
            guard let left = vm.unwrapped(a[1], kind) else { return .notImplemented }
            return try vm.percentFormat(left, value)
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let value = try vm.bytesReceiver(a[0], kind, Special.texts[special.rawValue])
                guard let other = try vm.bytesLike(a[1]) else { return .notImplemented }
                let view = vm.view(value)
                let count = Swift.min(view.count, other.count)
                try vm.charge(count >> 5)
                let order = Memory.compare(view.base, other.base, count)
                let result = order != 0 ? order : view.count - other.count
                switch special {
                case .lt: return .bool(result < 0)
                case .le: return .bool(result <= 0)
                case .eq: return .bool(result == 0)
                case .ne: return .bool(result != 0)
                case .gt: return .bool(result > 0)
                default: return .bool(result >= 0)
                }
            }
        }
        if kind == .bytes {
            t.special(.hash, 1) { (vm, a) throws(Raised) in
                .int(try vm.hash(try vm.bytesReceiver(a[0], kind, "__hash__")))
            }
            t.special(.bytes, 1) { (vm, a) throws(Raised) in try vm.bytesReceiver(a[0], kind, "__bytes__") }
            t.method("__getnewargs__", 1) { (vm, a) throws(Raised) in
                try vm.makeTuple([try vm.bytesReceiver(a[0], kind, "__getnewargs__")])
            }
        } else {
            t.constant("__hash__", .none)
        }
        t.special(.sizeof, 1) { (vm, a) throws(Raised) in
            let bytes = vm.bytes(try vm.bytesReceiver(a[0], kind, "__sizeof__"))
            return .int(kind == .bytes ? 33 + bytes.pointee.count : 57 + bytes.pointee.capacity)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The bytes behind the receiver of a method.
    @inline(__always)
    func bytesReceiver(_ receiver: Value, _ kind: Kind, _ method: String) throws(Raised) -> Value {
        if receiver.is(kind) { return receiver }
        guard let inner = unwrapped(receiver, kind) else {
            throw typeError(
                "descriptor '\(method)' for '\(kind == .bytes ? "bytes" : "bytearray")' objects doesn't apply to a "
                    + "'\(typeName(receiver))' object")
        }
        return inner
    }

    /// What is looked for in bytes: bytes, or a number that is one byte.
    func bytesOrByte(_ value: Value, contains: Bool = false) throws(Raised) -> TextView {
        if let view = try bytesLike(value) { return view }
        if isInteger(value) || !lookup(typeOf(value), .index).isUndefined {
            return byteView(try byte(value))
        }
        throw typeError(
            contains
                ? "a bytes-like object is required, not '\(typeName(value))'"
                : "argument should be integer or bytes-like object, not '\(typeName(value))'")
    }

    func byteIndex(_ key: Value, _ value: Value, isAssignment: Bool = false) throws(Raised) -> Int {
        let isArray = value.is(.byteArray)
        if !key.isInt, !key.isBool, lookup(typeOf(key), .index).isUndefined {
            throw typeError(
                "\(isArray ? "bytearray indices" : "byte indices") must be integers or slices, not \(typeName(key))")
        }
        var index = try index(key)
        let count = bytes(value).pointee.count
        if index < 0 { index &+= count }
        guard index >= 0, index < count else {
            throw raise(pointee.types.indexError, isArray ? "bytearray index out of range" : "index out of range")
        }
        return index
    }

    func bytesSlice(_ value: Value, _ key: Value) throws(Raised) -> Value {
        let range = try sliceRange(try plainSlice(key), count: bytes(value).pointee.count)
        if range.step == 1 { return try piece(value, range.start, range.count) }
        try charge(range.count >> 4)
        let result = try newBytes(count: range.count, isMutable: value.is(.byteArray))
        let source = bytes(value).pointee.storage
        for index in 0..<range.count { result.pointee.storage[index] = source[range.start + index * range.step] }
        return finish(result)
    }

    fileprivate func byteArrayText(_ receiver: Value, _ value: Value) throws(Raised) -> Value {
        let quoted = try quotedBytes(view(value), isArray: true)
        var builder = TextBuilder(vm: self)
        try builder.append(text(typeOf(receiver).pointee.name) + "(")
        try builder.append(quoted)
        try builder.append(")")
        return try builder.finish()
    }

    /// `bytes(source, encoding, errors)`
    func newBytes(_ a: Arguments, first: Int, isMutable: Bool) throws(Raised) -> Value {
        let name = isMutable ? "bytearray" : "bytes"
        let (hasEncoding, hasErrors) = (a.has(first + 1), a.has(first + 2))
        guard a.has(first) else {
            if hasEncoding { throw typeError("encoding without a string argument") }
            if hasErrors { throw typeError("errors without a string argument") }
            return try makeBytes([], isMutable: isMutable)
        }
        let source = a[first]
        if hasEncoding || hasErrors || unwrapped(source).is(.string) {
            guard let text = unwrapped(source, .string) else {
                throw typeError("\(hasEncoding ? "encoding" : "errors") without a string argument")
            }
            let encoding = hasEncoding ? try codecName(a[first + 1], name, "encoding") : nil
            let errors = hasErrors ? try codecName(a[first + 2], name, "errors") : nil
            guard encoding != nil || errors != nil else { throw typeError("string argument without an encoding") }
            let encoded = try encode(text, encoding: encoding ?? "utf-8", errors: errors ?? "strict")
            return isMutable ? try makeBytes(view(encoded), isMutable: true) : encoded
        }
        if let view = try bytesLike(source) {
            try charge(view.count >> 5)
            if !source.is(.instance) || lookup(typeOf(source), .bytes).is(.native) {
                return try makeBytes(view, isMutable: isMutable)
            }
        }
        if !isMutable {
            let method = lookup(typeOf(source), .bytes)
            if !method.isUndefined, !method.isNone {
                let result = try callSpecial(method, source)
                guard let bytes = unwrapped(result, .bytes) else {
                    throw typeError("__bytes__ returned non-bytes (type \(typeName(result)))")
                }
                return bytes
            }
        }
        if let view = try bytesLike(source) { return try makeBytes(view, isMutable: isMutable) }
        if isInteger(source) || !lookup(typeOf(source), .index).isUndefined {
            let whole = try indexValue(source)
            guard whole.isInt || whole.isBool else {
                if try isTrue(try binary(.rightShift, whole, .int(10_000))), try compareTrue(.lt, whole, .int(0)) {
                    throw valueError("negative count")
                }
                throw raise(
                    pointee.types.overflowError, "cannot fit 'int' into an index-sized integer")
            }
            if whole.asInt < 0 { throw valueError("negative count") }
            try charge(whole.asInt >> 6)
            if whole.asInt == 0, !isMutable { return pointee.emptyBytes }
            let result = try newBytes(count: whole.asInt, isMutable: isMutable)
            result.pointee.storage.update(repeating: 0, count: whole.asInt)
            return finish(result)
        }
        return try collectBytes(source, name, isMutable: isMutable)
    }

    /// The bytes of an iterable of numbers.
    private func collectBytes(_ source: Value, _ name: String, isMutable: Bool) throws(Raised) -> Value {
        guard isIterable(source) else {
            throw typeError("cannot convert '\(typeName(source))' object to \(name)")
        }
        var collected: [UInt8] = []
        let message = isMutable ? "byte must be in range(0, 256)" : "bytes must be in range(0, 256)"
        try forEach(in: source) { (item) throws(Raised) in
            if collected.count & 4095 == 4095 { try reserve(collected.count * 2) }
            collected.append(try byte(item, message))
        }
        return try makeBytes(collected, isMutable: isMutable)
    }
}
