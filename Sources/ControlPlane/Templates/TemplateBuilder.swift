import Sandboxing

/// Carries out a recipe in a sandbox of its base.
struct TemplateBuilder {
    let live: ManagedSandbox
    /// The directory of uploaded archives.
    let uploads: String
    /// Tells the build's log.
    let log: @Sendable (_ level: String, _ message: String, _ step: String?) async -> Void

    /// A step that failed.
    struct Failure: Error {
        var message: String
        var step: String
    }

    private(set) var environment: [String: String]
    private(set) var workingDirectory: String
    private(set) var user: String

    init(
        live: ManagedSandbox, base: BuildRecord, uploads: String,
        log: @escaping @Sendable (_ level: String, _ message: String, _ step: String?) async -> Void
    ) {
        self.live = live
        self.uploads = uploads
        self.log = log
        environment = base.environment
        workingDirectory = base.workingDirectory ?? "/home/user"
        user = base.user
    }

    /// Carries out all steps.
    mutating func run(_ steps: [TemplateRecipe.Step]) async throws(Failure) {
        for (index, step) in steps.enumerated() {
            let name = String(index)
            await log("info", Self.title(step, index + 1, steps.count), name)
            switch step {
            case .run(let command, let user): try await run(command, as: user ?? self.user, step: name)
            case .environment(let values): environment.merge(values) { $1 }
            case .workingDirectory(let path):
                workingDirectory = path.hasPrefix("/") ? path : workingDirectory + "/" + path
                try await run("mkdir -p \(Self.quoted(workingDirectory))", as: user, in: "/", step: name)
            case .user(let name):
                try Self.check(user: name, step: String(index))
                user = name
            case .copy(let archive, let source, let destination, let owner, let mode):
                try await copy(archive, source, destination, owner ?? user, mode, step: name)
            }
        }
    }

    private func run(
        _ command: String, as user: String, in directory: String? = nil, step: String
    ) async throws(Failure) {
        let request = ProcessRequest(
            ["/bin/bash", "-l", "-c", command], environment: environment,
            workingDirectory: directory ?? workingDirectory, timeout: .seconds(3600), background: .kill,
            user: try Self.check(user: user, step: step))
        do {
            let process = try await live.start(request)
            var lines = LineSplitter()
            for await output in process.listen(from: 0) {
                switch output {
                case .data(let stream, let bytes, _):
                    for line in lines.add(bytes) { await log(stream == .error ? "warn" : "info", line, step) }
                case .exit(let result):
                    if let rest = lines.rest { await log("info", rest, step) }
                    let outcome = try result.get()
                    guard outcome.exit.isSuccess else {
                        throw Failure(
                            message: "failed to run command '\(command)': it ended with \(outcome.exit)", step: step)
                    }
                }
            }
        } catch let error as Failure {
            throw error
        } catch {
            throw Failure(message: "failed to run command '\(command)': \(error)", step: step)
        }
    }

    private func copy(
        _ archive: String, _ source: String, _ destination: String, _ owner: String, _ mode: UInt32?, step: String
    ) async throws(Failure) {
        guard archive.utf8.count == 64, archive.allSatisfy(\.isHexDigit) else {
            throw Failure(message: "'\(archive.prefix(80))' is no digest of an upload", step: step)
        }
        let place = "/tmp/.bulkhead-upload-" + step
        do {
            let reader = try UploadReader(path: uploads + "/" + archive)
            try await live.files().write(place, mode: 0o644) { try await reader.next() }
        } catch {
            throw Failure(message: "the upload \(archive) cannot be used: \(error)", step: step)
        }
        let target = destination.hasPrefix("/") ? destination : workingDirectory + "/" + destination
        let script = """
            set -e; d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
            tar -xf \(Self.quoted(place)) -C "$d"; rm -f \(Self.quoted(place))
            src="$d"/\(Self.quoted(source)); dst=\(Self.quoted(target))
            if [ -d "$src" ]; then mkdir -p "$dst"; cp -a "$src"/. "$dst"/; else
              case "$dst" in */) mkdir -p "$dst"; dst="$dst"$(basename "$src") ;; *) mkdir -p "$(dirname "$dst")" ;; esac
              if [ -d "$dst" ]; then dst="$dst"/$(basename "$src"); fi
              cp -a "$src" "$dst"; fi
            \(mode.map { "chmod -R \(String($0, radix: 8)) \"$dst\"" } ?? ":")
            """
        try await run(script, as: owner, in: "/", step: step)
    }

    @discardableResult
    private static func check(user: String, step: String) throws(Failure) -> SandboxUser {
        guard let known = SandboxUser(rawValue: user) else {
            throw Failure(
                message: "failed to run command 'whoami': command failed: unauthenticated: invalid username: '\(user)'",
                step: step)
        }
        return known
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    private static func title(_ step: TemplateRecipe.Step, _ number: Int, _ count: Int) -> String {
        let text =
            switch step {
            case .run(let command, _): "RUN \(command)"
            case .environment(let values): "ENV \(values.keys.sorted().joined(separator: " "))"
            case .workingDirectory(let path): "WORKDIR \(path)"
            case .user(let name): "USER \(name)"
            case .copy(_, let source, let destination, _, _): "COPY \(source) \(destination)"
            }
        return "[\(number)/\(count)] \(text)"
    }
}

/// Makes lines of pieces of output.
struct LineSplitter {
    private var pending: [UInt8] = []

    mutating func add(_ bytes: [UInt8]) -> [String] {
        pending += bytes
        guard let end = pending.lastIndex(of: 10) else {
            // A line without an end is cut, so that memory is bounded.
            guard pending.count > 65536 else { return [] }
            defer { pending = [] }
            return [String(decoding: pending, as: UTF8.self)]
        }
        let lines = pending[..<end].split(separator: 10, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        pending.removeFirst(end + 1)
        return lines
    }

    /// What came after the last line's end.
    var rest: String? { pending.isEmpty ? nil : String(decoding: pending, as: UTF8.self) }
}
