import ControlPlane
import HTTPServing
import HTTPTypes

/// Reads what a client asks for when it creates a sandbox. Every option is honoured or refused with a reason.
enum CreateRequest {
    private static let known: Set<String> = [
        "templateID", "timeout", "autoPause", "autoPauseMemory", "autoResume", "allow_internet_access",
        "allowInternetAccess", "network", "metadata", "envVars", "mcp", "iam", "volumeMounts", "secure",
    ]

    /// The request of a body; `isOldRoute` for the defaults of version 1.
    static func read(_ body: JSONFields, headers: HTTPFields, isOldRoute: Bool) throws -> SandboxRequest {
        try body.refuseOthers(known)
        try refuse(
            body, "mcp", "the MCP gateway is not part of this version; start an MCP server in the sandbox instead")
        try refuse(body, "iam", "workload identities need an egress gateway, which this version has not")
        // Clients of version 1 say true whenever their user says nothing, so there it means nothing.
        if !isOldRoute { try Egress.refuseOpening(body) }

        var request = SandboxRequest(template: try body.string("templateID"))
        let defaultTimeout: Int64 = isOldRoute ? 15 : 300
        request.timeout = Double(try body.optionalInteger("timeout", in: 0...Int64(Int32.max)) ?? defaultTimeout)
        let pauses = try body.optionalBool("autoPause") ?? false
        let keepsMemory = try body.optionalBool("autoPauseMemory") ?? true
        request.timeoutAction = pauses ? (keepsMemory ? .pause : .hibernate) : .kill
        if let autoResume = try body.optionalFields("autoResume") {
            try autoResume.refuseOthers(["enabled"])
            request.resumesOnTraffic = try autoResume.optionalBool("enabled") ?? false
        }
        request.metadata = try body.stringMap("metadata")
        request.environment = try body.stringMap("envVars")
        // Version 1 made sandboxes without a token unless asked; version 2 always makes one.
        request.isSecure = try body.optionalBool("secure") ?? !isOldRoute
        if let network = try body.optionalFields("network") { request.network = try Egress.settings(network) }
        request.volumes = try volumes(body)
        if let name = HTTPField.Name("Idempotency-Key"), let key = headers[name] {
            let isWellFormed = key.utf8.allSatisfy {
                ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "-")
            }
            guard isWellFormed, (1...255).contains(key.utf8.count) else {
                throw E2BFailure.badRequest("Idempotency-Key: must be 1 to 255 small letters, digits and hyphens")
            }
            request.idempotencyKey = key
        }
        return request
    }

    private static func refuse(_ body: JSONFields, _ key: String, _ reason: String) throws {
        switch body[key] {
        case nil, .object([:])?: return
        default: throw E2BFailure.refused(body.name(key), reason)
        }
    }

    private static func volumes(_ body: JSONFields) throws -> [VolumeMount] {
        try (body.optionalArray("volumeMounts") ?? []).enumerated().map { index, value in
            let mount = try JSONFields(value, path: "volumeMounts[\(index)]")
            try mount.refuseOthers(["name", "path"])
            return VolumeMount(volume: try mount.string("name"), path: try mount.string("path"))
        }
    }
}
