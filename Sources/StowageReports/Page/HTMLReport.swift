/// A comparison as one HTML page that needs nothing else: no network, no other files, and no scripts to be read.
///
/// The charts are drawn here, as SVG; the script of the page only adds the crosshair, zooming, isolating a policy and
/// maps of nodes. Every text is escaped, so names from files cannot become markup. The same report always
/// gives the same bytes.
///
/// ```swift
/// let page = HTMLReport(report).html
/// ```
public struct HTMLReport: Sendable {
  let report: ComparisonReport
  let conclusions: Conclusions
  let contents: PageContents

  /// The page of `report`.
  public init(_ report: ComparisonReport) {
    self.report = report
    conclusions = Conclusions(of: report)
    contents = PageContents(report)
  }

  /// The page as one self-contained HTML document, without references to other files.
  ///
  /// - Complexity: O(size of the report); made anew at each call.
  public var html: String {
    var html = HTMLBuilder()
    html.raw("<!DOCTYPE html>\n")
    html.element("html", ["lang": "en"]) { html in
      html.element("head") { html in head(&html) }
      html.newline()
      html.element("body") { html in
        html.element("a", ["class": "skip", "href": "#main"], text: "Skip to the report")
        header(&html)
        html.element("main", ["id": "main"]) { html in
          for section in sections {
            html.newline()
            section.draw(&html)
          }
        }
        html.newline()
        html.element("script", ["type": "application/json", "id": "report-data"]) { html in
          html.raw(PageData(report, contents).json.text)
        }
        html.newline()
        html.element("script") { html in html.raw(Script.source) }
      }
    }
    html.newline()
    return html.output
  }

  private func head(_ html: inout HTMLBuilder) {
    html.void("meta", ["charset": "utf-8"])
    html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    html.void("meta", ["name": "color-scheme", "content": "light dark"])
    html.void("meta", ["name": "generator", "content": "Stowage"])
    // Nothing may be loaded from anywhere, whatever a name contains.
    html.void(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'",
      ])
    html.element("title", text: report.title)
    html.element("style") { html in html.raw(Theme.css) }
  }
}
