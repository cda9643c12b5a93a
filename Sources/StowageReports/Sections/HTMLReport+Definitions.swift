import StowageMeasurement

extension HTMLReport {
  /// What each metric of the table is, in the words of whoever measures it.
  func definitionsSection(_ html: inout HTMLBuilder) {
    html.element("dl", ["class": "facts-list definitions"]) { html in
      for metric in report.metrics {
        html.element("dt") { html in
          html.text(metric.heading)
          html.element("span", ["class": "unit"], text: metric.unit.rawValue)
        }
        html.element("dd", text: metric.explanation)
      }
    }
  }
}
