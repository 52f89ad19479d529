import ControlPlane
import Hummingbird

/// The tokens that let clients in.
enum TokenRoutes {
    static let all: [Route] = [
        Route(
            method: .get, path: "/api/v1/tokens", operation: "listTokens", tag: "Tokens",
            summary: "List tokens, without their texts.", scope: .admin,
            answers: [.init(status: 200, description: "The tokens.", body: .json(TokenList.self))]
        ) { call in
            let records = await call.service.controlPlane.listTokens()
            return try call.answer(TokenList(tokens: records.map(TokenInfo.init)))
        },
        Route(
            method: .post, path: "/api/v1/tokens", operation: "createToken", tag: "Tokens",
            summary: "Make a token. Its text is in this answer and never again.", scope: .admin,
            request: .json(TokenWish.self),
            answers: [.init(status: 201, description: "The token.", body: .json(NewToken.self))]
        ) { call in
            let wish = try await call.body(TokenWish.self)
            let (record, key) = try await call.service.controlPlane.createToken(
                name: wish.name, scopes: Set(wish.scopes ?? [.read, .run]))
            return try call.answer(NewToken(token: key, info: TokenInfo(record)), status: .created)
        },
        Route(
            method: .delete, path: "/api/v1/tokens/{token}", operation: "deleteToken", tag: "Tokens",
            summary: "Make a token useless.", scope: .admin,
            answers: [.init(status: 204, description: "It is.")]
        ) { call in
            try await call.service.controlPlane.deleteToken(try call.path("token"))
            return call.done
        },
    ]
}
