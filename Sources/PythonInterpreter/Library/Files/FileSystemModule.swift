/// `_os`: what `os` and its relatives ask of the file system. Paths are text.
extension WorldBuilder {
    func buildFileSystemModule() {
        let m = module("_os")
        m.function("listdir", 1) { (vm, a) throws(Raised) in
            let path = try vm.pathBytes(a[0], "listdir")
            let names = try vm.withFiles(a[0]) { (files) throws(FileError) in try files.names(path) }
            let list = vm.list(try vm.makeList([]))
            for name in names { try vm.append(list, try vm.pathText(name)) }
            return .object(list)
        }
        m.function("stat", 1...2) { (vm, a) throws(Raised) in
            let path = try vm.pathBytes(a[0], "stat")
            let follow = a.has(1) ? try vm.isTrue(a[1]) : true
            let status = try vm.withFiles(a[0]) { (files) throws(FileError) in
                try files.status(path, follow: follow)
            }
            return try vm.makeTuple([
                .int(Int(status.mode)), .int(status.inode), .int(status.device), .int(status.links), .int(1000),
                .int(1000), .int(status.size), .int(status.accessed), .int(status.modified), .int(status.changed),
            ])
        }
        m.function("getcwd", 0) { (vm, a) throws(Raised) in try vm.pathText(vm.pointee.host.files.files.current) }
        m.function("chdir", 1) { (vm, a) throws(Raised) in
            let path = try vm.pathBytes(a[0], "chdir")
            try vm.withFiles(a[0]) { (files) throws(FileError) in try files.changeDirectory(path) }
            return .none
        }
        m.function("environ", 0) { (vm, a) throws(Raised) in
            let made = vm.makeDict()
            for (name, value) in vm.pointee.host.environment {
                try vm.set(vm.dict(made), try vm.makeString(name), try vm.makeString(value))
            }
            return made
        }
        buildChanges(m)
    }

    private func buildChanges(_ m: ModuleBuilder) {
        func change(_ name: String, _ body: @escaping (VirtualFileSystem, [UInt8]) throws(FileError) -> Void) {
            m.function(name, 1) { (vm, a) throws(Raised) in
                let path = try vm.pathBytes(a[0], name)
                try vm.withFiles(a[0]) { (files) throws(FileError) in try body(files, path) }
                return .none
            }
        }
        func pair(_ name: String, _ body: @escaping (VirtualFileSystem, [UInt8], [UInt8]) throws(FileError) -> Void) {
            m.function(name, 2) { (vm, a) throws(Raised) in
                let first = try vm.pathBytes(a[0], name)
                let second = try vm.pathBytes(a[1], name)
                try vm.withFiles(a[0], a[1]) { (files) throws(FileError) in try body(files, first, second) }
                return .none
            }
        }
        change("mkdir") { (files, path) throws(FileError) in try files.makeDirectory(path) }
        change("remove") { (files, path) throws(FileError) in try files.remove(path) }
        change("rmdir") { (files, path) throws(FileError) in try files.removeDirectory(path) }
        pair("rename") { (files, from, to) throws(FileError) in try files.rename(from, to: to) }
        pair("symlink") { (files, target, path) throws(FileError) in try files.symlink(target, at: path) }
        pair("link") { (files, path, target) throws(FileError) in try files.link(path, at: target) }
        m.function("readlink", 1) { (vm, a) throws(Raised) in
            let path = try vm.pathBytes(a[0], "readlink")
            return try vm.pathText(
                try vm.withFiles(a[0]) { (files) throws(FileError) in try files.readLink(path) })
        }
        m.function("chmod", 2...3) { (vm, a) throws(Raised) in
            let path = try vm.pathBytes(a[0], "chmod")
            let mode = UInt32(truncatingIfNeeded: try vm.index(a[1]))
            let follow = a.has(2) ? try vm.isTrue(a[2]) : true
            try vm.withFiles(a[0]) { (files) throws(FileError) in try files.setMode(path, mode, follow: follow) }
            return .none
        }
        m.function("utime", 3) { (vm, a) throws(Raised) in
            let path = try vm.pathBytes(a[0], "utime")
            let accessed = try vm.index(a[1])
            let modified = try vm.index(a[2])
            try vm.withFiles(a[0]) { (files) throws(FileError) in try files.setTimes(path, accessed, modified) }
            return .none
        }
    }
}
