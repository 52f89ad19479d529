internal import PythonNumbers

/// The everyday cases of `text % arguments`, which need neither a buffer that grows nor a call.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The result where the template is ASCII, has no conversions but `%s`, `%d`, `%5d`, `%-5s`, `%05d` and the like, and
    /// the arguments are short strings and integers of the exact builtin types; otherwise undefined, with nothing done.
    func simplePercentFormat(_ template: Value, _ arguments: Value) throws(Raised) -> Value {
        let text = string(template)
        guard text.pointee.header.flags.contains(.ascii), text.pointee.count <= 256 else { return .undefined }
        var result = Value.undefined
        var failure: Raised?
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 512) { room in
            guard let base = room.baseAddress else { return }
            var writer = SimplePercentWriter(
                vm: self, text: text.pointee.latin, count: text.pointee.count, target: base, capacity: room.count,
                arguments: arguments)
            guard writer.write() else { return }
            do throws(Raised) {
                try charge(writer.count >> 3 + 4 * writer.next)
                result = try makeString(ascii: base, count: writer.written)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return result
    }
}

private struct SimplePercentWriter {
    let vm: VM
    let text: UnsafeMutablePointer<UInt8>
    let count: Int
    let target: UnsafeMutablePointer<UInt8>
    let capacity: Int
    let arguments: Value
    var written = 0
    /// Arguments that were taken.
    var next = 0

    /// False where the ordinary way has to be taken.
    mutating func write() -> Bool {
        var position = 0
        while position < count {
            let byte = text[position]
            position &+= 1
            if byte != 0x25 {
                guard put(byte) else { return false }
                continue
            }
            var isLeft = false
            var isZero = false
            var width = 0
            while position < count {
                if text[position] == 0x2D {
                    isLeft = true
                } else if text[position] == 0x30 {
                    isZero = true
                } else {
                    break
                }
                position &+= 1
            }
            while position < count, text[position] &- 0x30 < 10 {
                width = width &* 10 &+ Int(text[position] &- 0x30)
                if width > capacity { return false }
                position &+= 1
            }
            guard position < count else { return false }
            let type = text[position]
            position &+= 1
            switch type {
            case 0x25:
                guard !isLeft, !isZero, width == 0, put(0x25) else { return false }
            case 0x73, 0x64, 0x69:
                guard let value = argument() else { return false }
                if value.isInt {
                    guard putInteger(value.asInt, width, isLeft: isLeft, isZero: isZero && type != 0x73) else {
                        return false
                    }
                } else if type == 0x73, value.is(.string) {
                    guard putText(vm.string(value), width, isLeft: isLeft) else { return false }
                } else {
                    return false
                }
            default: return false
            }
        }
        return arguments.is(.tuple) ? next == vm.tuple(arguments).pointee.count : next == 1
    }

    private mutating func argument() -> Value? {
        defer { next &+= 1 }
        guard arguments.is(.tuple) else { return next == 0 ? arguments : nil }
        let tuple = vm.tuple(arguments)
        return next < tuple.pointee.count ? tuple.pointee.items[next] : nil
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) -> Bool {
        guard written < capacity else { return false }
        target[written] = byte
        written &+= 1
        return true
    }

    private mutating func putInteger(_ value: Int, _ width: Int, isLeft: Bool, isZero: Bool) -> Bool {
        let magnitude = UInt64(value.magnitude)
        let length = IntegerText.decimalLength(magnitude)
        let size = length &+ (value < 0 ? 1 : 0)
        let padding = Swift.max(0, width &- size)
        guard size &+ padding <= capacity &- written else { return false }
        if !isLeft, !isZero { fill(0x20, padding) }
        if value < 0 {
            target[written] = 0x2D
            written &+= 1
        }
        if !isLeft, isZero { fill(0x30, padding) }
        IntegerText.write(magnitude, length, to: target + written)
        written &+= length
        if isLeft { fill(0x20, padding) }
        return true
    }

    private mutating func putText(_ string: UnsafeMutablePointer<StringObject>, _ width: Int, isLeft: Bool) -> Bool {
        let size = string.pointee.count
        guard string.pointee.header.flags.contains(.ascii), size <= capacity else { return false }
        let padding = Swift.max(0, width &- size)
        guard size &+ padding <= capacity &- written else { return false }
        if !isLeft { fill(0x20, padding) }
        (target + written).update(from: string.pointee.latin, count: size)
        written &+= size
        if isLeft { fill(0x20, padding) }
        return true
    }

    private mutating func fill(_ byte: UInt8, _ times: Int) {
        (target + written).update(repeating: byte, count: times)
        written &+= times
    }
}
