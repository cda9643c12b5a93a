import StowageKernel

/// A point of time in the calendar, as RFC 3339 writes it, in milliseconds since 1970.
enum Timestamp {
  /// Reads `2026-01-31T12:00:00Z`, with a fraction of a second or an offset where there is one. Digits finer than a
  /// millisecond are cut off. `nil` for every other text.
  static func instant(_ text: String) -> Instant? {
    var rest = Array(text.utf8)[...]
    func number(_ digits: Int, then separators: String) -> Int64? {
      let taken = rest.prefix(digits)
      guard taken.count == digits, taken.allSatisfy(isDigit) else { return nil }
      rest = rest.dropFirst(digits)
      if !separators.isEmpty {
        guard let next = rest.first, separators.utf8.contains(next) else { return nil }
        rest = rest.dropFirst()
      }
      return taken.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }
    guard let year = number(4, then: "-"), let month = number(2, then: "-"), let day = number(2, then: "Tt "),
      let hour = number(2, then: ":"), let minute = number(2, then: ":"), let second = number(2, then: ""),
      (1...12).contains(month), day >= 1, day <= daysInMonth(year, month), hour < 24, minute < 60, second < 60
    else { return nil }
    var millisecond: Int64 = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let digits = rest.prefix(while: isDigit)
      if digits.isEmpty { return nil }
      rest = rest.dropFirst(digits.count)
      for index in 0..<3 {
        let digit = index < digits.count ? digits[digits.startIndex + index] : UInt8(ascii: "0")
        millisecond = millisecond * 10 + Int64(digit - UInt8(ascii: "0"))
      }
    }
    guard let zone = rest.popFirst() else { return nil }
    var offset: Int64 = 0
    if zone == UInt8(ascii: "+") || zone == UInt8(ascii: "-") {
      guard let hours = number(2, then: ":"), let minutes = number(2, then: ""), hours < 24, minutes < 60 else {
        return nil
      }
      offset = (zone == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    } else if zone != UInt8(ascii: "Z") && zone != UInt8(ascii: "z") {
      return nil
    }
    if !rest.isEmpty { return nil }
    let minutes = (days(year, month, day) * 24 + hour) * 60 + minute - offset
    return Instant(milliseconds: (minutes * 60 + second) * 1_000 + millisecond)
  }

  /// Writes `instant`, with a fraction where there is one; `nil` outside the years 0 to 9999.
  static func text(_ instant: Instant) -> String? {
    let (seconds, millisecond) = floorDivide(instant.milliseconds, 1_000)
    let (days, secondOfDay) = floorDivide(seconds, 86_400)
    guard (-719_528..<2_932_897).contains(days) else { return nil }
    let (year, month, day) = date(days)
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let time = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map { padded($0, 2) }
    let fraction = millisecond == 0 ? "" : "." + padded(millisecond, 3)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(time.joined(separator: ":"))\(fraction)Z"
  }

  /// Days from 1970-01-01 in the Gregorian calendar, by eras of 400 years that begin in March (Hinnant, 2013).
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let (era, yearOfEra) = floorDivide(month <= 2 ? year - 1 : year, 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private static func daysInMonth(_ year: Int64, _ month: Int64) -> Int64 {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func floorDivide(_ number: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }
}

extension ValueCursor {
  /// The value as a point of time in RFC 3339.
  func timestamp() throws(ManifestError) -> Instant {
    guard case .scalar(.string, let text) = value.content, let instant = Timestamp.instant(text) else {
      throw error(found: value.summary, expected: "a time such as 2026-01-31T12:00:00Z")
    }
    return instant
  }
}
