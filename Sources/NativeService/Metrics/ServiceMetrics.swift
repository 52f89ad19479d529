public import ControlPlane
import Synchronization

/// What is counted about a daemon, in the text format of Prometheus.
public final class ServiceMetrics: Sendable {
    private struct Series: Hashable {
        var metric: Metric
        var labels: [String]
    }

    private struct Distribution {
        var buckets: [UInt64]
        var sum = 0.0
        var count: UInt64 = 0
    }

    private struct State {
        var counters: [Series: Double] = [:]
        var distributions: [Series: Distribution] = [:]
    }

    private let state = Mutex(State())

    /// Nothing counted yet.
    public init() {}

    /// A request was answered.
    func request(method: String, route: String, status: Int, duration: Duration) {
        count(.requests, [method, route, String(status)])
        observe(.requestDuration, [method, route], duration)
    }

    /// Something happened in the control plane.
    public func observe(_ observation: Observation) {
        switch observation {
        case .created(let template, let outcome, let duration):
            count(.creations, [template, outcome])
            if outcome == "ok" { observe(.creationDuration, [template], duration) }
        case .died(let reason): count(.deaths, [reason.rawValue])
        case .processEnded(let outcome, let duration):
            count(.processes, [outcome])
            observe(.processDuration, [], duration)
        }
    }

    private func count(_ metric: Metric, _ labels: [String]) {
        state.withLock { $0.counters[Series(metric: metric, labels: labels), default: 0] += 1 }
    }

    private func observe(_ metric: Metric, _ labels: [String], _ duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        let bounds = metric.bounds
        state.withLock { state in
            let series = Series(metric: metric, labels: labels)
            var distribution = state.distributions[series] ?? Distribution(buckets: bounds.map { _ in 0 })
            for (index, bound) in bounds.enumerated() where seconds <= bound { distribution.buckets[index] += 1 }
            distribution.sum += seconds
            distribution.count += 1
            state.distributions[series] = distribution
        }
    }

    /// Everything, with the sandboxes that are alive now.
    func text(liveByState: [SandboxState: Int]) -> String {
        let (counters, distributions) = state.withLock { ($0.counters, $0.distributions) }
        var text = ""
        for metric in Metric.allCases {
            text += "# HELP \(metric.rawValue) \(metric.help)\n# TYPE \(metric.rawValue) \(metric.type)\n"
            switch metric.type {
            case "gauge":
                for state in SandboxState.allCases where state != .dead {
                    text += "\(metric.rawValue){state=\"\(state.rawValue)\"} \(liveByState[state] ?? 0)\n"
                }
            case "histogram":
                let found = distributions.filter { $0.key.metric == metric }
                for (series, value) in found.sorted(by: { $0.key.labels.lexicographicallyPrecedes($1.key.labels) }) {
                    text += Self.lines(series, value)
                }
            default:
                let found = counters.filter { $0.key.metric == metric }
                for (series, value) in found.sorted(by: { $0.key.labels.lexicographicallyPrecedes($1.key.labels) }) {
                    text += "\(metric.rawValue)\(Self.labels(series)) \(Int64(value))\n"
                }
            }
        }
        return text
    }

    private static func lines(_ series: Series, _ value: Distribution) -> String {
        let name = series.metric.rawValue
        var text = ""
        for (index, bound) in series.metric.bounds.enumerated() {
            text += "\(name)_bucket\(labels(series, bound: "\(bound)")) \(value.buckets[index])\n"
        }
        text += "\(name)_bucket\(labels(series, bound: "+Inf")) \(value.count)\n"
        text += "\(name)_sum\(labels(series)) \(value.sum)\n\(name)_count\(labels(series)) \(value.count)\n"
        return text
    }

    private static func labels(_ series: Series, bound: String? = nil) -> String {
        var pairs = zip(series.metric.labels, series.labels).map { "\($0)=\"\(escaped($1))\"" }
        if let bound { pairs.append("le=\"\(bound)\"") }
        return pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, character in
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.append(character)
            }
        }
    }
}
