/// Sessions as bytes.
extension PythonSession {
    /// The whole session: variables, modules, classes, generators, and if it is suspended the frames that wait.
    ///
    /// Tools, modules of the host and the import policy are not part of it; whoever restores it gives them again. What
    /// has no meaning elsewhere makes it fail with the variable's name: `PythonSessionError.notDumpable`.
    ///
    /// - Parameter key: the host's secret. Only who has it can make dumps that restore, or change one.
    public func dump(key: [UInt8]) throws(PythonSessionError) -> [UInt8] {
        guard phase != .running else { throw .running }
        guard !vm.pointee.isPoisoned else { throw .limit(.internalError) }
        do throws(DumpFailure) {
            let image = try makeImage(isLocal: false)
            var writer = ByteWriter()
            writer.append(DumpBuild.magic)
            writer.number(DumpBuild.format)
            writer.word(DumpBuild.identity)
            writer.append(image.bytes)
            let digest = KeyedDigest.of(writer.bytes[...], key: key)
            writer.append(digest)
            return writer.bytes
        } catch { throw PythonSessionError(error) }
    }

    /// Restores a session from a dump.
    ///
    /// - Parameters:
    ///   - dump: what `dump` gave, in this process or another one of the same build.
    ///   - key: the key that it was made with.
    ///   - limits: what the session may use from now on.
    ///   - tools: functions of the host; those that the dump knows by name and that are not given fail when called.
    public convenience init(
        restoring dump: [UInt8], key: [UInt8], limits: PythonLimits = PythonLimits(), imports: ImportPolicy = .all,
        files: PythonFileSystem = PythonFileSystem(), clock: PythonClock = .system,
        profile: PythonProfile = .standard, tools: [PythonTool] = []
    ) throws(PythonSessionError) {
        guard dump.count > KeyedDigest.size + 13, dump.starts(with: DumpBuild.magic) else {
            throw .invalidDump("it is no dump of a session")
        }
        let end = dump.count - KeyedDigest.size
        guard KeyedDigest.isEqual(dump[end...], KeyedDigest.of(dump[..<end], key: key)) else {
            throw .invalidDump("it was made with another key, or changed")
        }
        self.init(limits: limits, profile: profile, files: files) { host in
            host.policy = imports
            host.clock = SessionClock(clock)
        }
        var failure: DumpFailure?
        dump.withUnsafeBytes { bytes in
            do throws(DumpFailure) {
                var header = ByteReader(bytes)
                for _ in DumpBuild.magic { _ = try header.byte() }
                guard try header.number() == DumpBuild.format else { throw .incompatible("it has another format") }
                guard try header.word() == DumpBuild.identity else {
                    throw .incompatible("it was made by another version of the interpreter")
                }
                let body = UnsafeRawBufferPointer(rebasing: bytes[header.position..<end])
                try load(body, codes: [], isLocal: false)
            } catch let error { failure = error }
        }
        if let failure { throw PythonSessionError(failure) }
        setUpProfile()
        for tool in tools { register(tool) }
    }

    /// A second session with everything that this one has, suspended if this one is. Neither sees what the other does
    /// from then on. Tools and settings are the same.
    public func fork() throws(PythonSessionError) -> PythonSession {
        guard phase != .running else { throw .running }
        guard !vm.pointee.isPoisoned else { throw .limit(.internalError) }
        do throws(DumpFailure) {
            let image = try makeImage(isLocal: true)
            let copy = PythonSession(limits: limits, profile: profile, files: PythonFileSystem()) { host in
                host.policy = vm.pointee.host.policy
                host.clock = vm.pointee.host.clock
                host.environment = vm.pointee.host.environment
                host.grantsZones = vm.pointee.host.grantsZones
                host.modules = vm.pointee.host.modules
                host.arguments = vm.pointee.host.arguments
            }
            var failure: DumpFailure?
            image.bytes.withUnsafeBytes { bytes in
                do throws(DumpFailure) {
                    try copy.load(bytes, codes: image.codes, isLocal: true)
                } catch let error { failure = error }
            }
            if let failure { throw failure }
            copy.vm.pointee.host.tools = vm.pointee.host.tools
            copy.vm.pointee.host.protectsTools = vm.pointee.host.protectsTools
            copy.vm.pointee.host.whileRounds = vm.pointee.host.whileRounds
            return copy
        } catch { throw PythonSessionError(error) }
    }
}

extension PythonSessionError {
    init(_ failure: DumpFailure) {
        self =
            switch failure {
            case .notDumpable(let path, let type): .notDumpable(path: path, type: type)
            case .damaged(let what): .invalidDump(what)
            case .incompatible(let what): .incompatibleDump(what)
            case .limit(let kind): .limit(kind)
            }
    }
}
