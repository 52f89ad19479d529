/// What the interpreter at hand can do, for the choice of a runtime.
public struct InterpreterProfile: Sendable, Hashable {
    /// The modules that can be imported there. `name.*` stands for everything in a package.
    public var modules: Set<String>
    /// Whether `open` and its like reach files that were granted.
    public var grantsFiles: Bool
    /// Whether `input` has somebody to ask.
    public var grantsInput: Bool

    /// A profile; without a list of modules it has those that every build of the interpreter has.
    public init(
        modules: Set<String> = InterpreterProfile.standardModules, grantsFiles: Bool = false, grantsInput: Bool = false
    ) {
        self.modules = modules
        self.grantsFiles = grantsFiles
        self.grantsInput = grantsInput
    }

    /// The modules that every build of the interpreter has.
    public static let standardModules: Set<String> = Set(
        """
        __future__ abc array ast asyncio base64 binascii bisect builtins calendar cmath collections collections.abc \
        contextlib copy csv dataclasses datetime decimal difflib enum fractions functools hashlib heapq hmac html io \
        itertools json keyword logging math numbers operator os.path pathlib pprint queue random re secrets stat \
        statistics string struct sys textwrap time traceback types typing unicodedata urllib.parse uuid warnings \
        zoneinfo
        """.split(separator: " ").map(String.init))

    /// Whether a module can be imported.
    func has(_ module: String) -> Bool {
        if modules.contains(module) || modules.contains("*") { return true }
        var rest = Substring(module)
        while let dot = rest.lastIndex(of: ".") {
            rest = rest[..<dot]
            if modules.contains(rest + ".*") { return true }
        }
        return modules.contains(module + ".*")
    }
}
