extension TreeDump {
    mutating func statement(_ statement: Statement) {
        let range = statement.range
        switch statement.kind {
        case .functionDef(let definition): function(definition, range)
        case .classDef(let definition): type(definition, range)
        case .for(let target, let iterable, let body, let orElse, let isAsync):
            node(isAsync ? "AsyncFor" : "For", range) { fields in
                fields.expression("target", target, .store)
                fields.expression("iter", iterable)
                fields.block("body", body)
                fields.block("orelse", orElse)
            }
        case .while(let test, let body, let orElse): branch("While", test, body, orElse, range)
        case .if(let test, let body, let orElse): branch("If", test, body, orElse, range)
        case .with(let items, let body, let isAsync):
            node(isAsync ? "AsyncWith" : "With", range) { fields in
                fields.list("items", items) { dump, item in
                    dump.node("withitem") { fields in
                        fields.expression("context_expr", item.context)
                        fields.expression("optional_vars", item.target, .store)
                    }
                }
                fields.block("body", body)
            }
        case .match(let subject, let cases):
            node("Match", range) { fields in
                fields.expression("subject", subject)
                fields.list("cases", cases) { $0.matchCase($1) }
            }
        case .try(let body, let handlers, let orElse, let finally, let isStar):
            node(isStar ? "TryStar" : "Try", range) { fields in
                fields.block("body", body)
                fields.list("handlers", handlers) { $0.handler($1) }
                fields.block("orelse", orElse)
                fields.block("finalbody", finally)
            }
        default:
            simple(statement)
        }
    }

    private mutating func simple(_ statement: Statement) {
        let range = statement.range
        switch statement.kind {
        case .return(let value): node("Return", range) { $0.expression("value", value) }
        case .delete(let targets): node("Delete", range) { $0.expressions("targets", targets, .delete) }
        case .assign(let targets, let value):
            node("Assign", range) { fields in
                fields.expressions("targets", targets, .store)
                fields.expression("value", value)
            }
        case .typeAlias(let name, let parameters, let value):
            node("TypeAlias", range) { fields in
                fields.expression("name", name, .store)
                fields.list("type_params", parameters) { $0.typeParameter($1) }
                fields.expression("value", value)
            }
        case .augAssign(let target, let operation, let value):
            node("AugAssign", range) { fields in
                fields.expression("target", target, .store)
                fields.field("op") { $0.binaryOperator(operation) }
                fields.expression("value", value)
            }
        case .annAssign(let target, let annotation, let value, let isSimple):
            node("AnnAssign", range) { fields in
                fields.expression("target", target, .store)
                fields.expression("annotation", annotation)
                fields.expression("value", value)
                fields.field("simple") { $0.write(isSimple ? "1" : "0") }
            }
        case .raise(let exception, let cause):
            node("Raise", range) { fields in
                fields.expression("exc", exception)
                fields.expression("cause", cause)
            }
        case .assert(let test, let message):
            node("Assert", range) { fields in
                fields.expression("test", test)
                fields.expression("msg", message)
            }
        case .import(let names): node("Import", range) { $0.list("names", names) { $0.alias($1) } }
        case .importFrom(let module, let names, let level):
            node("ImportFrom", range) { fields in
                fields.string("module", module)
                fields.list("names", names) { $0.alias($1) }
                fields.field("level") { $0.write(String(level)) }
            }
        case .global(let names): node("Global", range) { $0.list("names", names) { $0.string($1) } }
        case .nonlocal(let names): node("Nonlocal", range) { $0.list("names", names) { $0.string($1) } }
        case .expression(let value): node("Expr", range) { $0.expression("value", value) }
        case .pass: node("Pass", range)
        case .break: node("Break", range)
        case .continue: node("Continue", range)
        default: break
        }
    }

    private mutating func branch(
        _ name: String, _ test: Expression, _ body: [Statement], _ orElse: [Statement], _ range: SourceRange
    ) {
        node(name, range) { fields in
            fields.expression("test", test)
            fields.block("body", body)
            fields.block("orelse", orElse)
        }
    }

