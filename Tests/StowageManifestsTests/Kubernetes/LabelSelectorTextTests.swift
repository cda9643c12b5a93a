import StowageManifests
import StowageModel
import Testing

/// Selectors as `kubectl -l` takes them.
struct LabelSelectorTextTests {
  private let labels = ["app": "web", "tier": "front", "empty": ""]

  @Test(
    "conditions behind commas must all hold",
    arguments: [
      ("", true), ("app=web", true), ("app==web", true), ("app=db", false), ("app!=db", true), ("zone!=a", true),
      ("app=web,tier=front", true), ("app=web,tier=back", false), ("app in (web, db)", true), ("app in (db)", false),
      ("app notin (db),tier", true), ("app notin (web)", false), ("!zone", true), ("!app", false), ("zone", false),
      ("empty=", true), (" app = web , tier ", true),
    ])
  func conditions(text: String, matches: Bool) throws {
    #expect(try LabelSelector(text: text).matches(labels) == matches)
  }

  @Test(
    "what is no condition is refused, and named", arguments: ["=web", "a b", "app of (web)", "app in web)", "a$=b"])
  func refused(text: String) {
    let error = #expect(throws: LabelSelectorTextError.self) { try LabelSelector(text: text) }
    #expect(error?.part == text)
  }
}
