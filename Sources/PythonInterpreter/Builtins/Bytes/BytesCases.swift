/// Case and kinds of ASCII characters in bytes.
extension WorldBuilder {
    func buildBytesCases(_ t: TypeBuilder, _ kind: Kind) {
        func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
        func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
        func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
        func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

        func mapping(_ name: String, _ body: @escaping (UInt8, UInt8?) -> UInt8) {
            t.method(name, 1) { (vm, a) throws(Raised) in
                let view = vm.view(try vm.bytesReceiver(a[0], kind, name))
                try vm.charge(view.count >> 3)
                if view.count == 0, kind == .bytes { return vm.pointee.emptyBytes }
                let result = try vm.newBytes(count: view.count, isMutable: kind == .byteArray)
                var before: UInt8?
                for index in 0..<view.count {
                    let byte = view.bytes[index]
                    result.pointee.storage[index] = body(byte, before)
                    before = byte
                }
                return vm.finish(result)
            }
        }
        mapping("upper") { (byte, _) in isLower(byte) ? byte & 0xDF : byte }
        mapping("lower") { (byte, _) in isUpper(byte) ? byte | 0x20 : byte }
        mapping("swapcase") { (byte, _) in isLetter(byte) ? byte ^ 0x20 : byte }
        mapping("capitalize") { (byte, before) in
            if before == nil { return isLower(byte) ? byte & 0xDF : byte }
            return isUpper(byte) ? byte | 0x20 : byte
        }
        mapping("title") { (byte, before) in
            if !isLetter(byte) { return byte }
            return before.map(isLetter) ?? false ? byte | 0x20 : byte & 0xDF
        }

        func test(_ name: String, _ ofNothing: Bool = false, _ body: @escaping (TextView) -> Bool) {
            t.method(name, 1) { (vm, a) throws(Raised) in
                let view = vm.view(try vm.bytesReceiver(a[0], kind, name))
                try vm.charge(view.count >> 3)
                return .bool(view.count == 0 ? ofNothing : body(view))
            }
        }
        func all(_ view: TextView, _ body: (UInt8) -> Bool) -> Bool {
            for index in 0..<view.count where !body(view.bytes[index]) { return false }
            return true
        }
        test("isalpha") { all($0, isLetter) }
        test("isdigit") { all($0, isDigit) }
        test("isalnum") { all($0) { isLetter($0) || isDigit($0) } }
        test("isspace") { all($0) { CharacterTable.isASCIISpace(UInt32($0)) } }
        test("isascii", true) { all($0) { $0 < 0x80 } }
        test("islower") { view in all(view) { !isUpper($0) } && !all(view) { !isLower($0) } }
        test("isupper") { view in all(view) { !isLower($0) } && !all(view) { !isUpper($0) } }
        test("istitle") { view in
            var isCased = false
            var followsLetter = false
            for index in 0..<view.count {
                let byte = view.bytes[index]
                if isUpper(byte) ? followsLetter : isLower(byte) ? !followsLetter : false { return false }
                followsLetter = isLetter(byte)
                isCased = isCased || followsLetter
            }
            return isCased
        }
    }
}
