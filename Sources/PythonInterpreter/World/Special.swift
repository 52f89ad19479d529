/// Names that the machine itself looks up on types.
enum Special: Int, CaseIterable {
    case new, initialize, call, getattribute, getattr, setattr, delattr, get, set, delete, setName
    case repr, str, format, bytes, hash, bool, len, lengthHint, getitem, setitem, delitem, missing, contains
    case iter, next, reversed, lt, le, eq, ne, gt, ge
    case add, sub, mul, matmul, truediv, mod, pow, lshift, rshift, or, xor, and, floordiv
    case radd, rsub, rmul, rmatmul, rtruediv, rmod, rpow, rlshift, rrshift, ror, rxor, rand, rfloordiv
    case iadd, isub, imul, imatmul, itruediv, imod, ipow, ilshift, irshift, ior, ixor, iand, ifloordiv
    case divmod, rdivmod, neg, pos, invert, abs, int, float, complex, index, round, trunc, floor, ceil
    case enter, exit, aenter, aexit, await, aiter, anext, classGetitem, initSubclass, instancecheck, subclasscheck
    case dir, del, prepare, mroEntries, matchArgs, reduce, fspath, sizeof, buffer, subclasshook, copy, deepcopy

    static let texts: [String] = [
        "__new__", "__init__", "__call__", "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__get__",
        "__set__", "__delete__", "__set_name__", "__repr__", "__str__", "__format__", "__bytes__", "__hash__",
        "__bool__", "__len__", "__length_hint__", "__getitem__", "__setitem__", "__delitem__", "__missing__",
        "__contains__", "__iter__", "__next__", "__reversed__", "__lt__", "__le__", "__eq__", "__ne__", "__gt__",
        "__ge__", "__add__", "__sub__", "__mul__", "__matmul__", "__truediv__", "__mod__", "__pow__", "__lshift__",
        "__rshift__", "__or__", "__xor__", "__and__", "__floordiv__", "__radd__", "__rsub__", "__rmul__",
        "__rmatmul__", "__rtruediv__", "__rmod__", "__rpow__", "__rlshift__", "__rrshift__", "__ror__", "__rxor__",
        "__rand__", "__rfloordiv__", "__iadd__", "__isub__", "__imul__", "__imatmul__", "__itruediv__", "__imod__",
        "__ipow__", "__ilshift__", "__irshift__", "__ior__", "__ixor__", "__iand__", "__ifloordiv__", "__divmod__",
        "__rdivmod__", "__neg__", "__pos__", "__invert__", "__abs__", "__int__", "__float__", "__complex__",
        "__index__", "__round__", "__trunc__", "__floor__", "__ceil__", "__enter__", "__exit__", "__aenter__",
        "__aexit__", "__await__", "__aiter__", "__anext__", "__class_getitem__", "__init_subclass__",
        "__instancecheck__", "__subclasscheck__", "__dir__", "__del__", "__prepare__", "__mro_entries__",
        "__match_args__", "__reduce__", "__fspath__", "__sizeof__", "__buffer__", "__subclasshook__", "__copy__",
        "__deepcopy__",
    ]
    static let count = texts.count
}

/// Other names that the machine uses, and the special ones by number.
struct Names {
    var specials: UnsafeMutablePointer<Value>
    var name, qualname, module, doc, dict, `class`, slots, bases, mro, annotations, annotate, annotateFunction: Value
    var classcell, all, path, file, loader, package, spec, builtins, main, send, `throw`, close, keys, args: Value
    var wrapped, isAbstractMethod, abstractMethods, notes, value, code, message, exceptions, msg, weakref: Value
    var typeParams, origin, origClass, metaclass, items, append, future, matchArgs, firstLine, staticAttributes: Value
    var fields, stdout, write, flush, read, readline: Value

    @inline(__always) subscript(_ special: Special) -> Value { specials[special.rawValue] }

