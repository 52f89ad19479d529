extension RuleKind {
    var generalRule: AuditRule {
        switch self {
        case .analysisLimit:
            AuditRule(
                self, "analysis-limit", .warning, "The source is too large or too tangled to be followed to its end.",
                "What was not followed was not checked. Code that is made to exhaust an auditor has something to hide.",
                "Split the source, or run it only in a jail.")
        case .unexplainedSuppression:
            AuditRule(
                self, "unexplained-suppression", .warning,
                "A comment lets findings pass and gives no reason, or names no rule.",
                "A suppression without a reason cannot be reviewed, so it has no effect.",
                "Write the rule and the reason: # bulkhead: allow BH205 because the report is the result.")
        case .deniedName:
            AuditRule(
                self, "denied-name", .error, "A name is used that the policy denies.",
                "The policy of this audit lists the name as forbidden.", "Remove the use, or change the policy.")
        default:
            AuditRule(
                self, "syntax-error", .error, "The source is not valid Python 3.14.",
                "What cannot be parsed cannot be checked, and another parser may read it differently.",
                "Correct the source.")
        }
    }

    var processRule: AuditRule {
        switch self {
        case .shellCommand:
            AuditRule(
                self, "shell-command", .error, "A command that is put together at run time goes to a shell.",
                "Whoever controls a part of the text can add commands of their own.",
                "Pass a list of arguments and leave shell=False.")
        case .processCreation:
            AuditRule(
                self, "process-creation", .error, "The process is copied, or workers are started as processes.",
                "Children outlive their parent, multiply, and do not share its limits.",
                "Do the work in one process, or run the code in a jail that counts processes.")
        case .shellLine:
            AuditRule(
                self, "shell-line", .error, "A line begins with ! or %, as in a notebook.",
                "Notebooks hand such lines to a shell; for Python they are syntax errors.",
                "Write Python, or run the command as a command.")
        case .destructiveCommand:
            AuditRule(
                self, "destructive-command", .error,
                "A command deletes trees, overwrites devices, or runs what it downloads.",
                "The text of the command is known, and it destroys data or runs code that nobody has read.",
                "Remove it.")
        default:
            AuditRule(
                self, "process-execution", .error, "Another program is started.",
                "The program has all the rights of this process and is not seen by this audit.",
                "Use a function of the library, or run the code in a jail.")
        }
    }

    var dynamicRule: AuditRule {
        switch self {
        case .dynamicImport:
            AuditRule(
                self, "dynamic-import", .warning, "A module is imported by a call.",
                "The name of the module may come from data, and passes by every check of import statements.",
                "Write an import statement.")
        case .builtinsAccess:
            AuditRule(
                self, "builtins-access", .error,
                "The built-in functions are reached through their module or a dictionary of names.",
                "This is how code gets at eval, open or __import__ where their names are filtered.",
                "Call the built-in function by its name.")
        case .computedAttribute:
            AuditRule(
                self, "computed-attribute", .note, "An attribute is looked up under a computed name.",
                "What is reached depends on data and cannot be told from the source.",
                "Use a dictionary with the allowed names.")
        case .computedModuleAttribute:
            AuditRule(
                self, "computed-module-attribute", .error, "A module's content is looked up under a computed name.",
                "Any function of the module can be reached, whatever names a filter forbids.",
                "Use a dictionary with the allowed functions.")
        default:
            AuditRule(
                self, "dynamic-code", .error, "Code is made out of data and run.",
                "What runs is not in the source, so nothing about it has been checked.",
                "Use ast.literal_eval for values, json for data, and functions for behaviour.")
        }
    }

    var introspectionRule: AuditRule {
        switch self {
        case .formatWalk:
            AuditRule(
                self, "format-walk", .error, "A format string walks through attributes of objects.",
                "Formats such as '{0.__class__}' read attributes without any attribute access in the source.",
                "Format plain values.")
        case .frameAccess:
            AuditRule(
                self, "frame-access", .warning, "The frames of running functions are read.",
                "Frames hold the variables of every caller, those of a host program included.",
                "Pass values as arguments.")
        case .runtimePatching:
            AuditRule(
                self, "runtime-patching", .warning,
                "Built-in functions, modules, code or the object graph are changed.",
                "Code that was checked then does something else.", "Define functions and classes of your own.")
        case .moduleWalk:
            AuditRule(
                self, "module-walk", .error, "A module is reached through another module's imports.",
                "random._os is os, under a name that a list of forbidden imports does not have.",
                "Import the module by its name.")
        default:
            AuditRule(
                self, "introspection-chain", .error,
                "Attributes are used that lead from any object to classes, globals and code.",
                "Such chains are how sandboxed code reaches what it was not given.",
                "Use the public interface of the object.")
        }
    }

    var obfuscationRule: AuditRule {
        switch self {
        case .decodedCode:
            AuditRule(
                self, "decoded-code", .error, "Text that was decoded or put together is run as code.",
                "Encoding hides code from readers and filters.", "Write the code in the source.")
        case .encodedLiteral:
            AuditRule(
                self, "encoded-literal", .note, "A long literal looks like encoded or compressed data.",
                "Payloads travel in such literals.", "Keep data in files with a known format.")
        default:
            AuditRule(
                self, "built-name", .error, "A name is put together from pieces and then looked up.",
                "Nobody writes 'sys' + 'tem' except to hide the word.", "Write the name in one piece.")
        }
    }
}
