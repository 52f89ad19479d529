/// Reading bytes out of whatever has them, and watching who else does.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The bytes of a bytes-like object; nil if it is none. Valid until Python code runs.
    func bytesLike(_ value: Value) throws(Raised) -> TextView? {
        let inner = unwrapped(value)
        switch inner.kind {
        case .bytes, .byteArray: return TextView(bytes(inner))
        case .box:
            if let view = box(inner, MemoryViewBox.self) {
                try checkLive(view)
                if view.isContiguous {
                    let span = try span(view)
                    return TextView(base: span.base, count: span.count)
                }
                return TextView(bytes(try makeBytes(contents(view))))
            }
            if let array = box(inner, ArrayBox.self) { return TextView(base: array.storage, count: array.byteCount) }
            return nil
        default: return nil
        }
    }

    /// The bytes of an argument, or a TypeError.
    func requireBytes(_ value: Value) throws(Raised) -> TextView {
        guard let view = try bytesLike(value) else {
            throw typeError("a bytes-like object is required, not '\(typeName(value))'")
        }
        return view
    }

    /// Bytes, or a string of ASCII characters: what `binascii` reads.
    func requireASCII(_ value: Value) throws(Raised) -> TextView {
        if let inner = unwrapped(value, .string) {
            guard string(inner).pointee.header.flags.contains(.ascii) || string(inner).pointee.count == 0 else {
                throw valueError("string argument should contain only ASCII characters")
            }
            return TextView(string(inner))
        }
        guard let view = try bytesLike(value) else {
            throw typeError(
                "argument should be bytes, buffer or ASCII string, not '\(typeName(value))'")
        }
        return view
    }

    /// A byte as a text of one.
    func byteView(_ byte: UInt8) -> TextView { TextView(string(pointee.characters[Int(byte)])) }

    /// An integer between 0 and 255.
    func byte(_ value: Value, _ message: String = "byte must be in range(0, 256)") throws(Raised) -> UInt8 {
        let whole = try indexValue(value)
        guard whole.isInt || whole.isBool, let byte = UInt8(exactly: whole.asInt) else {
            throw valueError(message)
        }
        return byte
    }

    // MARK: Exports

    /// Notes that a view shows the contents of an object, which must keep its size meanwhile.
    func noteExport(_ view: Value, of target: Value) {
        var views = pointee.exports[target.bits] ?? []
        if views.count >= 8, views.count.nonzeroBitCount == 1 { views = views.filter { isExporting($0, target) } }
        views.append(view)
        pointee.exports[target.bits] = views
    }

    private func isExporting(_ view: Value, _ target: Value) -> Bool {
        guard view.isLive, let box = box(view, MemoryViewBox.self) else { return false }
        return !box.isReleased && box.target.isIdentical(target)
    }

    /// Refuses to resize what a view shows. Views that nobody holds any more do not count: they are collected first.
    func checkResizable(_ target: Value) throws(Raised) {
        if _fastPath(pointee.exports.isEmpty) { return }
        guard let views = pointee.exports[target.bits] else { return }
        if views.contains(where: { isExporting($0, target) }) {
            try collect()
            if views.contains(where: { isExporting($0, target) }) {
                throw raise(
                    pointee.types.bufferError, "Existing exports of data: object cannot be re-sized")
            }
        }
        pointee.exports[target.bits] = nil
    }
}
