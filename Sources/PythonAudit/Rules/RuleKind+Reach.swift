extension RuleKind {
    var fileRule: AuditRule {
        switch self {
        case .recursiveDeletion:
            AuditRule(
                self, "recursive-deletion", .error, "A whole directory tree is deleted.",
                "One wrong path, and everything below it is gone.",
                "Delete the files that were made, by name, or work in a directory that is thrown away.")
        case .absolutePath:
            AuditRule(
                self, "absolute-path", .warning, "An absolute path outside the allowed roots is used.",
                "It names files of the machine rather than of the task.",
                "Use a path below the working directory, or allow the root.")
        case .pathTraversal:
            AuditRule(
                self, "path-traversal", .warning, "A path climbs with '..'.",
                "It leaves the directory that the code was given.", "Use a path below the working directory.")
        case .fileWrite:
            AuditRule(
                self, "file-write", .note, "A file is written, moved or created.",
                "Existing content may be lost, and other programs may read what is written.",
                "Return the result instead, or write below an allowed root.")
        case .openPermissions:
            AuditRule(
                self, "open-permissions", .warning, "A file is made writable for everybody, or set-uid.",
                "Other users of the machine can change it or run it with its owner's rights.",
                "Grant rights to the owner only.")
        default:
            AuditRule(
                self, "file-deletion", .warning, "A file or directory is deleted.", "Deleted files do not come back.",
                "Leave files alone, or run the code on a copy.")
        }
    }

    var networkRule: AuditRule {
        switch self {
        case .networkListener:
            AuditRule(
                self, "network-listener", .warning, "The code waits for connections.",
                "Others can reach the process, and through it what it can reach.", "Remove the server.")
        default:
            AuditRule(
                self, "network-use", .warning, "The network is used.",
                "Data can leave the machine, and instructions can come in.",
                "Hand the data in, or give the code a tool that fetches from allowed places.")
        }
    }

    var dataRule: AuditRule {
        switch self {
        case .unsafeYAML:
            AuditRule(
                self, "unsafe-yaml", .error, "YAML is read with a loader that builds any object.",
                "A document can name functions and have them called.", "Use yaml.safe_load.")
        case .environmentRead:
            AuditRule(
                self, "environment-read", .warning, "Environment variables are read.",
                "They often hold keys and passwords.", "Pass the values that are needed as inputs.")
        case .credentialFile:
            AuditRule(
                self, "credential-file", .error, "A file is named that holds keys or passwords.",
                "Keys that were read can be sent away or printed.", "Give the code a tool that uses the key instead.")
        case .credentialStore:
            AuditRule(
                self, "credential-store", .warning, "A store of passwords is asked, or a person for one.",
                "The secret is then in the hands of this code.", "Give the code a tool that uses the secret instead.")
        default:
            AuditRule(
                self, "unsafe-deserialisation", .error, "Data is read in a format that can run code.",
                "A pickle names functions and has them called while it is read.",
                "Use json, or a format of plain values.")
        }
    }

    var resourceRule: AuditRule {
        switch self {
        case .hugeComputation:
            AuditRule(
                self, "huge-computation", .warning, "A value or a loop is so large that it cannot be meant.",
                "It takes the memory or the processor of the machine.", "Compute in smaller steps, or set limits.")
        case .forkBomb:
            AuditRule(
                self, "fork-bomb", .error, "Processes are started in a loop, or the program starts itself.",
                "The number of processes grows until the machine stands still.",
                "Start a fixed number of workers from a pool.")
        case .endlessRecursion:
            AuditRule(
                self, "endless-recursion", .warning, "A function calls itself on every path.",
                "It ends in a RecursionError at best.", "Return before the call in the simplest case.")
        default:
            AuditRule(
                self, "endless-loop", .warning, "A loop never ends and never waits.",
                "It takes a processor until somebody ends it.", "Add a condition under which the loop ends.")
        }
    }

    var systemRule: AuditRule {
        switch self {
        case .privilegeChange:
            AuditRule(
                self, "privilege-change", .error, "Users, groups, roots or mounts of the process are changed.",
                "It changes what the process and its children may do.", "Leave this to whoever starts the process.")
        case .signalUse:
            AuditRule(
                self, "signal-use", .warning, "Signals are sent or caught, or processes ended.",
                "Other processes can be stopped, and limits that work by signals evaded.", "Return or raise instead.")
        case .systemLimits:
            AuditRule(
                self, "system-limits", .warning, "Limits, priorities or recursion bounds are changed.",
                "They are there to keep the machine usable.", "Leave them as they are.")
        case .threadUse:
            AuditRule(
                self, "thread-use", .note, "Threads are started.",
                "They go on when the code that was asked for has ended.", "Use asyncio, or wait for every thread.")
        default:
            AuditRule(
                self, "native-code", .error, "Native code is loaded or memory is reached directly.",
                "Native code obeys no rule of Python, and no audit of the source sees what it does.",
                "Use Python, or run the code in a jail.")
        }
    }
}
