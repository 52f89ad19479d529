import ControlPlane
import Hummingbird

/// Sandboxes that are kept ready.
enum PoolRoutes {
    static let all: [Route] = [
        Route(
            method: .get, path: "/api/v1/pools", operation: "listPools", tag: "Pools", summary: "List pools.",
            scope: .read,
            answers: [.init(status: 200, description: "The pools.", body: .json(PoolList.self))]
        ) { call in
            let pools = await call.service.controlPlane.listPools()
            return try call.answer(PoolList(pools: pools.map(PoolInfo.init)))
        },
        Route(
            method: .put, path: "/api/v1/pools/{template}", operation: "setPool", tag: "Pools",
            summary: "Keep this many sandboxes of a template ready; 0: none.", scope: .admin,
            request: .json(PoolWish.self),
            answers: [.init(status: 200, description: "The pools.", body: .json(PoolList.self))]
        ) { call in
            let plane = call.service.controlPlane
            try await plane.setPool(try call.path("template"), size: try await call.body(PoolWish.self).size)
            return try call.answer(PoolList(pools: await plane.listPools().map(PoolInfo.init)))
        },
    ]
}
