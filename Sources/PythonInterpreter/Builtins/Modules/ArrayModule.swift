/// The module `array`.
extension WorldBuilder {
    func buildArrayModule() {
        let m = module("array")
        let t = m.type("array", layout: .box, flags: .isSequence)
        m.constant("ArrayType", .object(t.type))
        m.constant("typecodes", vm.internShared("bBuwhHiIlLqQfd"))
        let type = t.type
        t.new("cls, typecode, initializer=, /") { (vm, a) throws(Raised) in
            let box = ArrayBox(item: try vm.arrayItem(a[1]))
            let value = try vm.makeBox(type, box, charging: 96)
            try vm.fillArray(box, a)
            if vm.type(a[0]) == type { return value }
            vm.keep(value)
            return try vm.newInstance(vm.type(a[0]), primitive: value)
        }
        buildArrayItems(t)
        buildArrayChanges(t)
        buildArrayConversions(t)
        buildArrayOperators(t)
    }

    private func buildArrayItems(_ t: TypeBuilder) {
        let type = t.type
        t.special(.len, 1) { (vm, a) throws(Raised) in .int(try vm.array(a[0]).count) }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            if a[1].is(.slice) {
                let range = try vm.sliceRange(try vm.plainSlice(a[1]), count: array.count)
                try vm.charge(range.count >> 3)
                let result = ArrayBox(item: array.item)
                try result.resize(vm, to: range.count)
                for index in 0..<range.count {
                    result.place(index).copyMemory(
                        from: array.place(range.start + index * range.step), byteCount: array.item.size)
                }
                return try vm.makeArray(type, result)
            }
            let index = try vm.arrayIndex(a[1], array, "array index out of range")
            return try array.item.read(vm, array.place(index))
        }
        t.special(.setitem, 3) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            if a[1].is(.slice) {
                guard let other = vm.box(a[2], ArrayBox.self) else {
                    throw vm.typeError("can only assign array (not \"\(vm.typeName(a[2]))\") to array slice")
                }
                guard other.item.code == array.item.code else {
                    throw vm.typeError("bad argument type for built-in operation")
                }
                try vm.assignArray(vm.unwrapped(a[0]), array, a[1], other)
                return .none
            }
            let bits = try vm.arrayBits(array.item, a[2])
            let index = try vm.arrayIndex(a[1], array, "array assignment index out of range")
            array.item.write(bits, array.place(index))
            return .none
        }
        t.special(.delitem, 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            if a[1].is(.slice) {
                try vm.assignArray(vm.unwrapped(a[0]), array, a[1], ArrayBox(item: array.item))
                return .none
            }
            let index = try vm.arrayIndex(a[1], array, "array assignment index out of range")
            try vm.checkResizable(vm.unwrapped(a[0]))
            try array.replace(vm, index, 1, with: array.storage, 0)
            return .none
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            _ = try vm.array(a[0])
            return vm.makeIterator(.sequence, vm.pointee.types.sequenceIterator, a[0])
        }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            .bool(try vm.arrayPlace(try vm.array(a[0]), a[1], 0, .max) >= 0)
        }
        t.method("index", "self, value, start=0, stop=, /") { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            let (from, to) = try vm.window(a, array.count)
            let found = try vm.arrayPlace(array, a[1], from, to)
            if found < 0 { throw vm.valueError("array.index(x): x not in array") }
            return .int(found)
        }
        t.method("count", 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            var count = 0
            var index = 0
            while index < array.count {
                if index & 15 == 0 { try vm.charge(16) }
                if try vm.isEqual(try array.item.read(vm, array.place(index)), a[1]) { count += 1 }
                index += 1
            }
            return .int(count)
        }
        t.property(
            "typecode",
            { (vm, a) throws(Raised) in
                try vm.makeCharacter(UInt32(try vm.array(a[0]).item.code))
            })
        t.property("itemsize", { (vm, a) throws(Raised) in .int(try vm.array(a[0]).item.size) })
        t.constant("__hash__", .none)
    }

    private func buildArrayChanges(_ t: TypeBuilder) {
        t.method("append", 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            let bits = try vm.arrayBits(array.item, a[1])
            try vm.checkResizable(vm.unwrapped(a[0]))
            try array.resize(vm, to: array.count + 1)
            array.item.write(bits, array.place(array.count - 1))
            return .none
        }
        t.method("insert", 3) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            var index = try vm.clampedIndex(a[1])
            let bits = try vm.arrayBits(array.item, a[2])
            try vm.checkResizable(vm.unwrapped(a[0]))
            if index < 0 { index = Swift.max(0, index &+ array.count) }
            index = Swift.min(index, array.count)
            var place = bits
            try array.replace(vm, index, 0, with: &place, 1)
            array.item.write(bits, array.place(index))
            return .none
        }
        t.method("pop", 1...2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            var index = a.has(1) ? try vm.index(a[1]) : -1
            if array.count == 0 { throw vm.raise(vm.pointee.types.indexError, "pop from empty array") }
            if index < 0 { index &+= array.count }
            guard index >= 0, index < array.count else {
                throw vm.raise(vm.pointee.types.indexError, "pop index out of range")
            }
            try vm.checkResizable(vm.unwrapped(a[0]))
            let value = try array.item.read(vm, array.place(index))
            try array.replace(vm, index, 1, with: array.storage, 0)
            return value
        }
        t.method("remove", 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            let found = try vm.arrayPlace(array, a[1], 0, .max)
            if found < 0 { throw vm.valueError("array.remove(x): x not in array") }
            try vm.checkResizable(vm.unwrapped(a[0]))
            try array.replace(vm, found, 1, with: array.storage, 0)
            return .none
        }
        t.method("clear", 1) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            try vm.checkResizable(vm.unwrapped(a[0]))
            try array.resize(vm, to: 0)
            return .none
        }
        t.method("reverse", 1) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            try vm.charge(array.count >> 2)
            let size = array.item.size
            var spare: UInt64 = 0
            var (low, high) = (0, array.count - 1)
            while low < high {
                withUnsafeMutableBytes(of: &spare) { spare in
                    guard let base = spare.baseAddress else { return }
                    base.copyMemory(from: array.place(low), byteCount: size)
                    array.place(low).copyMemory(from: array.place(high), byteCount: size)
                    array.place(high).copyMemory(from: base, byteCount: size)
                }
                low += 1
                high -= 1
            }
            return .none
        }
        t.method("byteswap", 1) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            try vm.charge(array.byteCount >> 3)
            let bytes = array.storage.assumingMemoryBound(to: UInt8.self)
            for index in 0..<array.count {
                var item = UnsafeMutableBufferPointer(
                    start: bytes + index * array.item.size, count: array.item.size)
                item.reverse()
            }
            return .none
        }
        t.method("extend", 2) { (vm, a) throws(Raised) in
            try vm.extendArray(vm.unwrapped(a[0]), try vm.array(a[0]), a[1], onlyArrays: false)
            return .none
        }
        t.method("fromlist", 2) { (vm, a) throws(Raised) in
            guard let list = vm.unwrapped(a[1], .list) else { throw vm.typeError("arg must be list") }
            try vm.extendArray(vm.unwrapped(a[0]), try vm.array(a[0]), list, onlyArrays: false)
            return .none
        }
        t.method("frombytes", 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            try vm.appendBytes(vm.unwrapped(a[0]), array, try vm.requireBytes(a[1]))
            return .none
        }
        t.method("fromunicode", 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            guard let text = vm.unwrapped(a[1], .string) else {
                throw vm.typeError("fromunicode() argument must be str, not \(vm.typeName(a[1]))")
            }
            guard array.item.meaning == .wideCharacter else {
                throw vm.valueError("fromunicode() may only be called on unicode type arrays")
            }
            try vm.extendArray(vm.unwrapped(a[0]), array, text, onlyArrays: false)
            return .none
        }
        t.method("fromfile", 3) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            let count = try vm.count(a[2])
            let (size, overflow) = count.multipliedReportingOverflow(by: array.item.size)
            if overflow || count < 0 { throw vm.valueError("negative count") }
            let bytes = try vm.call(try vm.getAttribute(a[1], vm.intern("read")), .int(size))
            guard let inner = vm.unwrapped(bytes, .bytes) else { throw vm.typeError("read() didn't return bytes") }
            let view = vm.view(inner)
            try vm.appendBytes(vm.unwrapped(a[0]), array, view)
            if view.count != size {
                throw vm.raise(vm.pointee.types.eofError, "read() didn't return enough bytes")
            }
            return .none
        }
    }

    private func buildArrayConversions(_ t: TypeBuilder) {
        let type = t.type
        t.method("tobytes", 1) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            try vm.charge(array.byteCount >> 5)
            return try vm.makeBytes(TextView(base: array.storage, count: array.byteCount))
        }
        t.method("tofile", 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            let bytes = try vm.makeBytes(TextView(base: array.storage, count: array.byteCount))
            _ = try vm.call(try vm.getAttribute(a[1], vm.intern("write")), bytes)
            return .none
        }
        t.method("tolist", 1) { (vm, a) throws(Raised) in try vm.arrayList(try vm.array(a[0])) }
        t.method("tounicode", 1) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            guard array.item.meaning == .wideCharacter else {
                throw vm.valueError("tounicode() may only be called on unicode type arrays")
            }
            return try vm.arrayText(array)
        }
        t.method("buffer_info", 1) { (vm, a) throws(Raised) in
            // Where the memory lies is nobody's business.
            try vm.makeTuple([.int(vm.identity(a[0])), .int(try vm.array(a[0]).count)])
        }
        for name in ["__copy__", "__deepcopy__"] {
            t.method(name, 1...2) { (vm, a) throws(Raised) in
                try vm.makeArray(type, try vm.copy(try vm.array(a[0])))
            }
        }
        for name in ["__reduce__", "__reduce_ex__"] {
            t.method(name, 1...2) { (vm, a) throws(Raised) in
                let array = try vm.array(a[0])
                let code = try vm.makeCharacter(UInt32(array.item.code))
                let arguments = try vm.makeTuple([code, try vm.arrayList(array)])
                return try vm.makeTuple([.object(vm.typeOf(a[0])), arguments, .none])
            }
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            let name = vm.text(vm.typeOf(a[0]).pointee.name)
            var builder = TextBuilder(vm: vm)
            try builder.append("\(name)('\(UnicodeScalar(array.item.code))'")
            if array.count > 0 {
                try builder.append(", ")
                let contents =
                    array.item.meaning == .wideCharacter ? try vm.arrayText(array) : try vm.arrayList(array)
                try builder.append(try vm.representation(contents))
            }
            try builder.append(")")
            return try builder.finish()
        }
    }

    private func buildArrayOperators(_ t: TypeBuilder) {
        let type = t.type
        t.special(.add, 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            guard let other = vm.box(a[1], ArrayBox.self) else {
                throw vm.typeError("can only append array (not \"\(vm.typeName(a[1]))\") to array")
            }
            guard other.item.code == array.item.code else {
                throw vm.typeError("bad argument type for built-in operation")
            }
            let result = try vm.copy(array)
            try result.replace(vm, result.count, 0, with: other.storage, other.count)
            return try vm.makeArray(type, result)
        }
        for special in [Special.mul, .rmul] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let array = try vm.array(a[0])
                if !vm.isInteger(a[1]), vm.lookup(vm.typeOf(a[1]), .index).isUndefined { return .notImplemented }
                let result = ArrayBox(item: array.item)
                try vm.repeatArray(array, try vm.clampedIndex(a[1]), into: result)
                return try vm.makeArray(type, result)
            }
        }
        t.special(.iadd, 2) { (vm, a) throws(Raised) in
            try vm.extendArray(vm.unwrapped(a[0]), try vm.array(a[0]), a[1], onlyArrays: true)
            return a[0]
        }
        t.special(.imul, 2) { (vm, a) throws(Raised) in
            let array = try vm.array(a[0])
            if !vm.isInteger(a[1]), vm.lookup(vm.typeOf(a[1]), .index).isUndefined { return .notImplemented }
            let times = try vm.clampedIndex(a[1])
            let result = ArrayBox(item: array.item)
            try vm.repeatArray(array, times, into: result)
            if result.count != array.count { try vm.checkResizable(vm.unwrapped(a[0])) }
            try array.replace(vm, 0, array.count, with: result.storage, result.count)
            vm.pointee.heap.count(-result.charged)
            return a[0]
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                guard let left = vm.box(a[0], ArrayBox.self), let right = vm.box(a[1], ArrayBox.self) else {
                    return .notImplemented
                }
                if special == .eq || special == .ne, left.count != right.count { return .bool(special == .ne) }
                return try vm.compare(special, try vm.arrayList(left), try vm.arrayList(right))
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func array(_ value: Value) throws(Raised) -> ArrayBox {
        guard let array = box(value, ArrayBox.self) else {
            throw typeError("descriptor for 'array.array' objects doesn't apply to a '\(typeName(value))' object")
        }
        return array
    }

    fileprivate func makeArray(_ type: TypePointer, _ box: ArrayBox) throws(Raised) -> Value {
        // Growing charged for the items already.
        let charged = box.charged
        let value = try makeBox(type, box, charging: 96)
        box.charged += charged
        return value
    }

    fileprivate func copy(_ array: ArrayBox) throws(Raised) -> ArrayBox {
        let copy = ArrayBox(item: array.item)
        try copy.replace(self, 0, 0, with: array.storage, array.count)
        return copy
    }

    fileprivate func arrayIndex(_ key: Value, _ array: ArrayBox, _ message: String) throws(Raised) -> Int {
        if !isInteger(key), lookup(typeOf(key), .index).isUndefined {
            throw typeError("array indices must be integers")
        }
        var index = try index(key)
        if index < 0 { index &+= array.count }
        guard index >= 0, index < array.count else { throw raise(pointee.types.indexError, message) }
        return index
    }

    fileprivate func arrayItem(_ value: Value) throws(Raised) -> PackedItem {
        guard let code = unwrapped(value, .string) else {
            throw typeError("array() argument 1 must be a unicode character, not \(typeName(value))")
        }
        guard string(code).pointee.count == 1 else {
            throw typeError(
                "array() argument 1 must be a unicode character, not a string of length \(string(code).pointee.count)")
        }
        guard string(code).pointee[0] < 128, let item = PackedItem(arrayCode: UInt8(string(code).pointee[0])) else {
            throw valueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
        }
        return item
    }

    fileprivate func fillArray(_ array: ArrayBox, _ a: Arguments) throws(Raised) {
        let item = array.item
        guard a.has(2), !a[2].isNone else { return }
        let source = unwrapped(a[2])
        let isText = item.meaning == .wideCharacter
        if source.is(.string), !isText {
            throw typeError(
                "cannot use a str to initialize an array with typecode '\(UnicodeScalar(item.code))'")
        }
        if source.is(.bytes) || source.is(.byteArray) {
            try appendBytes(.undefined, array, view(source))
        } else {
            if let other = box(source, ArrayBox.self), (other.item.meaning == .wideCharacter) != isText {
                throw typeError(
                    isText
                        ? "cannot use an array with typecode '\(UnicodeScalar(other.item.code))' to initialize an array with typecode '\(UnicodeScalar(item.code))'"
                        : "cannot use a unicode array to initialize an array with typecode '\(UnicodeScalar(item.code))'"
                )
            }
            try appendItems(.undefined, array, a[2])
        }
    }

    fileprivate func appendBytes(_ owner: Value, _ array: ArrayBox, _ view: TextView) throws(Raised) {
        guard view.count % array.item.size == 0 else {
            throw valueError("bytes length not a multiple of item size")
        }
        let isOwn = view.base == UnsafeRawPointer(array.storage)
        let copy = isOwn ? TextView(bytes(try makeBytes(view))) : view
        if !owner.isUndefined { try checkResizable(owner) }
        try array.replace(self, array.count, 0, with: copy.base, copy.count / array.item.size)
    }

    private func appendItems(_ owner: Value, _ array: ArrayBox, _ items: Value) throws(Raised) {
        guard isIterable(items) else { throw typeError("'\(typeName(items))' object is not iterable") }
        try forEach(in: items) { (item) throws(Raised) in
            let bits = try arrayBits(array.item, item)
            if !owner.isUndefined { try checkResizable(owner) }
            try array.resize(self, to: array.count + 1)
            array.item.write(bits, array.place(array.count - 1))
        }
    }

    fileprivate func extendArray(
        _ owner: Value, _ array: ArrayBox, _ items: Value, onlyArrays: Bool
    ) throws(Raised) {
        if let other = box(items, ArrayBox.self) {
            guard other.item.code == array.item.code else {
                throw typeError("can only extend with array of same kind")
            }
            let source = other === array ? try copy(array) : other
            if source.count > 0 { try checkResizable(owner) }
            try array.replace(self, array.count, 0, with: source.storage, source.count)
            if other === array { pointee.heap.count(-source.charged) }
            return
        }
        if onlyArrays { throw typeError("can only extend with array (not \"\(typeName(items))\")") }
        try appendItems(owner, array, items)
    }

    fileprivate func repeatArray(_ array: ArrayBox, _ times: Int, into result: ArrayBox) throws(Raised) {
        let times = Swift.max(0, times)
        let (total, overflow) = array.count.multipliedReportingOverflow(by: times)
        if overflow { throw exceed(.memory) }
        try charge(total >> 3)
        try result.resize(self, to: total)
        for index in 0..<(array.count == 0 ? 0 : times) {
            result.place(index * array.count).copyMemory(from: array.storage, byteCount: array.byteCount)
        }
    }

    fileprivate func assignArray(
        _ owner: Value, _ array: ArrayBox, _ key: Value, _ other: ArrayBox
    ) throws(Raised) {
        let plain = try plainSlice(key)
        let range = try sliceRange(plain, count: array.count)
        let step = object(plain, SliceObject.self).pointee.step
        let source = other === array ? try copy(array) : other
        defer { if other === array { pointee.heap.count(-source.charged) } }
        if step.isNone || step.asInt == 1 || range.step == 1 && source.count == range.count {
            if source.count != range.count { try checkResizable(owner) }
            return try array.replace(self, range.start, range.count, with: source.storage, source.count)
        }
        if source.count == 0 {
            if range.count == 0 { return }
            try checkResizable(owner)
            // What stays is put together anew.
            var doomed = Set<Int>()
            try charge(array.count >> 2 + range.count)
            for index in 0..<range.count { doomed.insert(range.start + index * range.step) }
            var target = 0
            for index in 0..<array.count where !doomed.contains(index) {
                if index != target {
                    array.place(target).copyMemory(from: array.place(index), byteCount: array.item.size)
                }
                target += 1
            }
            return try array.resize(self, to: target)
        }
        guard source.count == range.count else {
            throw valueError(
                "attempt to assign array of size \(source.count) to extended slice of size \(range.count)")
        }
        for index in 0..<range.count {
            array.place(range.start + index * range.step).copyMemory(
                from: source.place(index), byteCount: array.item.size)
        }
    }

    fileprivate func arrayPlace(_ array: ArrayBox, _ value: Value, _ from: Int, _ to: Int) throws(Raised) -> Int {
        var index = from
        while index < array.count, index < to {
            if index & 15 == 0 { try charge(16) }
            if try isEqual(try array.item.read(self, array.place(index)), value) { return index }
            index += 1
        }
        return -1
    }

    fileprivate func arrayList(_ array: ArrayBox) throws(Raised) -> Value {
        let list = try newList(capacity: array.count)
        let result = finish(list)
        for index in 0..<array.count {
            if index & 63 == 0 {
                try charge(64)
                try reserve(4096)
            }
            list.pointee.items[index] = try array.item.read(self, array.place(index))
            list.pointee.count = index + 1
        }
        return result
    }

    fileprivate func arrayText(_ array: ArrayBox) throws(Raised) -> Value {
        try charge(array.count >> 3)
        let points = array.storage.assumingMemoryBound(to: UInt32.self)
        for index in 0..<array.count where points[index] > 0x10FFFF {
            throw valueError("character U+\(String(points[index], radix: 16)) is not in range [U+0000; U+10ffff]")
        }
        return try makeString(UnsafeBufferPointer(start: points, count: array.count))
    }

    /// The bits of a value that becomes an item.
    fileprivate func arrayBits(_ item: PackedItem, _ value: Value) throws(Raised) -> UInt64 {
        switch item.meaning {
        case .float:
            let number = try requireDouble(value)
            if item.size == 4 { return UInt64(Float(number).bitPattern) }
            return number.bitPattern
        case .wideCharacter:
            guard let text = unwrapped(value, .string) else {
                throw typeError("array item must be a unicode character, not \(typeName(value))")
            }
            guard string(text).pointee.count == 1 else {
                throw typeError(
                    "array item must be a unicode character, not a string of length \(string(text).pointee.count)")
            }
            return UInt64(string(text).pointee[0])
        default:
            let whole = try indexValue(value)
            do throws(PackedItem.Misfit) {
                return try item.bits(self, integer: whole)
            } catch {
                let isNegative =
                    whole.is(.bigInt) ? object(whole, BigIntObject.self).pointee.isNegative : whole.asInt < 0
                throw raise(pointee.types.overflowError, Self.arrayRange(item.code, isNegative))
            }
        }
    }

    private static func arrayRange(_ code: UInt8, _ isNegative: Bool) -> String {
        let side = isNegative ? "less than minimum" : "greater than maximum"
        switch Unicode.Scalar(code) {
        case "b": return "signed char is \(side)"
        case "B": return "unsigned byte integer is \(side)"
        case "h": return "signed short integer is \(side)"
        case "H": return "unsigned short is \(side)"
        case "i": return "signed integer is \(side)"
        case "I": return isNegative ? "can't convert negative value to unsigned int" : "unsigned int is \(side)"
        case "l": return "Python int too large to convert to C long"
        case "q": return "int too big to convert"
        default:
            return isNegative
                ? "can't convert negative value to unsigned int" : "Python int too large to convert to C unsigned long"
        }
    }
}
