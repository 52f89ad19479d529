/// What a specifier's type means for a float.
struct FloatStyle {
    var style: FloatLayout.Style
    var precision: Int
    var uppercase = false
    var percent = false
    var pointZero = false

    /// Reads a specifier. Complex numbers have no percentages, and no `.0` after whole parts.
    init(_ spec: FormatSpec, typeName: String, percent hasPercent: Bool, pointZero hasPointZero: Bool)
        throws(NumberError)
    {
        precision = spec.precision < 0 ? 6 : spec.precision
        guard precision <= Int(Int32.max) else { throw .value("precision too big") }
        switch Unicode.Scalar(spec.type) {
        case "e": style = .exponent
        case "E":
            style = .exponent
            uppercase = true
        case "f": style = .fixed
        case "F":
            style = .fixed
            uppercase = true
        case "g", "n": style = .general
        case "G":
            style = .general
            uppercase = true
        case "%" where hasPercent:
            style = .fixed
            percent = true
        case "\0":
            style = spec.precision < 0 ? .shortest : .general
            if spec.precision < 0 { precision = 0 }
            pointZero = hasPointZero
        default: throw spec.unknownType(of: typeName)
        }
    }

    /// Lays out a value.
    func layout(_ value: Double, _ spec: FormatSpec) throws(NumberError) -> FloatLayout {
        var layout = try FloatLayout(
            percent ? value * 100 : value, style: style, precision: precision, uppercase: uppercase,
            alternate: spec.alternate, pointZero: pointZero, dropNegativeZero: spec.dropsNegativeZero)
        if percent { layout.suffix.append(UInt8(ascii: "%")) }
        return layout
    }
}

extension FloatLayout {
    /// What follows the digits before the point, its own digits grouped as a specifier says.
    func rest(_ spec: FormatSpec) -> [UInt8] {
        var text: [UInt8] = hasPoint ? [UInt8(ascii: ".")] : []
        text += DigitGroups.fraction(fraction, separator: spec.fractionGrouping)
        text += suffix
        return text
    }
}
