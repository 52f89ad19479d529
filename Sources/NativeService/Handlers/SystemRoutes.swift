import ControlPlane
import Hummingbird
import NIOCore

/// Health, the document, and what is counted.
enum SystemRoutes {
    static let all: [Route] = [
        Route(
            method: .get, path: "/healthz", operation: "getHealth", tag: "System",
            summary: "Whether the daemon works at all.", scope: nil,
            answers: [.init(status: 200, description: "It does.", body: .json(Health.self))]
        ) { call in
            let counts = await call.service.controlPlane.counts()
            return try call.answer(
                Health(status: "ok", version: call.service.version, sandboxes: counts.values.reduce(0, +)))
        },
        Route(
            method: .get, path: "/readyz", operation: "getReadiness", tag: "System",
            summary: "Whether the daemon takes new work.", scope: nil,
            answers: [.init(status: 200, description: "It does.", body: .json(Health.self))]
        ) { call in
            guard call.service.readiness.isReady else {
                throw ErrorBody(.shuttingDown, "the daemon is shutting down", retryAfter: 5)
            }
            let counts = await call.service.controlPlane.counts()
            return try call.answer(
                Health(status: "ready", version: call.service.version, sandboxes: counts.values.reduce(0, +)))
        },
        Route(
            method: .get, path: "/openapi.json", operation: "getDocument", tag: "System",
            summary: "This document.", scope: nil,
            answers: [.init(status: 200, description: "The document.", body: .bytes("application/json"))]
        ) { call in
            try call.answer(call.service.document.json)
        },
        Route(
            method: .get, path: "/metrics", operation: "getMetrics", tag: "System",
            summary: "What is counted, in the text format of Prometheus.", scope: .read,
            answers: [.init(status: 200, description: "The metrics.", body: .bytes("text/plain"))]
        ) { call in
            let counts = await call.service.controlPlane.counts()
            return Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: call.service.metrics.text(liveByState: counts))))
        },
    ]
}
