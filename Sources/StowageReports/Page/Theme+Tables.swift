extension Theme {
  /// Tables: numbers right, thin rules, nothing else.
  static let tables = """
    .scroll{overflow-x:auto}
    @media screen and (min-width:1500px){.wide{margin-right:-150px}}
    th[title]{cursor:help}
    table{border-collapse:collapse;width:100%;font-size:14px}
    caption{text-align:left;color:var(--soft);font-size:13.5px;padding:10px 0 4px}
    th,td{text-align:left;vertical-align:top;padding:9px 0 9px 18px;font-weight:400;border-bottom:1px solid var(--rule)}
    th:first-child,td:first-child{padding-left:0}
    thead th{color:var(--soft);font-size:13px;vertical-align:bottom;border-bottom-color:var(--strong);line-height:1.3}
    tbody th{white-space:nowrap}
    .number{text-align:right}
    .metrics{margin-top:10px}
    .metrics th[scope=row]{position:sticky;left:0;background:var(--paper);font-weight:600;padding-right:8px}
    .metrics .long{white-space:normal;min-width:180px;max-width:210px;overflow-wrap:break-word}
    .metrics thead .unit{display:block;margin:1px 0 0;font-size:11.5px}
    .metrics td{white-space:nowrap;padding-right:8px;padding-left:10px}
    .metrics thead .number{padding-right:8px}
    .mean{display:block;font-size:15px}
    .half{color:var(--faint);font-size:12.5px}
    .best{background:var(--best)}
    .best .mean{font-weight:650}
    .best .half{font-weight:400}
    .star{color:var(--good)}
    .difference{display:block;font-size:12.5px;line-height:1.35;margin-top:1px}
    .range{display:block;color:var(--faint);font-size:11.5px}
    .dense .tag{display:block;margin-left:19px}
    .dense .mean{font-size:14px}
    .dense .half{font-size:11.5px}
    .dense .difference{font-size:12px}
    .dense .range{font-size:11px;letter-spacing:-.01em}
    .dense thead th{font-size:12.5px}
    .metrics.dense td,.metrics.dense thead .number{padding-left:5px;padding-right:5px}
    .metrics.dense .star{margin-right:-2px}
    .difference.better{color:var(--good)}
    .difference.worse{color:var(--bad)}
    .difference.undecided{color:var(--faint)}
    .compact th,.compact td{padding-top:5px;padding-bottom:5px;font-size:13.5px}
    .compact .reasons{white-space:normal;min-width:320px;padding-left:28px}
    .compact th:last-child:not(.number){padding-left:28px}
    .reason{display:block}
    .times{display:inline-block;min-width:5.5em;text-align:right;color:var(--soft);margin-right:4px}
    .pain{color:var(--bad);font-weight:650}
    summary{cursor:pointer}
    summary .unit{margin-left:12px;font-size:13.5px;color:var(--soft)}
    summary .swatch{margin-left:4px}
    .data summary{font-size:12.5px;color:var(--faint);width:max-content}
    .data table{font-size:12.5px;width:auto}
    .data th,.data td{padding-top:3px;padding-bottom:3px}
    """
}
