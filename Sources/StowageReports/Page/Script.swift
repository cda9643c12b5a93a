/// The page's script: everything that moves. Without it the page still tells everything but maps over time.
enum Script {
  /// The parts in one function, so that nothing leaks into the page.
  static var source: String {
    "(()=>{\"use strict\";\n" + [base, charts, zoom, curves, maps].joined(separator: "\n") + "\n})();\n"
  }

  /// Data, small things that all parts use, the theme, and isolating a policy.
  ///
  /// Names reach the page through `textContent` only, never as markup.
  static let base = #"""
    const root=document.documentElement,$=id=>document.getElementById(id);
    root.classList.add("scripted");
    const data=JSON.parse($("report-data").textContent);
    const NS="http://www.w3.org/2000/svg";
    const svg=(name,attributes)=>{const e=document.createElementNS(NS,name);
      for(const k in attributes)e.setAttribute(k,attributes[k]);return e};
    const el=(name,className,text)=>{const e=document.createElement(name);if(className)e.className=className;
      if(text!==undefined)e.textContent=text;return e};
    const bytes=text=>Uint8Array.from(atob(text),c=>c.charCodeAt(0));
    const clamp=(v,a,b)=>Math.min(Math.max(v,a),b);
    const fixed=(v,d)=>v.toLocaleString("en-US",{minimumFractionDigits:d,maximumFractionDigits:d}).replace("-","−");
    const plain=(v,d)=>String(+v.toFixed(d));
    const units=[[86400,"d"],[3600,"h"],[60,"min"],[1,"s"]];
    function duration(s){
      const m=Math.abs(s),sign=s<0?"−":"";
      if(m===0)return"0";
      if(m<1)return sign+plain(m*1e3,m<.01?1:0)+" ms";
      if(m<10)return sign+plain(m,1)+" s";
      const place=v=>Math.max(units.findIndex(([seconds])=>v>=seconds),0);
      const smaller=k=>units[Math.min(k+1,3)];
      const precision=smaller(place(m))[0],rounded=Math.round(m/precision)*precision;
      const k=place(rounded),[size,name]=units[k],[least,leastName]=smaller(k);
      const whole=Math.floor(rounded/size),rest=Math.round((rounded-whole*size)/least);
      return sign+fixed(whole,0)+" "+name+(rest>0?" "+rest+" "+leastName:"");
    }
    const themeButton=$("theme"),systemDark=matchMedia("(prefers-color-scheme: dark)");
    const themeListeners=[];
    const isDark=()=>root.dataset.theme?root.dataset.theme==="dark":systemDark.matches;
    function showTheme(){themeButton.textContent=isDark()?"Light":"Dark";
      themeButton.setAttribute("aria-label",isDark()?"Use light colours":"Use dark colours");
      for(const listener of themeListeners)listener()}
    themeButton.hidden=false;
    themeButton.onclick=()=>{root.dataset.theme=isDark()?"light":"dark";showTheme()};
    systemDark.addEventListener("change",showTheme);
    if(location.hash==="#dark"||location.hash==="#light")root.dataset.theme=location.hash.slice(1);

    let isolated=-1;
    const isolateListeners=[];
    function isolate(policy){
      isolated=isolated===policy?-1:policy;
      root.classList.toggle("isolating",isolated>=0);
      for(const e of document.querySelectorAll(".series"))
        e.classList.toggle("on",Number(e.dataset.policy)===isolated);
      for(const e of document.querySelectorAll("[data-isolate]"))
        e.setAttribute("aria-pressed",String(Number(e.dataset.isolate)===isolated));
      for(const listener of isolateListeners)listener();
    }
    for(const e of document.querySelectorAll("[data-isolate]"))e.onclick=()=>isolate(Number(e.dataset.isolate));

    const copy=$("copy");
    if(copy&&navigator.clipboard){copy.hidden=false;copy.onclick=()=>
      navigator.clipboard.writeText($("command").textContent).then(()=>{copy.textContent="Copied";
        setTimeout(()=>{copy.textContent="Copy"},1500)})}
    let reopened=[];
    addEventListener("beforeprint",()=>{reopened=[...document.querySelectorAll("details.entry:not([open])")];
      for(const e of reopened)e.open=true});
    addEventListener("afterprint",()=>{for(const e of reopened)e.open=false});
    """#
}
