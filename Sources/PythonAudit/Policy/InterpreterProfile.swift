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
        __future__ abc annotationlib argparse array ast asyncio atexit base64 binascii bisect builtins calendar \
        cmath codecs collections collections.abc colorsys concurrent concurrent.futures concurrent.futures.thread \
        configparser contextlib contextvars copy copyreg csv dataclasses datetime decimal difflib enum errno fnmatch \
        fractions functools gc getpass glob graphlib hashlib heapq hmac html html.entities html.parser importlib \
        importlib.machinery importlib.metadata importlib.util inspect io itertools json json.decoder json.encoder \
        keyword locale logging math numbers operator os os.path pathlib platform posixpath pprint queue random re \
        reprlib sched secrets shlex shutil stat statistics string string.templatelib struct sys tempfile textwrap \
        threading time timeit tomllib traceback types typing unicodedata unittest unittest.case unittest.loader \
        unittest.main unittest.mock unittest.runner urllib urllib.error urllib.parse uuid warnings weakref xml \
        xml.etree xml.etree.ElementTree zoneinfo
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
