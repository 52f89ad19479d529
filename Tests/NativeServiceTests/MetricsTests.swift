import ControlPlane
import Testing

@testable import NativeService

@Suite("Metrics") struct MetricsTests {
    private func text() -> [String] {
        let metrics = ServiceMetrics()
        metrics.observe(.created(template: "a\"b\\c\n", outcome: "ok", duration: .milliseconds(30)))
        metrics.observe(.created(template: "base", outcome: "over-capacity", duration: .milliseconds(1)))
        metrics.observe(.died(.memory))
        metrics.observe(.processEnded(outcome: "ok", duration: .seconds(7200)))
        metrics.request(method: "GET", route: "/x/{y}", status: 404, duration: .milliseconds(2))
        return metrics.text(liveByState: [.running: 3]).split(separator: "\n").map(String.init)
    }

    @Test func whatHappenedIsCounted() {
        let lines = text()
        #expect(lines.contains(#"bulkhead_sandboxes{state="running"} 3"#))
        #expect(lines.contains(#"bulkhead_sandboxes{state="paused"} 0"#))
        #expect(lines.contains(#"bulkhead_sandbox_creations_total{template="a\"b\\c\n",outcome="ok"} 1"#))
        #expect(lines.contains(#"bulkhead_sandbox_creations_total{template="base",outcome="over-capacity"} 1"#))
        #expect(lines.contains(#"bulkhead_sandbox_deaths_total{reason="memory"} 1"#))
        #expect(lines.contains(#"bulkhead_http_requests_total{method="GET",route="/x/{y}",status="404"} 1"#))
        #expect(lines.contains(#"bulkhead_process_duration_seconds_bucket{le="3600.0"} 0"#))
        #expect(lines.contains(#"bulkhead_process_duration_seconds_bucket{le="+Inf"} 1"#))
        #expect(lines.contains("bulkhead_process_duration_seconds_sum 7200.0"))
    }

    @Test func everyLineIsInTheTextFormat() {
        let names = Metric.allCases.map(\.rawValue)
        for line in text() {
            if line.hasPrefix("# ") {
                let words = line.split(separator: " ")
                #expect(["HELP", "TYPE"].contains(words[1]) && names.contains(String(words[2])), "\(line)")
            } else {
                let name = line.prefix { $0 != "{" && $0 != " " }
                #expect(names.contains { name.hasPrefix($0) }, "\(line)")
                #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil, "\(line)")
            }
        }
        for metric in Metric.allCases where metric.type == "counter" { #expect(metric.rawValue.hasSuffix("_total")) }
        for metric in Metric.allCases where metric.type == "histogram" {
            #expect(metric.rawValue.hasSuffix("_seconds"))
        }
    }
}
