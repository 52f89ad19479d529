/// What the operands of an instruction are, for those who check or print it.
struct OperandShape {
    enum Operand {
        case none
        case register
        /// A constant that is a name.
        case name
        /// A constant that is code.
        case code
        case cache
        /// A cell of the closure.
        case free
        case number
        case signed
        /// A distance.
        case near
        /// B and C together: a distance, a constant, a number.
        case jump, constant, integer
    }

    var a: Operand = .none
    var b: Operand = .none
    var c: Operand = .none
    /// Whether the number of a cache follows.
    var hasCache = false

    init(_ a: Operand = .none, _ b: Operand = .none, _ c: Operand = .none, hasCache: Bool = false) {
        self.a = a
        self.b = b
        self.c = c
        self.hasCache = hasCache
    }
}

extension Opcode {
    var shape: OperandShape {
        switch self {
        case .nop, .debugBreak, .setupAnnotations: OperandShape()
        case .move, .not, .negative, .positive, .invert, .getIterator, .getAsyncIterator, .getAsyncNext, .wrapAsync,
            .listToTuple, .length, .pushHandled, .callExit, .raise, .yieldValue:
            OperandShape(.register, .register)
        case .loadConstant: OperandShape(.register, .constant)
        case .loadInt: OperandShape(.register, .integer)
        case .loadNone, .loadTrue, .loadFalse, .loadUndefined, .checkBound, .makeCell, .deleteLocal, .loadBuildClass,
            .returnValue, .reraise, .popHandled, .raiseAssertion, .loadLocals, .importStar, .callUnpacked:
            OperandShape(.register)
        case .loadCell, .storeCell: OperandShape(.register, .register)
        case .deleteCell: OperandShape(.none, .register)
        case .loadFree, .storeFree, .loadFreeCell: OperandShape(.register, .free)
        case .deleteFree: OperandShape(.none, .free)
        case .loadClassFree: OperandShape(.register, .free, .name)
        case .loadNameFrom: OperandShape(.register, .name, .free)
        case .loadGlobal, .storeGlobal, .loadName, .storeName: OperandShape(.register, .name, .cache)
        case .deleteGlobal, .deleteName: OperandShape(.none, .name, .cache)
        case .add, .subtract, .multiply, .matrixMultiply, .divide, .modulo, .power, .leftShift, .rightShift, .bitOr,
            .bitXor, .bitAnd, .floorDivide, .less, .lessOrEqual, .equal, .notEqual, .greater,
            .greaterOrEqual, .isSame, .isNotSame, .contains, .containsNot, .loadItem, .storeItem, .dictSet,
            .matchException, .matchGroup, .prepareReraiseGroup, .matchKeys, .matchClass, .dictMerge:
            OperandShape(.register, .register, .register)
        case .addInt, .loadItemInt: OperandShape(.register, .register, .signed)
        case .jump: OperandShape(.none, .jump)
        case .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone, .forIterator, .endAsyncFor:
            OperandShape(.register, .jump)
        case .unlessLess, .unlessLessOrEqual, .unlessEqual, .unlessNotEqual, .unlessGreater, .unlessGreaterOrEqual,
            .ifLess, .ifLessOrEqual, .ifEqual, .ifNotEqual, .ifGreater, .ifGreaterOrEqual, .send, .forNext:
            OperandShape(.register, .register, .near)
        case .unlessInt, .ifInt: OperandShape(.register, .signed, .near)
        case .loadAttribute, .storeAttribute, .loadMethod: OperandShape(.register, .register, .name, hasCache: true)
        case .deleteAttribute: OperandShape(.register, .none, .name)
        case .deleteItem, .listAppend, .setAdd, .listExtend, .setUpdate, .dictUpdate:
            OperandShape(.register, .register)
        case .call, .callMethod: OperandShape(.register, .number, .number)
        case .buildTuple, .buildList, .buildSet, .buildDict, .buildString, .buildSlice, .buildTemplate:
            OperandShape(.register, .number, .number)
        case .format: OperandShape(.register, .register, .number)
        case .buildInterpolation, .unpack, .unpackStarred, .getAwaitable, .loadSpecial, .matchShape:
            OperandShape(.register, .register, .number)
        case .makeFunction: OperandShape(.register, .code, .number)
        case .importName: OperandShape(.register, .name)
        case .importFrom: OperandShape(.register, .register, .name)
        case .makeTypeParameter, .makeTypeAlias: OperandShape(.register, .name, .register)
        case .makeGenericBase: OperandShape(.register, .register)
        }
    }

    /// Registers side by side that an instruction uses: the first, and how many.
    func windows(_ instruction: Instruction) -> [(first: Int, count: Int)] {
        let (a, b, c, d) = (instruction.a, instruction.b, instruction.c, instruction.d)
        switch self {
        case .call: return [(a, b + 1)]
        case .callMethod: return [(a, b + 2)]
        case .callUnpacked, .importName, .matchClass: return [(a, 3)]
        case .loadMethod, .forIterator, .matchGroup: return [(a, 2)]
        case .unpack: return [(a, c)]
        case .unpackStarred: return [(a, c + d + 1)]
        case .buildTuple, .buildList, .buildSet, .buildString, .buildTemplate, .buildSlice: return [(b, c)]
        case .buildDict: return [(b, 2 * c)]
        case .buildInterpolation: return [(b, 4)]
        case .makeFunction: return c == 0xFFFF ? [] : [(c, 5)]
        case .format: return c == 0xFFFF ? [] : [(c, 1)]
        case .makeTypeParameter, .makeTypeAlias: return [(c, 2)]
        default: return []
        }
    }

    /// Whether what follows is not executed after it.
    var endsPath: Bool {
        switch self {
        case .jump, .returnValue, .raise, .reraise, .raiseAssertion: true
        default: false
        }
    }
}