    private mutating func function(_ definition: FunctionDefinition, _ range: SourceRange) {
        node(definition.isAsync ? "AsyncFunctionDef" : "FunctionDef", range) { fields in
            fields.string("name", definition.name)
            fields.field("args") { $0.parameters(definition.parameters) }
            fields.block("body", definition.body)
            fields.expressions("decorator_list", definition.decorators)
            fields.expression("returns", definition.returns)
            fields.list("type_params", definition.typeParameters) { $0.typeParameter($1) }
        }
    }

    private mutating func type(_ definition: ClassDefinition, _ range: SourceRange) {
        node("ClassDef", range) { fields in
            fields.string("name", definition.name)
            fields.expressions("bases", definition.bases)
            fields.list("keywords", definition.keywords) { $0.keyword($1) }
            fields.block("body", definition.body)
            fields.expressions("decorator_list", definition.decorators)
            fields.list("type_params", definition.typeParameters) { $0.typeParameter($1) }
        }
    }

    private mutating func typeParameter(_ parameter: TypeParameter) {
        let name =
            switch parameter.kind {
            case .typeVar: "TypeVar"
            case .typeVarTuple: "TypeVarTuple"
            case .paramSpec: "ParamSpec"
            }
        node(name, parameter.range) { fields in
            fields.string("name", parameter.name)
            fields.expression("bound", parameter.bound)
            fields.expression("default_value", parameter.defaultValue)
        }
    }

    private mutating func handler(_ handler: ExceptHandler) {
        node("ExceptHandler", handler.range) { fields in
            fields.expression("type", handler.type)
            fields.string("name", handler.name)
            fields.block("body", handler.body)
        }
    }

    private mutating func alias(_ alias: ImportAlias) {
        node("alias", alias.range) { fields in
            fields.string("name", alias.name)
            fields.string("asname", alias.alias)
        }
    }

    // MARK: Patterns

    private mutating func matchCase(_ matchCase: MatchCase) {
        node("match_case") { fields in
            fields.field("pattern") { $0.pattern(matchCase.pattern) }
            fields.expression("guard", matchCase.guardCondition)
            fields.block("body", matchCase.body)
        }
    }

    fileprivate mutating func pattern(_ pattern: Pattern) {
        let range = pattern.range
        switch pattern.kind {
        case .matchValue(let value): node("MatchValue", range) { $0.expression("value", value) }
        case .matchSingleton(let constant):
            node("MatchSingleton", range) { $0.field("value") { $0.constant(constant) } }
        case .matchSequence(let patterns): node("MatchSequence", range) { $0.patterns("patterns", patterns) }
        case .matchMapping(let keys, let patterns, let rest):
            node("MatchMapping", range) { fields in
                fields.expressions("keys", keys)
                fields.patterns("patterns", patterns)
                fields.string("rest", rest)
            }
        case .matchClass(let type, let patterns, let keywordNames, let keywordPatterns):
            node("MatchClass", range) { fields in
                fields.expression("cls", type)
                fields.patterns("patterns", patterns)
                fields.list("kwd_attrs", keywordNames) { $0.string($1) }
                fields.patterns("kwd_patterns", keywordPatterns)
            }
        case .matchStar(let name): node("MatchStar", range) { $0.string("name", name) }
        case .matchAs(let pattern, let name):
            node("MatchAs", range) { fields in
                if let pattern { fields.field("pattern") { $0.pattern(pattern) } }
                fields.string("name", name)
            }
        case .matchOr(let patterns): node("MatchOr", range) { $0.patterns("patterns", patterns) }
        }
    }
}

extension TreeDump.Fields {
    fileprivate mutating func block(_ name: String, _ statements: [Statement]) {
        list(name, statements) { $0.statement($1) }
    }

    fileprivate mutating func patterns(_ name: String, _ patterns: [Pattern]) {
        list(name, patterns) { $0.pattern($1) }
    }
}
