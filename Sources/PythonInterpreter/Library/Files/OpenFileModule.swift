/// `_files`: open files, below the streams of `io`.
extension WorldBuilder {
    func buildOpenFileModule() {
        let m = module("_files")
        let file = m.type("File", layout: .box, flags: .final)
        m.function("open", 6) { (vm, a) throws(Raised) in
            let path = try vm.pathBytes(a[0], "open")
            let creation: FileAccess.Creation
            switch try vm.index(a[3]) {
            case 0: creation = .never
            case 1: creation = .ifMissing
            default: creation = .always
            }
            let access = FileAccess(
                reads: try vm.isTrue(a[1]), writes: try vm.isTrue(a[2]), creation: creation,
                truncates: try vm.isTrue(a[4]), appends: try vm.isTrue(a[5]))
            let opened = try vm.withFiles(a[0]) { (files) throws(FileError) in try files.open(path, access) }
            return try vm.makeBox(file.type, OpenFileBox(opened), charging: 160)
        }
        buildReading(file)
        buildPositions(file)
        file.method("write", 2) { (vm, a) throws(Raised) in
            let opened = try vm.openFile(a[0])
            let view = try vm.requireBytes(a[1])
            try vm.withFiles { (_) throws(FileError) in try opened.write(view.bytes, view.count) }
            return .int(view.count)
        }
        file.method("close", 1) { (vm, a) throws(Raised) in
            vm.box(a[0], OpenFileBox.self)?.file.close()
            return .none
        }
        file.property("closed") { (vm, a) throws(Raised) in
            .bool(vm.box(a[0], OpenFileBox.self)?.file.isClosed ?? true)
        }
    }

    private func buildReading(_ file: TypeBuilder) {
        file.method("read", 1...2) { (vm, a) throws(Raised) in
            let opened = try vm.openFile(a[0])
            let size = a.has(1) && !a[1].isNone ? try vm.index(a[1]) : -1
            return size >= 0 ? try vm.read(opened, atMost: size) : try vm.readAll(opened)
        }
        file.method("readline", 1...2) { (vm, a) throws(Raised) in
            let opened = try vm.openFile(a[0])
            let size = a.has(1) && !a[1].isNone ? try vm.index(a[1]) : -1
            return try vm.readLine(opened, atMost: size < 0 ? .max : size)
        }
    }

    private func buildPositions(_ file: TypeBuilder) {
        file.method("seek", 2...3) { (vm, a) throws(Raised) in
            let opened = try vm.openFile(a[0])
            let offset = try vm.index(a[1])
            let base: Int
            switch a.has(2) ? try vm.index(a[2]) : 0 {
            case 0: base = 0
            case 1: base = opened.position
            case 2: base = try vm.withFiles { (_) throws(FileError) in try opened.size }
            default: throw vm.raise(FileError.invalid)
            }
            let (position, overflows) = base.addingReportingOverflow(offset)
            guard !overflows, position >= 0 else { throw vm.raise(FileError.invalid) }
            opened.position = position
            return .int(position)
        }
        file.method("tell", 1) { (vm, a) throws(Raised) in .int(try vm.openFile(a[0]).position) }
        file.method("truncate", 2) { (vm, a) throws(Raised) in
            let opened = try vm.openFile(a[0])
            let size = try vm.index(a[1])
            guard size >= 0 else { throw vm.raise(FileError.invalid) }
            try vm.withFiles { (_) throws(FileError) in try opened.truncate(size) }
            return .int(size)
        }
    }
}

/// An open file as an object.
final class OpenFileBox: Box {
    let file: OpenFile

    init(_ file: OpenFile) { self.file = file }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func openFile(_ value: Value) throws(Raised) -> OpenFile {
        guard let file = box(value, OpenFileBox.self)?.file, !file.isClosed else {
            throw valueError("I/O operation on closed file.")
        }
        return file
    }

    /// Up to so many bytes.
    fileprivate func read(_ file: OpenFile, atMost wanted: Int) throws(Raised) -> Value {
        let size = try withFiles { (_) throws(FileError) in try file.size }
        // Files of the host that are made as they are read have no size.
        let expected = size == 0 && file.contents == nil ? 1 << 16 : Swift.max(0, size - file.position)
        let count = Swift.min(wanted, expected)
        if count == 0 { return pointee.emptyBytes }
        let bytes = try newBytes(count: count)
        let target = bytes.pointee.storage
        let got = try withFiles { (_) throws(FileError) in try file.read(into: target, count) }
        if got == count { return finish(bytes) }
        return try makeBytes(TextView(base: target, count: got))
    }

    /// Everything from where it stands.
    fileprivate func readAll(_ file: OpenFile) throws(Raised) -> Value {
        let first = try read(file, atMost: .max)
        if file.contents != nil || bytes(first).pointee.count == 0 { return first }
        // More may have come meanwhile, or the size was not known.
        var all = Array(UnsafeBufferPointer(start: bytes(first).pointee.storage, count: bytes(first).pointee.count))
        while true {
            try reserve(1 << 16)
            var piece = [UInt8](repeating: 0, count: 1 << 16)
            let got = try withFiles { (_) throws(FileError) in
                var failure: FileError?
                let got = piece.withUnsafeMutableBufferPointer { buffer -> Int in
                    guard let base = buffer.baseAddress else { return 0 }
                    do throws(FileError) { return try file.read(into: base, buffer.count) } catch {
                        failure = error
                        return 0
                    }
                }
                if let failure { throw failure }
                return got
            }
            if got == 0 { return all.count == bytes(first).pointee.count ? first : try makeBytes(all) }
            try reserve(all.count * 2)
            all.append(contentsOf: piece[..<got])
        }
    }

    /// One line with its end, or so many bytes of it.
    fileprivate func readLine(_ file: OpenFile, atMost limit: Int) throws(Raised) -> Value {
        if let contents = file.contents {
            guard let base = contents.baseAddress, file.position < contents.count, limit > 0 else {
                return pointee.emptyBytes
            }
            let most = Swift.min(contents.count - file.position, limit)
            let found = TextSearch.byte(10, base, file.position, file.position + most)
            return try read(file, atMost: found < 0 ? most : found + 1 - file.position)
        }
        var line: [UInt8] = []
        while line.count < limit {
            let piece = bytes(try read(file, atMost: Swift.min(4096, limit - line.count)))
            let count = piece.pointee.count
            if count == 0 { break }
            try reserve(line.count * 2)
            let found = TextSearch.byte(10, piece.pointee.storage, 0, count)
            let taken = found < 0 ? count : found + 1
            line.append(contentsOf: UnsafeBufferPointer(start: piece.pointee.storage, count: taken))
            if found >= 0 {
                file.position -= count - taken
                break
            }
        }
        return try makeBytes(line)
    }
}
