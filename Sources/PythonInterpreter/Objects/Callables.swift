struct FunctionObject {
    var header: Header
    var code: UnsafeMutablePointer<CodeObject>
    var globals: Value
    /// A tuple of cells, or undefined.
    var closure: Value
    /// A tuple, or none.
    var defaults: Value
    /// A dictionary, or none.
    var keywordDefaults: Value
    var name: Value
    var qualifiedName: Value
    var documentation: Value
    var module: Value
    /// A dictionary, a function that makes it, or undefined.
    var annotations: Value
    /// Attributes, a dictionary or undefined.
    var attributes: Value
    /// A tuple of type parameters, or undefined.
    var typeParameters: Value
}

/// A function with the object that becomes its first argument.
struct MethodObject {
    var header: Header
    var function: Value
    var receiver: Value
}

/// A function made of Swift.
struct NativeObject {
    enum Receiver: UInt8 {
        case anything
        /// An instance of the owner.
        case instance
        /// The owner or a class derived from it.
        case derivedClass
    }

    var header: Header
    /// Position in the table of all natives.
    var index: Int32
    /// Whether it is a method of a type, to be bound to an instance.
    var isMethod: Bool
    /// Whether it belongs to the class itself (`__new__`): never bound.
    var isStatic: Bool
    /// What its first argument must be; checked before the native sees it, because anybody may call it with anything.
    var receiver: Receiver
    var name: Value
    /// The type or module that it was defined in; undefined for functions of `builtins`.
    var owner: Value
    /// What it was bound to at creation (host tools, closures of natives); undefined otherwise.
    var state: Value
}

struct CellObject {
    var header: Header
    var contents: Value
}

/// `property`, and with fewer fields in use `classmethod` and `staticmethod`.
struct DescriptorObject {
    var header: Header
    /// The getter, or the function.
    var get: Value
    var set: Value
    var delete: Value
    var documentation: Value
    /// The name of the attribute, for messages; set by `__set_name__`.
    var name: Value
    /// Attributes of a subclass's instance, a dictionary or undefined.
    var attributes: Value
}

struct SuperObject {
    var header: Header
    /// Where the search starts behind.
    var start: Value
    var receiver: Value
    /// The class whose order is searched.
    var receiverType: Value
}
