extension Theme {
  /// Type, spacing and the parts that every page has.
  static let page = """
    *{box-sizing:border-box}
    html{scroll-behavior:smooth;scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);line-height:1.5;
      font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif;
      font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
    .page-header,main{max-width:1200px;margin:0 auto;padding:0 30px}
    .page-header{padding-top:40px}
    main{padding-bottom:96px}
    .title-row{display:flex;justify-content:space-between;align-items:center;min-height:32px}
    .overline{margin:0;font-size:12px;letter-spacing:.06em;text-transform:uppercase;color:var(--faint);font-weight:600}
    h1{margin:2px 0 0;font-size:34px;line-height:1.2;letter-spacing:-.015em;font-weight:650;text-wrap:balance;
      overflow-wrap:anywhere}
    h2{margin:0 0 6px;font-size:22px;line-height:1.3;letter-spacing:-.01em;font-weight:650}
    h3{margin:28px 0 4px;font-size:15px;font-weight:650}
    section{margin-top:44px;padding-top:26px;border-top:1px solid var(--rule)}
    p{margin:0}
    .lead{margin-top:8px;font-size:17px;color:var(--soft);max-width:76ch}
    .facts{margin-top:10px;color:var(--soft)}
    .note{color:var(--soft);font-size:13.5px;max-width:104ch;margin-bottom:6px}
    .warning-link a{color:var(--bad);font-size:13.5px}
    nav{display:flex;flex-wrap:wrap;gap:4px 22px;margin-top:20px;font-size:13.5px}
    a{color:var(--accent);text-underline-offset:3px;text-decoration-thickness:1px}
    nav a{text-decoration:none}
    nav a:hover{text-decoration:underline}
    .skip{position:absolute;left:-9999px}
    .skip:focus{left:12px;top:12px;background:var(--paper);padding:6px 10px;z-index:9}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
    .verdict{font-size:23px;line-height:1.35;letter-spacing:-.01em;margin:10px 0 16px;max-width:46em;text-wrap:pretty}
    .findings{margin:0;padding:0;list-style:none;max-width:112ch;text-wrap:pretty}
    .findings strong{font-weight:650}
    .findings li{padding:5px 0 5px 20px;position:relative}
    .findings li::before{content:"";position:absolute;left:2px;top:calc(4px + .72em);width:9px;height:2px;background:var(--strong)}
    .more{border-bottom:0;padding:4px 0}
    .more summary{color:var(--accent);cursor:pointer;font-size:13.5px}
    button{font:inherit;color:inherit;cursor:pointer}
    .quiet{background:none;border:1px solid var(--strong);border-radius:6px;padding:2px 11px;font-size:13px;
      color:var(--soft)}
    .quiet:hover{color:var(--ink);border-color:var(--faint)}
    [hidden]{display:none!important}
    html:not(.scripted) .script-only{display:none}
    .swatch{display:inline-block;width:11px;height:11px;border-radius:3px;background:var(--c);
      margin-right:8px;flex:none}
    .tag{margin-left:8px;font-size:11.5px;font-weight:400;color:var(--faint)}
    .unit{margin-left:8px;font-size:12.5px;font-weight:400;color:var(--faint)}
    .warnings{border-left:3px solid var(--warn-rule);background:var(--warn-ground);padding:10px 16px;margin:14px 0;
      border-radius:0 6px 6px 0}
    .warnings h3{margin:0}
    .warnings ul{margin:4px 0 0;padding-left:18px}
    .facts-list{display:grid;grid-template-columns:max-content 1fr;gap:7px 28px;margin:14px 0}
    dt{color:var(--soft)}
    dd{margin:0;overflow-wrap:anywhere}
    .command{display:flex;gap:12px;align-items:flex-start}
    pre{flex:1;min-width:0;margin:4px 0;padding:12px 16px;background:var(--raised);border-radius:6px;overflow-x:auto;
      font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
    .command .quiet{margin-top:10px}
    @media (max-width:700px){.page-header,main{padding-left:16px;padding-right:16px}h1{font-size:26px}
      .verdict{font-size:19px}.facts-list{grid-template-columns:1fr;gap:2px}dd{margin-bottom:8px}}
    @media (prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}
    """ + "\n" + policyColors
}
