import StowageKernel
import StowageModel
import Testing

struct ResourceListTests {
  /// Names around those that lie in place, in the order of names.
  private static let names: [ResourceName] = [
    "abc", .cpu, "cpu-time", .ephemeralStorage, "example.com/fpga", "hugepages-2Mi", .memory, "memory-high", .pods, "z",
  ]

  @Test("a list does what a dictionary with sorted keys does", arguments: 1...50)
  func asDictionary(seed: Int) {
    var random = RandomStream(seed: UInt64(seed))
    func drawn(_ random: inout RandomStream) -> [ResourceName: Int64] {
      var amounts: [ResourceName: Int64] = [:]
      for _ in 0..<random.next(below: 6) {
        amounts[Self.names[random.next(below: Self.names.count)]] = Int64(random.next(below: 9) - 3)
      }
      return amounts
    }
    var list = ResourceList()
    var plain: [ResourceName: Int64] = [:]
    for step in 0..<60 {
      let name = Self.names[random.next(below: Self.names.count)]
      let other = drawn(&random)
      switch random.next(below: 5) {
      case 0:
        list[name] = Int64(step % 5)
        plain[name] = Int64(step % 5)
      case 1:
        list.remove(name)
        plain[name] = nil
      case 2:
        list.add(ResourceList(other))
        plain.merge(other) { $0 + $1 }
      case 3:
        list.formMaximum(ResourceList(other))
        plain.merge(other) { max($0, $1) }
      default:
        list = ResourceList(other)
        plain = other
      }
      let sorted = plain.sorted { $0.key < $1.key }
      #expect(list.names == sorted.map(\.key), "seed \(seed), step \(step)")
      #expect(list.sorted.map(\.name) == sorted.map(\.key) && list.sorted.map(\.amount) == sorted.map(\.value))
      #expect(list.isEmpty == plain.isEmpty)
      for name in Self.names {
        #expect(list[name] == plain[name] ?? 0 && list.contains(name) == (plain[name] != nil), "seed \(seed)")
      }
      // However a list came about, it is the one with these contents.
      let same = ResourceList(plain)
      #expect(list == same && list.hashValue == same.hashValue, "seed \(seed), step \(step)")
      #expect((ResourceList(other) == list) == (other == plain))
    }
  }

  @Test("a name listed with 0 is not a name that is missing", arguments: names)
  func zeros(name: ResourceName) {
    let zero: ResourceList = [name: 0]
    #expect(zero != [:] && !zero.isEmpty && zero.contains(name) && zero.names == [name])
    var list: ResourceList = [name: 3]
    list.remove(name)
    #expect(list == [:] && list.isEmpty && list[name] == 0)
  }

  @Test("of a name that is repeated the last amount counts", arguments: names)
  func repeated(name: ResourceName) {
    let list = ResourceList(dictionaryLiteral: (name, 1), ("other", 5), (name, 2))
    #expect(list[name] == 2 && list.names.count == 2)
  }

  @Test("a sum that leaves the range stops at its end", arguments: names)
  func overflow(name: ResourceName) {
    var list: ResourceList = [name: .max - 1]
    list.add([name: 2])
    #expect(list[name] == .max)
  }

  // A maximum takes over what is missing, also where that is below the 0 that a missing name counts as.
  @Test("the maximum of a missing and a negative amount is the negative one", arguments: names)
  func negativeMaximum(name: ResourceName) {
    var list = ResourceList()
    list.formMaximum([name: -4])
    #expect(list.contains(name) && list[name] == -4)
  }
}
