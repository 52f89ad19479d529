import ControlPlane
import HTTPServing

/// Reads the recipe of a build.
enum RecipeReader {
    private static let known: Set<String> = [
        "steps", "force", "fromImage", "fromTemplate", "fromImageRegistry", "startCmd", "readyCmd",
    ]

    static func read(_ body: JSONFields, resources: SandboxResources) throws -> TemplateRecipe {
        try body.refuseOthers(known)
        var recipe = TemplateRecipe(base: try base(body))
        recipe.resources = resources
        recipe.ignoresCache = try body.optionalBool("force") ?? false
        recipe.startCommand = try command(body, "startCmd")
        recipe.readyCommand = try command(body, "readyCmd")
        for (index, value) in (try body.optionalArray("steps") ?? []).enumerated() {
            let step = try JSONFields(value, path: "steps[\(index)]")
            if let read = try self.step(step) { recipe.steps.append(read) }
            if try step.optionalBool("force") == true { recipe.ignoresCache = true }
        }
        return recipe
    }

    private static func command(_ body: JSONFields, _ key: String) throws -> String? {
        try body.optionalString(key).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func base(_ body: JSONFields) throws -> String {
        if body.has("fromImageRegistry") {
            throw E2BFailure.refused("fromImageRegistry", "images are not fetched in this version; \(localOnly)")
        }
        if let template = try body.optionalString("fromTemplate"), !template.isEmpty { return template }
        guard let image = try body.optionalString("fromImage"), !image.isEmpty else {
            throw E2BFailure.badRequest("fromTemplate: is missing; name the template to begin with")
        }
        // What clients name when they ask for no image in particular.
        let name = image.split(separator: ":").first.map(String.init) ?? image
        switch name {
        case "e2bdev/base": return "base"
        case "e2bdev/code-interpreter": return "code-interpreter-v1"
        default:
            throw E2BFailure.refused(
                "fromImage",
                "the image '\(image.prefix(200))' is not on this machine, and images are not fetched; "
                    + localOnly)
        }
    }

    private static let localOnly = "begin with a template of this service, as in from_template(\"base\")"

    private static func step(_ step: JSONFields) throws -> TemplateRecipe.Step? {
        try step.refuseOthers(["type", "args", "force", "filesHash"])
        let arguments = try step.optionalStrings("args") ?? []
        func argument(_ index: Int) -> String? {
            arguments.indices.contains(index) && !arguments[index].isEmpty ? arguments[index] : nil
        }
        switch try step.string("type").uppercased() {
        case "RUN":
            guard let command = argument(0) else { throw step.problem("args", "must begin with the command") }
            return .run(command: command, user: argument(1))
        case "ENV":
            guard arguments.count.isMultiple(of: 2) else {
                throw step.problem("args", "must be names and values in turn")
            }
            var values: [String: String] = [:]
            for index in stride(from: 0, to: arguments.count, by: 2) { values[arguments[index]] = arguments[index + 1] }
            return .environment(values)
        case "WORKDIR":
            guard let path = argument(0) else { throw step.problem("args", "must be the path") }
            return .workingDirectory(path)
        case "USER":
            guard let user = argument(0) else { throw step.problem("args", "must be the user") }
            return .user(user)
        case "COPY":
            guard let source = argument(0), let destination = argument(1) else {
                throw step.problem("args", "must begin with source and destination")
            }
            var mode: UInt32?
            if let text = argument(3) {
                guard let number = UInt32(text, radix: 8), number <= 0o7777 else {
                    throw step.problem("args[3]", "must be a mode in octal digits")
                }
                mode = number
            }
            return .copy(
                archive: try step.string("filesHash"), source: source, destination: destination, user: argument(2),
                mode: mode)
        case let type: throw step.problem("type", "'\(type.prefix(32))' is none of RUN, ENV, WORKDIR, USER, COPY")
        }
    }
}
