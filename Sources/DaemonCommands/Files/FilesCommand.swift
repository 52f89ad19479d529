import ArgumentParser
import BulkheadCommands
import Foundation
import NIOCore
import NativeService

/// `bulkhead files`
struct FilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files",
        abstract: "Work with the files of a sandbox.",
        discussion: """
            Paths are absolute, or from the home of the sandbox's user. Nothing of it is resolved on this machine.

              bulkhead files ls box /work
              bulkhead files cat box result.txt
              bulkhead files write box /work/in.txt < in.txt
              bulkhead files watch box /work --recursive
            """,
        subcommands: [
            FilesListCommand.self, FilesCatCommand.self, FilesWriteCommand.self, FilesRemoveCommand.self,
            FilesMoveCommand.self, FilesMakeDirectoryCommand.self, FilesStatusCommand.self, FilesWatchCommand.self,
        ])
}

/// Which sandbox, and as whom.
struct FileOptionsInSandbox: ParsableArguments {
    @Argument(help: "A sandbox by its id, the beginning of it, or its name.")
    var sandbox: String

    @Option(help: ArgumentHelp("As whom: user or root.", valueName: "name"))
    var user: UserName?

    @OptionGroup var server: ServerOptions

    /// A request about files.
    func request(
        _ method: DaemonClient.Request.Method, _ part: String? = nil, query: [(String, String)] = []
    ) -> DaemonClient.Request {
        var path = PercentEncoding.path("sandboxes", sandbox, "files")
        if let part { path += "/" + part }
        var request = DaemonClient.Request(method, path, query: query)
        request.ask("user", user?.rawValue)
        return request
    }

    /// Adds a value as the body.
    func request(
        _ method: DaemonClient.Request.Method, _ part: String, _ value: some Encodable
    ) throws -> DaemonClient.Request {
        var request = request(method, part)
        request.body = .json(try WireJSON.encode(value))
        return request
    }
}

/// Files as rows.
enum FileTable {
    static func table(_ files: [FileInfo], showsPaths: Bool) -> Table {
        var table = Table([
            .init(title: "MODE"), .init(title: "USER", isNumber: true, isWide: true),
            .init(title: "GROUP", isNumber: true, isWide: true), .init(title: "SIZE", isNumber: true),
            .init(title: "CHANGED"), .init(title: "NAME"),
        ])
        for file in files {
            var name = showsPaths ? file.path : file.name
            if file.kind == .directory { name += "/" }
            if let target = file.linkTarget { name += " -> \(target)" }
            table.add(
                .init(file.mode), .init("\(file.user)"), .init("\(file.group)"), .init(Shown.bytes(file.size)),
                .init(Shown.time(file.modifiedAt)), .init(name, colour: file.kind == .directory ? 34 : nil))
        }
        return table
    }
}

/// `bulkhead files ls`
struct FilesListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List a directory.",
        discussion: """
              bulkhead files ls box
              bulkhead files ls box /work --depth 3 -o json
            """)

    @OptionGroup var options: FileOptionsInSandbox

    @Argument(help: "A directory; the home if left out.")
    var path = "."

    @Option(help: ArgumentHelp("Down to how many directories.", valueName: "n"))
    var depth = 1

    @OptionGroup var output: OutputOptions

    func perform() async throws -> Int32 {
        let request = options.request(.get, "entries", query: [("path", path), ("depth", "\(depth)")])
        let list = try await options.server.client().call(request, as: FileList.self)
        try output.show(list.entries, FileTable.table(list.entries, showsPaths: depth > 1))
        return 0
    }
}

/// `bulkhead files cat`
struct FilesCatCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cat", abstract: "Print a file.",
        discussion: """
              bulkhead files cat box result.txt
              bulkhead files cat box /var/log/big.log --range 0-999
            """)

    @OptionGroup var options: FileOptionsInSandbox

    @Argument(help: "A file.")
    var path: String

    @Option(help: ArgumentHelp("Only these bytes, for example 0-999, 1000- or -500.", valueName: "range"))
    var range: String?

    func perform() async throws -> Int32 {
        var request = options.request(.get, query: [("path", path)])
        if let range { request.headers.append(("Range", "bytes=\(range)")) }
        try await options.server.client().exchange(request) { _, body in
            var body = body
            var filter = HostOutput.standardOutput.isTerminal ? TerminalFilter() : nil
            while let piece = try await body.next() {
                let bytes = [UInt8](piece.readableBytesView)
                guard HostOutput.standardOutput.write(filter?.filter(bytes) ?? bytes) else { throw ReaderGone() }
            }
            if let rest = filter?.finish(), !rest.isEmpty { HostOutput.standardOutput.write(rest) }
        }
        return 0
    }
}

