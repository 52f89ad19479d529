import HTTPTypes
import Hummingbird

/// Turns everything that is thrown into the one form of errors, and what no route takes into an error that says so.
struct ErrorMiddleware: RouterMiddleware {
    typealias Context = NativeContext

    let routes: [Route]

    func handle(
        _ request: Request, context: NativeContext, next: (Request, NativeContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch is CancellationError {
            throw CancellationError()
        } catch let error as HTTPError where error.status == .notFound && error.body == nil {
            return missing(request).response
        } catch {
            let body = ErrorBody(error)
            if body.code == .failed { context.logger.error("a request failed", metadata: ["error": "\(error)"]) }
            return body.response
        }
    }

    private func missing(_ request: Request) -> ErrorBody {
        let words = request.uri.path.split(separator: "/")
        let methods = routes.filter { route in
            let pattern = route.path.split(separator: "/")
            return pattern.count == words.count
                && zip(pattern, words).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }.map(\.method.rawValue)
        guard methods.isEmpty else {
            return ErrorBody(
                .methodNotAllowed, "\(request.method.rawValue) is not possible here",
                remedy: "use \(methods.sorted().joined(separator: ", "))")
        }
        return ErrorBody(.notFound, "there is no such path", remedy: "see /openapi.json")
    }
}
