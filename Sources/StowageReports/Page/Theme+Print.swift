extension Theme {
  /// Paper: no controls, everything open, nothing torn apart, patterns where colours may be lost.
  static let print = """
    @media print{
      @page{margin:14mm}
      body{font-size:11px}
      .page-header,main{max-width:none;padding:0}
      nav,.quiet,.skip,.script-only,.data,#zoom-reset,.warning-link{display:none!important}
      section{margin-top:22px;padding-top:12px}
      figure,tr,.warnings{break-inside:avoid}
      h2,h3,summary{break-after:avoid}
      .legend{position:static}
      .scroll{overflow:visible}
      .panels{grid-template-columns:repeat(3,1fr)}
      .verdict{font-size:17px}
      *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
      details.unplaced::details-content{content-visibility:visible;display:block}
      \(printDashes)
    }
    """
}
