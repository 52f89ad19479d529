import ArgumentParser
import BulkheadCommands
import Foundation
import NativeService

/// The forms of output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case table, wide, json, yaml
}

/// How to show what was found.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("table, wide, json or yaml.", valueName: "form"))
    var format: OutputFormat = .table

    /// Shows a value: as it is for programs, as a table for people.
    func show(_ value: some Encodable, _ table: @autoclosure () -> Table) throws {
        let text: String
        switch format {
        case .json: text = try Self.json(value)
        case .yaml: text = YAMLText.text(of: try Self.tree(value))
        case .table, .wide:
            text = table().text(isWide: format == .wide, isColoured: HostOutput.standardOutput.isColoured)
        }
        try Self.print(text)
    }

    /// Shows one of many values: one line of JSON, a document of YAML, or a row.
    func showOne(_ value: some Encodable, _ row: @autoclosure () -> String) throws {
        switch format {
        case .json: try Self.print(try Self.json(value))
        case .yaml: try Self.print("---\n" + YAMLText.text(of: try Self.tree(value)))
        case .table, .wide: try Self.print(row())
        }
    }

    /// Whether the output is for programs.
    var isForPrograms: Bool { format == .json || format == .yaml }

    static func print(_ text: String) throws {
        guard !text.isEmpty else { return }
        guard HostOutput.standardOutput.write(line: text) else { throw ReaderGone() }
    }

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSON.encode(value), as: UTF8.self)
    }

    private static func tree(_ value: some Encodable) throws -> JSONTree {
        try WireJSON.decode(JSONTree.self, from: try WireJSON.encode(value))
    }
}

/// Nobody reads our output any more: an end without words, as if the signal had ended us.
struct ReaderGone: ReportableFailure {
    var failure: CommandFailure { CommandFailure("", code: ExitCodes.code(forSignal: 13)) }
}
