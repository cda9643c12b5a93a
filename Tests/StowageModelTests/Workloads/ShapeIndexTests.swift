import StowageKernel
import StowageModel
import Testing

struct ShapeIndexTests {
  // Few hashes, so that most entries are not at home: many places share a hash, and many hashes a home, as the table has
  // 64 slots at first and hashes below 4 and those 64 apart meet.
  @Test("what was entered is found until it is given up, whatever else comes and goes", arguments: 1...40)
  func asDictionary(seed: Int) {
    var random = RandomStream(seed: UInt64(seed))
    var index = ShapeIndex()
    var plain: [Int: Int] = [:]
    let most = seed % 2 == 0 ? 20 : 400
    for step in 0..<3_000 {
      let place = random.next(below: most)
      if let hash = plain[place] {
        index.remove(place, hash: hash)
        plain[place] = nil
        #expect(index.find(hash: hash) { $0 == place } == nil, "seed \(seed), step \(step)")
      } else {
        let hash = random.next(below: 4) + 64 * random.next(below: 3) - 64 * (seed % 3)
        index.insert(place, hash: hash)
        plain[place] = hash
      }
      let other = random.next(below: most)
      let hash = plain[other] ?? 1
      let expected = plain[other] == nil ? nil : other
      #expect(index.find(hash: hash) { $0 == other } == expected, "seed \(seed), step \(step)")
    }
    for (place, hash) in plain { #expect(index.find(hash: hash) { $0 == place } == place, "seed \(seed)") }
  }

  @Test("giving up what is not there changes nothing")
  func absent() {
    var index = ShapeIndex()
    index.insert(3, hash: 7)
    index.remove(4, hash: 7)
    index.remove(3, hash: 8)
    #expect(index.find(hash: 7) { _ in true } == 3)
  }
}