/// `bulkhead files write`
struct FilesWriteCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "write", abstract: "Write what comes from standard input into a file.",
        discussion: """
              bulkhead files write box /work/in.txt < in.txt
              echo '#!/bin/sh' | bulkhead files write box bin/run --mode 755 --parents
            """)

    @OptionGroup var options: FileOptionsInSandbox

    @Argument(help: "A file; what was there is replaced.")
    var path: String

    @Option(help: ArgumentHelp("Permissions in octal digits.", valueName: "mode"))
    var mode: String?

    @Flag(help: "Make missing directories above it.")
    var parents = false

    func perform() async throws -> Int32 {
        var request = options.request(.put, query: [("path", path)])
        request.ask("mode", mode)
        if parents { request.ask("parents", "true") }
        let input = StandardInput()
        request.body = .pieces { await input.next() }
        try await options.server.client().done(request)
        return 0
    }
}

/// `bulkhead files rm`
struct FilesRemoveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "rm", abstract: "Remove files.",
        discussion: """
              bulkhead files rm box old.txt
              bulkhead files rm box --recursive build dist
            """)

    @OptionGroup var options: FileOptionsInSandbox

    @Argument(help: "Files or empty directories.")
    var paths: [String]

    @Flag(name: .shortAndLong, help: "Directories with everything in them.")
    var recursive = false

    func perform() async throws -> Int32 {
        for path in paths {
            var request = options.request(.delete, query: [("path", path)])
            if recursive { request.ask("recursive", "true") }
            try await options.server.client().done(request)
        }
        return 0
    }
}

/// `bulkhead files mv`
struct FilesMoveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "mv", abstract: "Give a file another path.",
        discussion: """
              bulkhead files mv box draft.txt final.txt
            """)

    @OptionGroup var options: FileOptionsInSandbox

    @Argument(help: "What there is.")
    var source: String

    @Argument(help: "Its new path; a file there is replaced.")
    var destination: String

    func perform() async throws -> Int32 {
        try await options.server.client().done(
            try options.request(.post, "move", MoveWish(source: source, destination: destination)))
        return 0
    }
}

/// `bulkhead files mkdir`
struct FilesMakeDirectoryCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "mkdir", abstract: "Make a directory, with those above it.",
        discussion: """
              bulkhead files mkdir box /work/a/b
            """)

    @OptionGroup var options: FileOptionsInSandbox

    @Argument(help: "The directory; one that is there is fine.")
    var path: String

    @Option(help: ArgumentHelp("Permissions in octal digits.", valueName: "mode"))
    var mode: String?

    func perform() async throws -> Int32 {
        try await options.server.client().done(
            try options.request(.post, "directories", DirectoryWish(path: path, mode: mode)))
        return 0
    }
}

/// `bulkhead files stat`
struct FilesStatusCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "stat", abstract: "Show what is known about a file.",
        discussion: """
              bulkhead files stat box result.txt -o yaml
            """)

    @OptionGroup var options: FileOptionsInSandbox

    @Argument(help: "A file, directory or link; links are not followed.")
    var path: String

    @OptionGroup var output: OutputOptions

    func perform() async throws -> Int32 {
        let request = options.request(.get, "status", query: [("path", path)])
        let file = try await options.server.client().call(request, as: FileInfo.self)
        try output.show(file, FileTable.table([file], showsPaths: true))
        return 0
    }
}

/// `bulkhead files watch`
struct FilesWatchCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Show changes of a file or below a directory until you stop it.",
        discussion: """
              bulkhead files watch box /work --recursive
            """)

    @OptionGroup var options: FileOptionsInSandbox

    @Argument(help: "A file or directory; the home if left out.")
    var path = "."

    @Flag(name: .shortAndLong, help: "Everything below it as well.")
    var recursive = false

    @OptionGroup var output: OutputOptions

    func perform() async throws -> Int32 {
        var request = options.request(.get, "changes", query: [("path", path)])
        if recursive { request.ask("recursive", "true") }
        let output = output
        try await options.server.client().events(request, as: FileChangeEvent.self) { change in
            if let error = change.error { throw CommandFailure(error) }
            if change.kind == .watching, !output.isForPrograms { return true }
            let name = Table.Cell(change.name ?? "").text
            try output.showOne(change, "\(change.kind.rawValue)  \(name)")
            return true
        }
        return 0
    }
}
