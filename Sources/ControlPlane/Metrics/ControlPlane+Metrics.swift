public import Foundation
import Sandboxing

/// What a sandbox used at one moment.
public struct SandboxSample: Sendable, Hashable {
    /// When.
    public var date: Date
    /// Processors it may use.
    public var processors: Double
    /// Processor time used since the last sample, in percent of one processor.
    public var processorPercent: Double
    /// Processor time used so far, in seconds.
    public var processorSeconds: Double
    /// Bytes of memory in use.
    public var memory: UInt64
    /// Bytes of memory it may use.
    public var memoryLimit: UInt64
    /// Bytes of private files.
    public var disk: UInt64
    /// Bytes of private files it may have.
    public var diskLimit: UInt64
    /// Processes and threads alive.
    public var processes: UInt32
}

/// The last samples of a sandbox.
struct SampleRing {
    private(set) var samples: [SandboxSample] = []
    private static let limit = 720

    mutating func add(_ sample: SandboxSample) {
        if samples.count >= Self.limit { samples.removeFirst(Self.limit / 8) }
        samples.append(sample)
    }
}

extension ControlPlane {
    /// Measurements of a live sandbox between two times, the oldest first. A sandbox that has not been measured yet is
    /// measured now.
    public func metrics(
        _ reference: String, from start: Date? = nil, to end: Date? = nil
    ) async throws(ControlPlaneError) -> [SandboxSample] {
        let entry = try await entry(reference)
        let id = entry.record.id
        if samples[id] == nil, entry.record.state == .running { await measure(id) }
        return (samples[id]?.samples ?? []).filter { sample in
            (start.map { sample.date >= $0 } ?? true) && (end.map { sample.date <= $0 } ?? true)
        }
    }

    /// Measures every running sandbox.
    func sample() async {
        let ids = entries.values.filter { $0.record.state == .running }.map(\.record.id)
        for id in ids { await measure(id) }
    }

    private func measure(_ id: String) async {
        guard let entry = entries[id], let live = entry.live,
            let usage = try? await live.usage(), entries[id] === entry
        else { return }
        let record = entry.record
        let seconds = Self.seconds(usage.userTime) + Self.seconds(usage.systemTime)
        let now = Date()
        var percent = 0.0
        if let last = samples[id]?.samples.last {
            let elapsed = now.timeIntervalSince(last.date)
            if elapsed > 0.001 { percent = max(0, (seconds - last.processorSeconds) / elapsed * 100) }
        }
        samples[id, default: SampleRing()].add(
            SandboxSample(
                date: now, processors: record.resources.processors, processorPercent: percent,
                processorSeconds: seconds, memory: usage.memory ?? usage.peakMemory ?? 0,
                memoryLimit: record.resources.memory, disk: usage.disk ?? 0, diskLimit: record.resources.disk,
                processes: usage.processes ?? 0))
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
