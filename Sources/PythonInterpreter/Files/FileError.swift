/// Why an operation on files failed: a number of the system.
struct FileError: Error, Equatable {
    let number: Int32

    static let notPermitted = FileError(number: 1)
    static let notFound = FileError(number: 2)
    static let badDescriptor = FileError(number: 9)
    static let accessDenied = FileError(number: 13)
    static let busy = FileError(number: 16)
    static let exists = FileError(number: 17)
    static let crossesDevices = FileError(number: 18)
    static let notADirectory = FileError(number: 20)
    static let isADirectory = FileError(number: 21)
    static let invalid = FileError(number: 22)
    static let tooManyOpen = FileError(number: 24)
    static let tooLarge = FileError(number: 27)
    static let noSpace = FileError(number: 28)
    static let readOnly = FileError(number: 30)
    static let nameTooLong = FileError(number: 36)
    static let notEmpty = FileError(number: 39)
    static let tooManyLinks = FileError(number: 40)
    static let notSupported = FileError(number: 95)
    /// The session's memory does not suffice. Guests never see this number: their run ends.
    static let outOfMemory = FileError(number: 12)

    /// What the system says of the number.
    var text: String {
        switch number {
        case 1: "Operation not permitted"
        case 2: "No such file or directory"
        case 4: "Interrupted system call"
        case 5: "Input/output error"
        case 9: "Bad file descriptor"
        case 11: "Resource temporarily unavailable"
        case 12: "Cannot allocate memory"
        case 13: "Permission denied"
        case 16: "Device or resource busy"
        case 17: "File exists"
        case 18: "Invalid cross-device link"
        case 20: "Not a directory"
        case 21: "Is a directory"
        case 22: "Invalid argument"
        case 24: "Too many open files"
        case 27: "File too large"
        case 28: "No space left on device"
        case 30: "Read-only file system"
        case 36: "File name too long"
        case 39: "Directory not empty"
        case 40: "Too many levels of symbolic links"
        case 95: "Operation not supported"
        default: "Unknown error \(number)"
        }
    }
}
