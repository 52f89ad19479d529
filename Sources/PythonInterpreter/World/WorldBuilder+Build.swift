/// The order in which the world is made: all types first, so that methods can name any of them.
extension WorldBuilder {
    func build() {
        declareCore()
        declareValues()
        declareCallables()
        declareIterators()
        declareExceptions()

        buildObject()
        buildType()
        buildSingletons()
        buildFunctions()
        buildDescriptors()
        buildModuleType()
        buildExceptions()
        buildGenerators()
        buildIterators()
        buildNumbers()
        buildStrings()
        buildBytes()
        buildSequences()
        buildDicts()
        buildSets()
        buildRanges()
        buildTyping()
        buildWeakReferenceType()
        buildFunctionsOfBuiltins()
        buildHost()
        buildRestorers()
    }

    private func declareCore() {
        declare(types.object, "object", layout: .instance)
        declare(types.type, "type", layout: .type, flags: .isMetaclass)
        declare(types.noneType, "NoneType", layout: .none, flags: .final, isPublic: false)
        declare(types.ellipsisType, "ellipsis", layout: .ellipsis, flags: .final, isPublic: false)
        declare(types.notImplementedType, "NotImplementedType", layout: .notImplemented, flags: .final, isPublic: false)
    }

    private func declareValues() {
        declare(types.int, "int", layout: .int, flags: .matchesSelf)
        declare(types.bool, "bool", base: types.int, layout: .bool, flags: [.final, .matchesSelf])
        declare(types.float, "float", layout: .float, flags: .matchesSelf)
        declare(types.complex, "complex", layout: .complex)
        declare(types.str, "str", layout: .string, flags: .matchesSelf)
        declare(types.bytes, "bytes", layout: .bytes, flags: .matchesSelf)
        declare(types.byteArray, "bytearray", layout: .byteArray, flags: .matchesSelf)
        declare(types.memoryView, "memoryview", layout: .memoryView, flags: [.final, .isSequence])
        declare(types.tuple, "tuple", layout: .tuple, flags: [.isSequence, .matchesSelf])
        declare(types.list, "list", layout: .list, flags: [.isSequence, .matchesSelf])
        declare(types.dict, "dict", layout: .dict, flags: [.isMapping, .matchesSelf])
        declare(types.set, "set", layout: .set, flags: .matchesSelf)
        declare(types.frozenSet, "frozenset", layout: .frozenSet, flags: .matchesSelf)
        declare(types.range, "range", layout: .range, flags: [.final, .isSequence])
        declare(types.slice, "slice", layout: .slice, flags: .final)
        declare(
            types.mappingProxy, "mappingproxy", layout: .mappingProxy, flags: [.final, .isMapping], isPublic: false)
        declare(types.dictKeys, "dict_keys", layout: .dictView, flags: .final, isPublic: false)
        declare(types.dictValues, "dict_values", layout: .dictView, flags: .final, isPublic: false)
        declare(types.dictItems, "dict_items", layout: .dictView, flags: .final, isPublic: false)
        declare(types.genericAlias, "GenericAlias", layout: .genericAlias, module: "types", isPublic: false)
        declare(types.union, "Union", layout: .union, flags: .final, module: "typing", isPublic: false)
        declare(
            types.template, "Template", layout: .genericAlias, flags: .final, module: "string.templatelib",
            isPublic: false)
        declare(
            types.interpolation, "Interpolation", layout: .genericAlias, flags: .final, module: "string.templatelib",
            isPublic: false)
    }

    private func declareCallables() {
        declare(types.function, "function", layout: .function, flags: .final, isPublic: false)
        declare(types.method, "method", layout: .method, flags: .final, isPublic: false)
        declare(types.native, "builtin_function_or_method", layout: .native, flags: .final, isPublic: false)
        declare(types.cell, "cell", layout: .cell, flags: .final, isPublic: false)
        declare(types.code, "code", layout: .code, flags: .final, isPublic: false)
        declare(types.module, "module", layout: .module, isPublic: false)
        declare(types.property, "property", layout: .property)
        declare(types.memberDescriptor, "member_descriptor", layout: .property, flags: .final, isPublic: false)
        declare(types.classMethod, "classmethod", layout: .classMethod)
        declare(types.staticMethod, "staticmethod", layout: .staticMethod)
        declare(types.superType, "super", layout: .superObject)
        declare(types.traceback, "traceback", layout: .traceback, flags: .final, isPublic: false)
        declare(types.frame, "frame", layout: .frame, flags: .final, isPublic: false)
        declare(types.weakReference, "ReferenceType", layout: .weakReference, module: "weakref", isPublic: false)
    }

    private func declareIterators() {
        declare(types.generator, "generator", layout: .generator, flags: .final, isPublic: false)
        declare(types.coroutine, "coroutine", layout: .generator, flags: .final, isPublic: false)
        declare(types.asyncGenerator, "async_generator", layout: .generator, flags: .final, isPublic: false)
        declare(
            types.asyncGeneratorStep, "async_generator_asend", layout: .asyncGenStep, flags: .final, isPublic: false)
        for (type, name) in [
            (types.listIterator, "list_iterator"), (types.tupleIterator, "tuple_iterator"),
            (types.rangeIterator, "range_iterator"), (types.stringIterator, "str_iterator"),
            (types.bytesIterator, "bytes_iterator"), (types.dictKeyIterator, "dict_keyiterator"),
            (types.dictValueIterator, "dict_valueiterator"), (types.dictItemIterator, "dict_itemiterator"),
            (types.setIterator, "set_iterator"), (types.listReverseIterator, "list_reverseiterator"),
            (types.sequenceIterator, "iterator"), (types.callIterator, "callable_iterator"),
            (types.dictReverseKeyIterator, "dict_reversekeyiterator"),
            (types.dictReverseValueIterator, "dict_reversevalueiterator"),
            (types.dictReverseItemIterator, "dict_reverseitemiterator"),
            (types.bigRangeIterator, "longrange_iterator"), (types.asciiIterator, "str_ascii_iterator"),
            (types.byteArrayIterator, "bytearray_iterator"),
        ] {
            declare(type, name, layout: .iterator, flags: .final, isPublic: false)
        }
        for (type, name) in [
            (types.enumerate, "enumerate"), (types.zip, "zip"), (types.map, "map"), (types.filter, "filter"),
            (types.reversed, "reversed"),
        ] {
            declare(type, name, layout: .iterator)
        }
    }

