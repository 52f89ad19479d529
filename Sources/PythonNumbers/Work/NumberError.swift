/// Why an operation on numbers has no result. The cases name the Python exception that the interpreter raises; the
/// texts are what that exception says.
package enum NumberError: Error, Equatable, Sendable {
    /// The work meter ran out. Not a Python exception: a limit.
    case workExhausted
    /// The result would be longer than the caller allows, or than anything can be. Not a Python exception: a limit.
    case tooLarge
    /// `ZeroDivisionError`.
    case zeroDivision(String)
    /// `OverflowError`.
    case overflow(String)
    /// `ValueError`.
    case value(String)
    /// `TypeError`.
    case type(String)
    /// A negative float raised to a fraction: the caller continues with complex numbers.
    case complexResult

    /// What every division by zero says, whatever the types.
    package static var divisionByZero: NumberError { .zeroDivision("division by zero") }
    /// What `0 ** -1` says.
    package static var zeroToNegativePower: NumberError { .zeroDivision("zero to a negative power") }
    /// What `float()` of a huge integer says.
    package static var tooLargeForFloat: NumberError { .overflow("int too large to convert to float") }
    /// What float functions say when a finite result would be infinite.
    package static var numericalResultOutOfRange: NumberError {
        .overflow("(34, 'Numerical result out of range')")
    }

    /// What the text of a huge integer says instead.
    package static func tooManyDigits(maximum: Int) -> NumberError {
        .value(
            "Exceeds the limit (\(maximum) digits) for integer string conversion; "
                + "use sys.set_int_max_str_digits() to increase the limit")
    }

    /// What reading a huge integer says.
    package static func tooManyDigits(count: Int, maximum: Int) -> NumberError {
        .value(
            "Exceeds the limit (\(maximum) digits) for integer string conversion: value has \(count) digits; "
                + "use sys.set_int_max_str_digits() to increase the limit")
    }
}
