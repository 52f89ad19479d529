import ControlPlane
import Foundation
import NativeService

/// Sandboxes as rows.
enum SandboxTable {
    static func table(_ sandboxes: [SandboxInfo], now: Date = Date()) -> Table {
        var table = Table([
            .init(title: "ID"), .init(title: "NAME"), .init(title: "TEMPLATE"), .init(title: "STATE"),
            .init(title: "AGE", isNumber: true), .init(title: "LEFT", isNumber: true),
            .init(title: "CPUS", isNumber: true, isWide: true), .init(title: "MEMORY", isNumber: true, isWide: true),
            .init(title: "AT THE END", isWide: true), .init(title: "LABELS", isWide: true),
        ])
        for sandbox in sandboxes {
            let labels = sandbox.metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            table.add(
                .init(sandbox.id), .init(sandbox.name ?? ""), .init(sandbox.template), state(sandbox),
                .init(Shown.age(sandbox.createdAt, now: now)),
                .init(sandbox.state == .running ? Shown.span(sandbox.endsAt.timeIntervalSince(now)) : ""),
                .init(number(sandbox.resources.processors)), .init(Shown.bytes(sandbox.resources.memory)),
                .init(sandbox.onTimeout.rawValue), .init(labels.joined(separator: ",")))
        }
        return table
    }

    static func state(_ sandbox: SandboxInfo) -> Table.Cell {
        switch sandbox.state {
        case .running: Table.Cell("running", colour: 32)
        case .paused: Table.Cell(sandbox.pauseMode == .files ? "hibernated" : "paused", colour: 33)
        case .creating, .killing: Table.Cell(sandbox.state.rawValue, colour: 36)
        case .dead: Table.Cell(sandbox.death.map { "dead (\($0.reason.rawValue))" } ?? "dead", colour: 31)
        }
    }

    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
    }
}
