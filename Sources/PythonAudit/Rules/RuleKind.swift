/// The rules. The raw value is the id, which never changes its meaning.
enum RuleKind: String, CaseIterable, Sendable {
    case syntaxError = "BH001"
    case analysisLimit = "BH002"
    case unexplainedSuppression = "BH003"
    case deniedName = "BH004"

    case processExecution = "BH101"
    case shellCommand = "BH102"
    case processCreation = "BH103"
    case shellLine = "BH104"
    case destructiveCommand = "BH105"

    case fileDeletion = "BH201"
    case recursiveDeletion = "BH202"
    case absolutePath = "BH203"
    case pathTraversal = "BH204"
    case fileWrite = "BH205"
    case openPermissions = "BH206"

    case networkUse = "BH301"
    case networkListener = "BH302"

    case dynamicCode = "BH401"
    case dynamicImport = "BH402"
    case builtinsAccess = "BH403"
    case computedAttribute = "BH404"
    case computedModuleAttribute = "BH405"

    case introspectionChain = "BH501"
    case formatWalk = "BH502"
    case frameAccess = "BH503"
    case runtimePatching = "BH504"
    case moduleWalk = "BH505"

    case unsafeDeserialisation = "BH601"
    case unsafeYAML = "BH602"

    case environmentRead = "BH701"
    case credentialFile = "BH702"
    case credentialStore = "BH703"

    case builtName = "BH801"
    case decodedCode = "BH802"
    case encodedLiteral = "BH803"

    case endlessLoop = "BH901"
    case hugeComputation = "BH902"
    case forkBomb = "BH903"
    case endlessRecursion = "BH904"

    case nativeCode = "BH1001"
    case privilegeChange = "BH1101"
    case signalUse = "BH1102"
    case systemLimits = "BH1103"
    case threadUse = "BH1201"
}
