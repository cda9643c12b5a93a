extension Theme {
  /// Paper: no controls, everything open, nothing torn apart, patterns where colours may be lost.
  static let print = """
    @media print{
      @page{size:A4 landscape;margin:12mm}
      body{font-size:11px}
      .page-header,main{max-width:none;padding:0}
      nav,.quiet,.skip,.downloads,.script-only,.data,#zoom-reset,.warning-link{display:none!important}
      section{margin-top:22px;padding-top:12px}
      figure,tr,.warnings{break-inside:avoid}
      h2,h3,summary{break-after:avoid}
      .legend{position:static}
      pre{white-space:pre-wrap;overflow-wrap:anywhere}
      .scroll{overflow:visible}
      .panels{grid-template-columns:repeat(3,1fr)}
      .verdict{font-size:17px}
      table,.compact th,.compact td,.note{font-size:10.5px}
      .compact th,.compact td{padding-top:3px;padding-bottom:3px}
      .mean{font-size:12px}
      .dense .mean{font-size:11px}
      .half,.difference,.range,.metrics thead .unit{font-size:9.5px}
      .dense .half,.dense .difference,.dense .range{font-size:8.5px}
      .dense thead th,.unit,.key,.tag{font-size:10px}
      .findings{max-width:none}
      .metrics td,.metrics thead th{padding-left:6px;padding-right:6px}
      .metrics td{white-space:normal}
      .metrics.dense td,.metrics.dense thead .number{padding-left:4px;padding-right:4px}
      .mean{white-space:nowrap}
      *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
      details.entry::details-content{content-visibility:visible;display:block}
      \(printDashes)
    }
    """
}
