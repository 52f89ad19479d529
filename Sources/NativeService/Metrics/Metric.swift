/// What is counted. Units are seconds; names follow the conventions of Prometheus.
enum Metric: String, Sendable, Hashable, CaseIterable {
    case live = "bulkhead_sandboxes"
    case creations = "bulkhead_sandbox_creations_total"
    case creationDuration = "bulkhead_sandbox_creation_duration_seconds"
    case deaths = "bulkhead_sandbox_deaths_total"
    case processes = "bulkhead_processes_ended_total"
    case processDuration = "bulkhead_process_duration_seconds"
    case requests = "bulkhead_http_requests_total"
    case requestDuration = "bulkhead_http_request_duration_seconds"

    var help: String {
        switch self {
        case .live: "Sandboxes by state."
        case .creations: "Creations of sandboxes by template and outcome."
        case .creationDuration: "Time from the request to the sandbox that can be used."
        case .deaths: "Deaths of sandboxes by reason."
        case .processes: "Processes that ended, by how."
        case .processDuration: "Time from the start of a process to its end."
        case .requests: "Requests by route and status."
        case .requestDuration: "Time from a request to the beginning of its answer."
        }
    }

    var type: String {
        switch self {
        case .live: "gauge"
        case .creations, .deaths, .processes, .requests: "counter"
        case .creationDuration, .processDuration, .requestDuration: "histogram"
        }
    }

    var labels: [String] {
        switch self {
        case .live: ["state"]
        case .creations: ["template", "outcome"]
        case .creationDuration: ["template"]
        case .deaths: ["reason"]
        case .processes: ["outcome"]
        case .processDuration: []
        case .requests: ["method", "route", "status"]
        case .requestDuration: ["method", "route"]
        }
    }

    /// The upper bounds of a histogram's buckets.
    var bounds: [Double] {
        switch self {
        case .processDuration: [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300, 3600]
        default: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
        }
    }
}
