/// Standard input, and the bytes below the standard streams.
extension WorldBuilder {
    func buildStandardStreams(_ stream: TypeBuilder) {
        let bytes = type("BufferedStream", layout: .box, flags: .final, module: "sys")
        for (type, isText) in [(stream, true), (bytes, false)] {
            type.method("readable", 1) { (vm, a) throws(Raised) in .bool(vm.box(a[0], HostInput.self) != nil) }
            type.method("writable", 1) { (vm, a) throws(Raised) in .bool(vm.box(a[0], HostInput.self) == nil) }
            type.method("read", 1...2) { (vm, a) throws(Raised) in
                try vm.requireInput(a[0])
                let size = a.has(1) && !a[1].isNone ? try vm.index(a[1]) : -1
                return try vm.readInput(size, isText: isText)
            }
            type.method("readline", 1...2) { (vm, a) throws(Raised) in
                try vm.requireInput(a[0])
                let size = a.has(1) && !a[1].isNone ? try vm.index(a[1]) : -1
                return try vm.inputValue(try vm.takeInputLine(size < 0 ? .max : size), isText)
            }
            type.method("readlines", 1...2) { (vm, a) throws(Raised) in
                try vm.requireInput(a[0])
                let list = vm.list(try vm.makeList([]))
                while true {
                    let line = try vm.takeInputLine(.max)
                    if line.isEmpty { return .object(list) }
                    try vm.append(list, try vm.inputValue(line, isText))
                }
            }
            type.special(.iter, 1) { (vm, a) throws(Raised) in
                try vm.requireInput(a[0])
                return a[0]
            }
            type.special(.next, 1) { (vm, a) throws(Raised) in
                try vm.requireInput(a[0])
                let line = try vm.takeInputLine(.max)
                if line.isEmpty { throw vm.raise(vm.pointee.types.stopIteration) }
                return try vm.inputValue(line, isText)
            }
            type.special(.enter, 1) { (vm, a) throws(Raised) in a[0] }
            type.special(.exit, 4) { (vm, a) throws(Raised) in .none }
            type.method("fileno", 1) { (vm, a) throws(Raised) in throw try vm.unsupported("fileno") }
            type.property("name") { (vm, a) throws(Raised) in vm.intern(vm.streamName(a[0])) }
        }
        stream.property("buffer") { (vm, a) throws(Raised) in
            let box = vm.box(a[0], HostStream.self).map { HostStream(isError: $0.isError) as Box } ?? HostInput()
            return try vm.makeBox(bytes.type, box)
        }
        stream.special(.repr, 1) { (vm, a) throws(Raised) in
            let mode = vm.box(a[0], HostInput.self) == nil ? "w" : "r"
            return try vm.makeString(
                "<_io.TextIOWrapper name='\(vm.streamName(a[0]))' mode='\(mode)' encoding='utf-8'>")
        }
        stream.rawMethod("reconfigure") { (vm, a) throws(Raised) in .none }
        bytes.method("write", 2) { (vm, a) throws(Raised) in
            guard let stream = vm.box(a[0], HostStream.self) else { throw try vm.unsupported("write") }
            let view = try vm.requireBytes(a[1])
            try vm.charge(view.count >> 4)
            try vm.write(UnsafeBufferPointer(start: view.bytes, count: view.count), stream.isError)
            return .int(view.count)
        }
        bytes.method("flush", 1) { (vm, a) throws(Raised) in .none }
        bytes.property("closed") { (vm, a) throws(Raised) in .false }
    }
}

/// `sys.stdin`: what is read comes from the host.
final class HostInput: Box {
    override var dumpName: String? { "sys.stdin" }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func streamName(_ value: Value) -> String {
        guard let stream = box(value, HostStream.self) else { return "<stdin>" }
        return stream.isError ? "<stderr>" : "<stdout>"
    }

    func requireInput(_ value: Value) throws(Raised) {
        if box(value, HostInput.self) == nil { throw try unsupported("not readable") }
    }

    /// `io.UnsupportedOperation`
    func unsupported(_ what: String) throws(Raised) -> Raised {
        let type = try getAttribute(try loadLibraryModule("io"), intern("UnsupportedOperation"))
        return raise(try call(type, try makeString(what)))
    }

    // MARK: Standard input

    /// Asks the host for more. False at the end.
    private func fillInput() throws(Raised) -> Bool {
        if pointee.host.inputHasEnded { return false }
        try charge(64)
        let more = pointee.host.read() ?? []
        try pollLimits()
        if more.isEmpty {
            pointee.host.inputHasEnded = true
            return false
        }
        try reserve((pointee.host.input.count + more.count) * 2)
        try charge(more.count >> 4)
        if pointee.host.inputStart > 0 {
            pointee.host.input.removeFirst(pointee.host.inputStart)
            pointee.host.inputStart = 0
        }
        pointee.host.input.append(contentsOf: more)
        return true
    }

    private func takeInput(_ count: Int) -> [UInt8] {
        let start = pointee.host.inputStart
        pointee.host.inputStart += count
        return Array(pointee.host.input[start..<start + count])
    }

    /// A line with its end, or so many bytes of it; empty at the end.
    func takeInputLine(_ limit: Int) throws(Raised) -> [UInt8] {
        var seen = 0
        while true {
            let start = pointee.host.inputStart
            let available = pointee.host.input.count - start
            let end = Swift.min(available, limit)
            try charge((end - seen) >> 4 + 1)
            if seen < end, let found = pointee.host.input[(start + seen)..<(start + end)].firstIndex(of: 10) {
                return takeInput(found + 1 - start)
            }
            if end == limit { return takeInput(limit) }
            seen = end
            if try !fillInput() { return takeInput(available) }
        }
    }

    /// So many characters or bytes; everything if the number is negative.
    fileprivate func readInput(_ size: Int, isText: Bool) throws(Raised) -> Value {
        var end = pointee.host.inputStart
        var left = size < 0 ? Int.max : size
        while left > 0 {
            if end == pointee.host.input.count {
                let taken = end - pointee.host.inputStart
                if try !fillInput() { break }
                end = pointee.host.inputStart + taken
            }
            if size < 0 {
                end = pointee.host.input.count
                continue
            }
            // Characters are counted by their first bytes; the bytes that continue one come along.
            if !isText || pointee.host.input[end] & 0xC0 != 0x80 { left -= 1 }
            end += 1
        }
        if isText {
            while end < pointee.host.input.count, pointee.host.input[end] & 0xC0 == 0x80 { end += 1 }
        }
        let count = end - pointee.host.inputStart
        try charge(count >> 3)
        try reserve(count * 2)
        return try inputValue(takeInput(count), isText)
    }

    func inputValue(_ contents: [UInt8], _ isText: Bool) throws(Raised) -> Value {
        let made = try makeBytes(contents)
        return isText ? try decode(TextView(bytes(made)), encoding: "utf-8", errors: "strict") : made
    }

    /// `input()`: a line without its end.
    func readInputLine() throws(Raised) -> Value {
        var line = try takeInputLine(.max)
        if line.isEmpty { throw raise(pointee.types.eofError, "EOF when reading a line") }
        if line.last == 10 { line.removeLast() }
        if line.last == 13 { line.removeLast() }
        return try inputValue(line, true)
    }
}
