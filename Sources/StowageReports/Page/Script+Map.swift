extension Script {
  /// Maps of nodes: cells by group, a slider through time, a switch between policies, and what a node holds.
  static let maps = #"""
    for(const box of document.querySelectorAll(".map")){
      const{layouts,timelines}=data.maps[box.dataset.map],find=name=>box.querySelector(name);
      const canvas=find("canvas"),context=canvas.getContext("2d");
      const slider=find(".map-time"),clock=find(".map-clock"),tip=find(".tip"),play=find(".map-play");
      const radios=[...box.querySelectorAll('input[type="radio"]')];
      const ABSENT=255,FULL=250;
      let map,n,members;
      function use(layout){
        map=layout;
        n=map.names.length;
        members=map.groups.map(()=>[]);
        map.group.forEach((g,node)=>members[g].push(node));
      }
      let timeline=timelines[0],shot=0,chosen=-1,cells=[],size=12,palette=[],timer=0;
      const decoded=new Map();
      const sharesOf=()=>{const key=timeline.policy+"/"+shot;
        if(!decoded.has(key))decoded.set(key,bytes(timeline.shares[shot]));return decoded.get(key)};
      const scarcest=(shares,node)=>{
        let most=-1,which=-1;
        map.resources.forEach((r,k)=>{const s=shares[k*n+node];
          if(r.scarce&&map.kinds[map.kind[node]][k]>0&&s!==ABSENT&&s>most){most=s;which=k}});
        return[most,which];
      };
      function ramp(){
        const style=getComputedStyle(root),stops=[[0,"--f0"],[.35,"--f1"],[.6,"--f2"],[.85,"--f3"],[1,"--f4"]]
          .map(([at,name])=>[at,style.getPropertyValue(name).trim()])
          .map(([at,hex])=>[at,[1,3,5].map(i=>parseInt(hex.slice(i,i+2),16))]);
        palette=[];
        for(let s=0;s<=FULL;s++){
          const f=s/FULL,k=Math.max(1,stops.findIndex(([at])=>f<=at)),[a,from]=stops[k-1],[b,to]=stops[k];
          const w=(f-a)/(b-a);
          palette.push("rgb("+from.map((c,i)=>Math.round(c+(to[i]-c)*w)).join(",")+")");
        }
      }
      function layout(){
        const width=canvas.clientWidth||1140;
        size=n>6000?6:n>2500?9:n>400?13:20;
        const head=20,gap=26,rowsWanted=n>400?8:4;
        cells=new Array(n);
        let x=0,y=0,shelf=0;
        const heads=[];
        context.font=getComputedStyle(canvas).fontSize+" "+getComputedStyle(canvas).fontFamily;
        members.forEach((nodes,g)=>{
          const most=Math.max(1,Math.floor(width/size));
          let columns=Math.ceil(nodes.length/rowsWanted);
          if(columns>most)columns=most;
          const rows=Math.ceil(nodes.length/columns);
          const title=map.groups[g]+"  "+nodes.length;
          const wide=Math.max(columns*size,context.measureText(title).width);
          if(x>0&&x+wide>width){x=0;y+=shelf+14;shelf=0}
          heads.push([x,y+12,map.groups[g],String(nodes.length)]);
          nodes.forEach((node,i)=>{cells[node]={x:x+Math.floor(i/rows)*size,y:y+head+i%rows*size}});
          x+=wide+gap;
          shelf=Math.max(shelf,head+rows*size);
        });
        const height=y+shelf+2,scale=devicePixelRatio||1;
        canvas.style.height=height+"px";
        canvas.width=Math.round(width*scale);
        canvas.height=Math.round(height*scale);
        context.setTransform(scale,0,0,scale,0,0);
        cells.heads=heads;
        paint();
      }
      function paint(){
        const style=getComputedStyle(root),shares=sharesOf();
        const ink=style.getPropertyValue("--ink"),soft=style.getPropertyValue("--faint");
        context.clearRect(0,0,canvas.width,canvas.height);
        context.font="600 12.5px "+getComputedStyle(document.body).fontFamily;
        for(const[x,y,name,count]of cells.heads){
          context.fillStyle=ink;context.fillText(name,x,y);
          const w=context.measureText(name).width;
          context.fillStyle=soft;context.fillText(count,x+w+7,y);
        }
        const side=size-(size>8?2:1);
        for(let node=0;node<n;node++){
          const{x,y}=cells[node],[share]=scarcest(shares,node);
          if(share<0){context.strokeStyle=soft;context.lineWidth=1;
            context.beginPath();context.moveTo(x+2,y+2);context.lineTo(x+side-2,y+side-2);context.stroke();
          }else{context.fillStyle=palette[share];context.fillRect(x,y,side,side)}
        }
        if(chosen>=0){const{x,y}=cells[chosen];context.strokeStyle=ink;context.lineWidth=2;
          context.strokeRect(x-1,y-1,side+2,side+2)}
        clock.textContent=duration(timeline.times[shot]);
        slider.setAttribute("aria-valuetext",clock.textContent);
      }
      function facts(node){
        const shares=sharesOf(),rows=[];
        map.resources.forEach((r,k)=>{
          const has=map.kinds[map.kind[node]][k],s=shares[k*n+node];
          if(!(has>0)||s===ABSENT)return;
          const used=has*s/FULL,unit=r.unit?" "+r.unit:"";
          const text=v=>fixed(Math.abs(v)<.5*10**-r.decimals?0:v,Math.abs(v-Math.round(v))<.02?0:r.decimals);
          rows.push([r.label,text(used)+" of "+text(has)+unit,Math.round(s/FULL*100)+" %",text(has-used)+unit+" free"]);
        });
        return rows;
      }
      function describe(){
        const out=find(".map-reading");
        if(chosen<0){out.textContent="";return}
        const rows=facts(chosen),where=map.names[chosen]+" ("+map.groups[map.group[chosen]]+")";
        out.textContent=rows.length?where+": "+rows.map(r=>r[0]+" "+r[1]+", "+r[3]).join(" · "):where+": not there";
      }
      function showTip(event){
        tip.replaceChildren();
        tip.hidden=chosen<0||!event;
        if(tip.hidden)return;
        tip.append(el("strong","",map.names[chosen]),el("div","",map.groups[map.group[chosen]]));
        const table=el("table"),body=el("tbody"),rows=facts(chosen);
        for(const row of rows){const tr=el("tr");for(const cell of row)tr.append(el("td","",cell));body.append(tr)}
        table.append(body);
        tip.append(rows.length?table:el("div","","not there at this time"));
        const outer=box.getBoundingClientRect();
        const x=event.clientX-outer.left+16,y=event.clientY-outer.top+16;
        tip.style.left=(x+tip.offsetWidth>outer.width?Math.max(0,x-tip.offsetWidth-32):x)+"px";
        tip.style.top=y+"px";
      }
      function choose(node,event){if(node!==chosen){chosen=node;paint();describe()}showTip(event)}
      canvas.addEventListener("pointermove",event=>{
        const r=canvas.getBoundingClientRect(),x=event.clientX-r.left,y=event.clientY-r.top;
        choose(cells.findIndex(c=>x>=c.x&&x<c.x+size&&y>=c.y&&y<c.y+size),event);
      });
      canvas.addEventListener("pointerleave",()=>choose(-1));
      canvas.addEventListener("blur",()=>choose(-1));
      canvas.addEventListener("keydown",event=>{
        const moves={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[event.key];
        if(!moves)return;
        event.preventDefault();
        if(chosen<0){choose(0);return}
        const from=cells[chosen];
        let best=-1,least=Infinity;
        cells.forEach((c,node)=>{
          const along=(c.x-from.x)*moves[0]+(c.y-from.y)*moves[1];
          const across=Math.abs((c.x-from.x)*moves[1])+Math.abs((c.y-from.y)*moves[0]);
          if(along>0&&along+3*across<least){least=along+3*across;best=node}
        });
        if(best>=0)choose(best);
      });
      function goTo(index){shot=clamp(index,0,timeline.times.length-1);slider.value=String(shot);paint();describe()}
      slider.oninput=()=>{stop();goTo(Number(slider.value))};
      const nearest=seconds=>timeline.times.reduce((best,t,i)=>
        Math.abs(t-seconds)<Math.abs(timeline.times[best]-seconds)?i:best,0);
      for(const radio of radios){
        radio.checked=Number(radio.value)===timeline.policy;
        radio.onchange=()=>{
          const seconds=timeline.times[shot];
          timeline=timelines.find(t=>t.policy===Number(radio.value))||timeline;
          slider.max=String(timeline.times.length-1);
          if(map!==layouts[timeline.layout]){
            use(layouts[timeline.layout]);
            chosen=-1;
            shot=nearest(seconds);
            layout();
          }
          goTo(nearest(seconds));
        };
      }
      function stop(){clearInterval(timer);timer=0;play.textContent="Play"}
      play.onclick=()=>{
        if(timer){stop();return}
        if(shot>=timeline.times.length-1)goTo(0);
        play.textContent="Pause";
        timer=setInterval(()=>{if(shot>=timeline.times.length-1)stop();else goTo(shot+1)},350);
      };
      slider.max=String(timeline.times.length-1);
      use(layouts[timeline.layout]);
      ramp();
      themeListeners.push(()=>{ramp();paint()});
      new ResizeObserver(layout).observe(canvas.parentElement);
      shot=nearest(Number(canvas.dataset.busiest)||timeline.times[timeline.times.length-1]);
      slider.value=String(shot);
      layout();
    }
    showTheme();
    """#
}
