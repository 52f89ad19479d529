/// The modules that are made of Swift.
extension WorldBuilder {
    /// What makes a module, by its name. It is called when a session first imports the module, on a builder of its own,
    /// so it cannot rely on what another one has made, nor add to a type of the world.
    static func nativeModule(_ name: String) -> ((WorldBuilder) -> Void)? {
        switch name {
        case "sys", "_bulkhead": { $0.buildSys() }
        case "math": { $0.buildMath() }
        case "cmath": { $0.buildComplexMath() }
        case "_random": { $0.buildRandomSource() }
        case "itertools": { $0.buildItertools() }
        case "_collections": { $0.buildCollections() }
        case "_functools": { $0.buildFunctools() }
        case "_operator": { $0.buildOperators() }
        case "_heapq": { $0.buildHeaps() }
        case "_bisect": { $0.buildBisection() }
        case "array": { $0.buildArrayModule() }
        case "_re": { $0.buildRegexModule() }
        case "_struct": { $0.buildStructModule() }
        case "binascii": { $0.buildBinasciiModule() }
        case "_hashlib": { $0.buildDigestModule() }
        case "unicodedata": { $0.buildUnicodeDataModule() }
        case "_json": { $0.buildJSONModule() }
        case "_time": { $0.buildTimeModule() }
        case "_zoneinfo": { $0.buildZoneDataModule() }
        case "_os": { $0.buildFileSystemModule() }
        case "_files": { $0.buildOpenFileModule() }
        case "_templatelib": { $0.buildTemplateModule() }
        case "_weakref": { $0.buildWeakReferenceModule() }
        case "_ast": { $0.buildSyntaxTreeModule() }
        default: nil
        }
    }
}