    private func declareExceptions() {
        func exception(_ type: Types.Pointer, _ name: String, _ base: Types.Pointer) {
            declare(type, name, base: base, layout: .exception, flags: .isException)
        }
        exception(types.baseException, "BaseException", types.object)
        exception(types.exception, "Exception", types.baseException)
        exception(types.baseExceptionGroup, "BaseExceptionGroup", types.baseException)
        exceptionGroupBases()
        for (type, name) in [
            (types.generatorExit, "GeneratorExit"), (types.keyboardInterrupt, "KeyboardInterrupt"),
            (types.systemExit, "SystemExit"),
        ] { exception(type, name, types.baseException) }
        for (type, name) in [
            (types.stopIteration, "StopIteration"), (types.stopAsyncIteration, "StopAsyncIteration"),
            (types.arithmeticError, "ArithmeticError"), (types.assertionError, "AssertionError"),
            (types.attributeError, "AttributeError"), (types.bufferError, "BufferError"),
            (types.eofError, "EOFError"), (types.importError, "ImportError"), (types.lookupError, "LookupError"),
            (types.memoryError, "MemoryError"), (types.nameError, "NameError"), (types.osError, "OSError"),
            (types.referenceError, "ReferenceError"), (types.runtimeError, "RuntimeError"),
            (types.syntaxError, "SyntaxError"), (types.systemError, "SystemError"), (types.typeError, "TypeError"),
            (types.valueError, "ValueError"), (types.warning, "Warning"),
        ] { exception(type, name, types.exception) }
        for (type, name, base) in [
            (types.zeroDivisionError, "ZeroDivisionError", types.arithmeticError),
            (types.overflowError, "OverflowError", types.arithmeticError),
            (types.floatingPointError, "FloatingPointError", types.arithmeticError),
            (types.moduleNotFoundError, "ModuleNotFoundError", types.importError),
            (types.indexError, "IndexError", types.lookupError), (types.keyError, "KeyError", types.lookupError),
            (types.unboundLocalError, "UnboundLocalError", types.nameError),
            (types.fileExistsError, "FileExistsError", types.osError),
            (types.fileNotFoundError, "FileNotFoundError", types.osError),
            (types.isADirectoryError, "IsADirectoryError", types.osError),
            (types.notADirectoryError, "NotADirectoryError", types.osError),
            (types.permissionError, "PermissionError", types.osError),
            (types.timeoutError, "TimeoutError", types.osError),
            (types.blockingIOError, "BlockingIOError", types.osError),
            (types.childProcessError, "ChildProcessError", types.osError),
            (types.connectionError, "ConnectionError", types.osError),
            (types.interruptedError, "InterruptedError", types.osError),
            (types.processLookupError, "ProcessLookupError", types.osError),
            (types.brokenPipeError, "BrokenPipeError", types.connectionError),
            (types.connectionAbortedError, "ConnectionAbortedError", types.connectionError),
            (types.connectionRefusedError, "ConnectionRefusedError", types.connectionError),
            (types.connectionResetError, "ConnectionResetError", types.connectionError),
            (types.notImplementedError, "NotImplementedError", types.runtimeError),
            (types.recursionError, "RecursionError", types.runtimeError),
            (types.pythonFinalizationError, "PythonFinalizationError", types.runtimeError),
            (types.indentationError, "IndentationError", types.syntaxError),
            (types.tabError, "TabError", types.indentationError),
            (types.unicodeError, "UnicodeError", types.valueError),
            (types.unicodeDecodeError, "UnicodeDecodeError", types.unicodeError),
            (types.unicodeEncodeError, "UnicodeEncodeError", types.unicodeError),
            (types.unicodeTranslateError, "UnicodeTranslateError", types.unicodeError),
        ] { exception(type, name, base) }
        for (type, name) in [
            (types.userWarning, "UserWarning"), (types.deprecationWarning, "DeprecationWarning"),
            (types.pendingDeprecationWarning, "PendingDeprecationWarning"), (types.syntaxWarning, "SyntaxWarning"),
            (types.runtimeWarning, "RuntimeWarning"), (types.futureWarning, "FutureWarning"),
            (types.importWarning, "ImportWarning"), (types.unicodeWarning, "UnicodeWarning"),
            (types.bytesWarning, "BytesWarning"), (types.resourceWarning, "ResourceWarning"),
            (types.encodingWarning, "EncodingWarning"),
        ] { exception(type, name, types.warning) }
        constant("EnvironmentError", .object(types.osError))
        constant("IOError", .object(types.osError))
    }

    /// `ExceptionGroup` is the one builtin class with two bases.
    private func exceptionGroupBases() {
        declare(
            types.exceptionGroup, "ExceptionGroup", base: types.baseExceptionGroup, layout: .exception,
            flags: .isException)
        let type = types.exceptionGroup
        type.pointee.bases = tuple([.object(types.baseExceptionGroup), .object(types.exception)])
        type.pointee.order = tuple([
            .object(type), .object(types.baseExceptionGroup), .object(types.exception), .object(types.baseException),
            .object(types.object),
        ])
    }
}