    init(intern: (String) -> Value) {
        specials = .allocate(capacity: Special.count)
        for (index, text) in Special.texts.enumerated() { (specials + index).initialize(to: intern(text)) }
        name = intern("__name__")
        qualname = intern("__qualname__")
        module = intern("__module__")
        doc = intern("__doc__")
        dict = intern("__dict__")
        `class` = intern("__class__")
        slots = intern("__slots__")
        bases = intern("__bases__")
        mro = intern("__mro__")
        annotations = intern("__annotations__")
        annotate = intern("__annotate__")
        annotateFunction = intern("__annotate_func__")
        classcell = intern("__classcell__")
        all = intern("__all__")
        path = intern("__path__")
        file = intern("__file__")
        loader = intern("__loader__")
        package = intern("__package__")
        spec = intern("__spec__")
        builtins = intern("__builtins__")
        main = intern("__main__")
        send = intern("send")
        `throw` = intern("throw")
        close = intern("close")
        keys = intern("keys")
        args = intern("args")
        wrapped = intern("__wrapped__")
        isAbstractMethod = intern("__isabstractmethod__")
        abstractMethods = intern("__abstractmethods__")
        notes = intern("__notes__")
        value = intern("value")
        code = intern("code")
        message = intern("message")
        exceptions = intern("exceptions")
        msg = intern("msg")
        weakref = intern("__weakref__")
        typeParams = intern("__type_params__")
        origin = intern("__origin__")
        origClass = intern("__orig_class__")
        metaclass = intern("metaclass")
        items = intern("items")
        append = intern("append")
        future = intern("__future__")
        matchArgs = intern("__match_args__")
        firstLine = intern("__firstlineno__")
        staticAttributes = intern("__static_attributes__")
        fields = intern("_fields")
        stdout = intern("stdout")
        write = intern("write")
        flush = intern("flush")
        read = intern("read")
        readline = intern("readline")
    }
}

/// The builtin types that the machine names itself.
struct Types {
    typealias Pointer = UnsafeMutablePointer<TypeObject>
    var object, type, noneType, ellipsisType, notImplementedType: Pointer
    var int, bool, float, complex, str, bytes, byteArray, tuple, list, dict, set, frozenSet, range, slice: Pointer
    var function, method, native, cell, code, module, property, classMethod, staticMethod, superType: Pointer
    /// A name of `__slots__`: a property without functions, whose value is the instance's own attribute.
    var memberDescriptor: Pointer
    var generator, coroutine, asyncGenerator, asyncGeneratorStep, traceback, frame, mappingProxy, memoryView: Pointer
    var genericAlias, union, weakReference: Pointer
    var dictKeys, dictValues, dictItems: Pointer
    var listIterator, tupleIterator, rangeIterator, stringIterator, bytesIterator, dictKeyIterator: Pointer
    var dictValueIterator, dictItemIterator, setIterator, listReverseIterator, sequenceIterator, callIterator: Pointer
    var enumerate, zip, map, filter, reversed: Pointer
    var dictReverseKeyIterator, dictReverseValueIterator, dictReverseItemIterator, bigRangeIterator: Pointer
    var asciiIterator, byteArrayIterator: Pointer
    var template, interpolation: Pointer
    // Exceptions
    var baseException, exception, baseExceptionGroup, exceptionGroup: Pointer
    var stopIteration, stopAsyncIteration, generatorExit, keyboardInterrupt, systemExit: Pointer
    var arithmeticError, zeroDivisionError, overflowError, floatingPointError: Pointer
    var assertionError, attributeError, bufferError, eofError, importError, moduleNotFoundError: Pointer
    var lookupError, indexError, keyError, memoryError, nameError, unboundLocalError: Pointer
    var osError, fileExistsError, fileNotFoundError, isADirectoryError, notADirectoryError, permissionError: Pointer
    var timeoutError, blockingIOError, childProcessError, connectionError, interruptedError, processLookupError: Pointer
    var brokenPipeError, connectionAbortedError, connectionRefusedError, connectionResetError: Pointer
    var referenceError, runtimeError, notImplementedError, recursionError, pythonFinalizationError: Pointer
    var syntaxError, indentationError, tabError, systemError, typeError: Pointer
    var valueError, unicodeError, unicodeDecodeError, unicodeEncodeError, unicodeTranslateError: Pointer
    var warning, userWarning, deprecationWarning, pendingDeprecationWarning, syntaxWarning, runtimeWarning: Pointer
    var futureWarning, importWarning, unicodeWarning, bytesWarning, resourceWarning, encodingWarning: Pointer
}
