extension Theme {
  /// The map of the cluster and the bars that sum it up.
  static let map = """
    .fill.f0{fill:var(--f0)}.fill.f1{fill:var(--f1)}.fill.f2{fill:var(--f2)}.fill.f3{fill:var(--f3)}
    .fill.f4{fill:var(--f4)}
    .on-fill{font-size:12px;fill:#1d2433}
    .on-fill.f0{fill:var(--soft)}.on-fill.f3,.on-fill.f4{fill:#fff}
    :root[data-theme=dark] .on-fill.f1,:root[data-theme=dark] .on-fill.f2{fill:#fff}
    :root[data-theme=dark] .on-fill.f3,:root[data-theme=dark] .on-fill.f4{fill:#14171d}
    @media screen and (prefers-color-scheme:dark){
      :root:not([data-theme=light]) .on-fill.f1,:root:not([data-theme=light]) .on-fill.f2{fill:#fff}
      :root:not([data-theme=light]) .on-fill.f3,:root:not([data-theme=light]) .on-fill.f4{fill:#14171d}}
    .map{margin-top:26px;position:relative}
    .map-controls{display:flex;flex-wrap:wrap;gap:10px 28px;align-items:center;margin-bottom:10px}
    .switch{display:flex;flex-wrap:wrap;border:1px solid var(--strong);border-radius:7px;overflow:hidden}
    .switch input{position:absolute;opacity:0;pointer-events:none}
    .switch span{display:block;padding:4px 13px;font-size:13.5px;cursor:pointer;color:var(--soft);
      border-right:1px solid var(--rule)}
    .switch label:last-child span{border-right:0}
    .switch input:checked+span{background:var(--raised);color:var(--ink);font-weight:650}
    .switch input:focus-visible+span{outline:2px solid var(--accent);outline-offset:-2px}
    .slider{display:flex;align-items:center;gap:12px;flex:1;min-width:280px}
    .slider input{flex:1;accent-color:var(--accent);min-width:0}
    .map-clock{min-width:7em;font-size:13.5px;text-align:right}
    .map canvas{display:block;width:100%;cursor:crosshair}
    .map-foot{display:flex;flex-wrap:wrap;gap:6px 28px;align-items:flex-start;margin-top:10px;font-size:13px;
      color:var(--soft)}
    .ramp{display:flex;gap:8px;align-items:center;white-space:nowrap}
    .ramp-bar{width:120px;height:11px;border-radius:2px;
      background:linear-gradient(90deg,var(--f0),var(--f1) 35%,var(--f2) 60%,var(--f3) 85%,var(--f4))}
    .map-reading{flex:1;min-width:300px;min-height:3em}
    .tip{position:absolute;z-index:4;pointer-events:none;background:var(--paper);color:var(--ink);white-space:nowrap;
      border:1px solid var(--strong);border-radius:7px;padding:8px 12px;font-size:12.5px;line-height:1.45;
      box-shadow:0 6px 22px rgb(0 0 0/.16)}
    .tip table{width:auto;font-size:12.5px;margin-top:3px}
    .tip td{border:0;padding:0 0 0 14px;text-align:right}
    .tip td:first-child{padding:0;text-align:left;color:var(--soft)}
    """
}
