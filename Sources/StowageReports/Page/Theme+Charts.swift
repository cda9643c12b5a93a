extension Theme {
  /// Charts: quiet axes, strong lines.
  static let charts = """
    figure{margin:0}
    .chart{margin-top:26px}
    .chart:first-of-type{margin-top:12px}
    figcaption{display:flex;align-items:baseline;position:relative;min-height:22px}
    .chart-title{font-weight:650}
    .reading{position:absolute;right:0;bottom:0;max-width:72%;display:flex;flex-wrap:wrap;justify-content:flex-end;
      gap:0 16px;font-size:13px;line-height:22px;color:var(--soft);background:var(--paper);z-index:2}
    .reading b{font-weight:650;color:var(--ink)}
    .reading .swatch{width:9px;height:9px;margin-right:5px}
    .reading .when{color:var(--faint)}
    .plot{display:block;width:100%;height:auto;overflow:visible;font-family:inherit}
    .plot:focus:not(:focus-visible){outline:none}
    .time-plot{touch-action:pan-y;user-select:none;-webkit-user-select:none}
    .scripted .time-plot{cursor:crosshair}
    .grid{stroke:var(--rule);stroke-width:1;shape-rendering:crispEdges}
    .zero{stroke:var(--strong);stroke-width:1;shape-rendering:crispEdges}
    .tick,.axis-title{fill:var(--faint);font-size:12px}
    .end{fill:var(--ink);font-size:12.5px;paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
    .until{stroke:var(--faint);stroke-width:1;stroke-dasharray:2 3}
    .end-dot{fill:var(--c)}
    .line{fill:none;stroke:var(--c);stroke-width:1.6;stroke-linejoin:round}
    .band{fill:var(--c);opacity:.17}
    .peaks{fill:var(--c);opacity:.06}
    .leader{fill:none;stroke:var(--c);stroke-width:1;opacity:.6}
    .interval{stroke:var(--c);stroke-width:2.5;stroke-linecap:round;opacity:.55}
    .dot{fill:var(--c);stroke:var(--c);stroke-width:2}
    .dot.open{fill:var(--paper)}
    .crosshair{display:none;pointer-events:none}
    .crosshair.on{display:block}
    .crosshair line{stroke:var(--faint);stroke-width:1}
    .crosshair circle{fill:var(--c);stroke:var(--paper);stroke-width:1.5}
    .selection{fill:var(--accent);opacity:.14}
    .series{transition:opacity .15s}
    .isolating .series:not(.on){opacity:.13}
    .isolating tr.series:not(.on){opacity:.4}
    .isolating details.series:not(.on){opacity:.5}
    .panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:22px 36px;margin-top:12px}
    .legend{display:flex;flex-wrap:wrap;align-items:center;gap:6px;position:sticky;top:0;z-index:3;
      background:var(--paper);padding:8px 0;margin-top:4px}
    .key{display:inline-flex;align-items:center;background:none;border:1px solid transparent;border-radius:6px;
      padding:3px 10px 3px 7px;font-size:13.5px}
    .key:hover{border-color:var(--strong)}
    .key[aria-pressed=true]{background:var(--raised);border-color:var(--strong);font-weight:650}
    .zoom-state{margin-left:auto;color:var(--soft);font-size:13px}
    @media screen and (max-width:700px){.chart .tick{font-size:27px}.chart .ends,.chart .end,.chart .axis-title{display:none}
      .chart .line{stroke-width:3.4}figcaption{flex-wrap:wrap}
      .reading{position:static;max-width:none;justify-content:flex-start}}
    .data{margin:2px 0 0 58px}
    """
}
