import StowageManifests
import StowagePlanning
import Testing

/// Inputs on which the real kube-scheduler of 1.36.2 was run, and what it did: `Tests/Cases/real-scheduler`.
struct RealSchedulerCaseTests {
  @Test(
    "what is decided is what the real scheduler decided",
    arguments: [
      // As its driver has it, the disk is in a zone that node c does not tell; the plain label would let it be there.
      ("migrated-pv-zone.yaml", ["default/p b"]),
      // The same with the disk's labels alone.
      ("migrated-pv-zone-labels-only.yaml", ["default/p b"]),
      // Gt with a word is met by no node, and q is not concerned.
      ("required-gt-word.yaml", ["default/p -", "default/q a|b"]),
      ("missing-class.yaml", ["default/p -"]),
      // The claim was made for the pod that had this name before.
      ("recreated-pod-ephemeral-claim.yaml", ["default/db-0 -"]),
    ])
  func decisions(file: String, expected: [String]) throws {
    #expect(try CaseFiles.decisions([file], in: "real-scheduler") == expected)
  }
}
