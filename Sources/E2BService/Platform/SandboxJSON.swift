import ControlPlane
import HTTPServing

extension SandboxRecord {
    /// What creating and connecting answer.
    func json(template: String, configuration: E2BConfiguration) -> JSONValue {
        var fields: [String: JSONValue] = [
            "sandboxID": .string(id), "templateID": .string(template), "clientID": "bulkhead",
            "envdVersion": .string(E2BConfiguration.agentVersion), "domain": .string(configuration.domain),
        ]
        if template != self.template { fields["alias"] = .string(template) }
        if let accessToken { fields["envdAccessToken"] = .string(accessToken) }
        if let trafficToken { fields["trafficAccessToken"] = .string(trafficToken) }
        return .object(fields)
    }

    /// One line of a list.
    func listed(template: String) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [
            "sandboxID": .string(id), "templateID": .string(template), "clientID": "bulkhead",
            "startedAt": .string(RFC3339.text(startedAt)), "endAt": .string(RFC3339.text(endsAt)),
            "cpuCount": .integer(Int64(resources.processors.rounded(.up))),
            "memoryMB": .integer(Int64(clamping: resources.memory >> 20)),
            "diskSizeMB": .integer(Int64(clamping: resources.disk >> 20)),
            "state": .string(state == .paused ? "paused" : "running"),
            "envdVersion": .string(E2BConfiguration.agentVersion),
            "metadata": .object(metadata.mapValues { .string($0) }),
        ]
        if template != self.template { fields["alias"] = .string(template) }
        if !volumes.isEmpty {
            fields["volumeMounts"] = .array(volumes.map { ["name": .string($0.volume), "path": .string($0.path)] })
        }
        return fields
    }

    /// Everything about it.
    func detail(template: String, configuration: E2BConfiguration) -> JSONValue {
        var fields = listed(template: template)
        fields["domain"] = .string(configuration.domain)
        if let accessToken { fields["envdAccessToken"] = .string(accessToken) }
        fields["allowInternetAccess"] = false
        var network: [String: JSONValue] = [
            "allowPublicTraffic": .bool(self.network.allowsPublicTraffic), "denyOut": ["0.0.0.0/0"],
        ]
        if let maskedHost = self.network.maskedHost { network["maskRequestHost"] = .string(maskedHost) }
        fields["network"] = .object(network)
        fields["lifecycle"] = [
            "autoResume": .bool(resumesOnTraffic), "onTimeout": timeoutAction == .kill ? "kill" : "pause",
        ]
        if let pauseMode { fields["pauseMode"] = pauseMode == .memory ? "full" : "filesystem" }
        return .object(fields)
    }
}
