extension Script {
  /// The charts over time: decoding, drawing a window of time, and the crosshair that reads every line.
  static let charts = #"""
    const axis=data.axis,MISSING=65535;
    const whole=[axis.origin,axis.origin+axis.width*axis.count];
    let view=whole.slice(),cursor=-1;
    const middle=i=>axis.origin+(i+.5)*axis.width;
    const plots=[...document.querySelectorAll(".time-plot")].map(node=>{
      const chart=data.charts[node.dataset.chart],n=axis.count,[low,high]=chart.code;
      const series=chart.series.map(text=>{
        if(text===null)return null;
        const b=bytes(text),code=new Uint16Array(b.length/2);
        for(let i=0;i<code.length;i++)code[i]=b[2*i]|b[2*i+1]<<8;
        const row=k=>i=>code[k*n+i]===MISSING?NaN:low+code[k*n+i]/(MISSING-1)*(high-low);
        return{mean:row(0),lowest:row(1),highest:row(2),peak:row(3)};
      });
      const[left,right,top,bottom]=chart.frame;
      const plot={node,chart,series,left,right,top,bottom,
        range:chart.range,
        y:v=>bottom-(v-plot.range[0])/(plot.range[1]-plot.range[0]||1)*(bottom-top),
        x:s=>left+(s-view[0])/(view[1]-view[0])*(right-left),
        reading:document.querySelector('.reading[data-chart="'+node.dataset.chart+'"]'),
        hair:node.querySelector(".crosshair"),
        ends:node.querySelector(".ends"),
        paths:[...node.querySelectorAll("g[clip-path] .series")]};
      plot.initial=plot.paths.map(g=>[...g.children].map(p=>p.getAttribute("d")));
      plot.ticks=node.querySelector(".x-axis").innerHTML;
      plot.levels=node.querySelector(".y-axis").innerHTML;
      plot.labels=[...plot.ends.children].map(g=>{
        const[leader,dot,text]=g.children;
        return{g,leader,dot,text,
          initial:["d","cx","cy","x","y"].map((name,k)=>[leader,dot,dot,text,text][k].getAttribute(name))};
      });
      node.setAttribute("role","application");
      node.setAttribute("aria-roledescription","chart");
      plot.reading.setAttribute("aria-live","off");
      return plot;
    });

    function niceTicks(low,high,count){
      if(!(high>low))high=low+Math.max(Math.abs(low)*.1,1);
      const least=(high-low)/count,power=10**Math.floor(Math.log10(least)+1e-9);
      const factor=[1,2,2.5,5,10].find(f=>power*f>=least*(1-1e-9)),step=power*factor;
      const decimals=Math.max(0,(factor===2.5?1:0)-Math.floor(Math.log10(step)+1e-9));
      const values=[];
      for(let k=Math.floor(low/step+1e-9);k<=Math.ceil(high/step-1e-9);k++)values.push(k*step);
      const largest=Math.max(...values.map(Math.abs));
      const[scale,suffix]=[[1e12," T"],[1e9," G"],[1e6," M"]].find(([s])=>largest>=s)||[1,""];
      return{values,text:v=>suffix?(v===0?"0":plain(v/scale,3)+suffix):fixed(v,decimals)};
    }
    function fitLevels(plot,points){
      const shown=points.filter(p=>p&&p.t>=view[0]&&p.t<=view[1]);
      if(!shown.length)return;
      const ticks=niceTicks(Math.min(...shown.map(p=>p.lowest)),Math.max(...shown.map(p=>p.peak)),4);
      plot.range=[ticks.values[0],ticks.values[ticks.values.length-1]];
      const group=plot.node.querySelector(".y-axis");
      group.replaceChildren();
      for(const v of ticks.values){
        const y=plot.y(v),text=svg("text",{class:"tick",x:plot.left-8,y:y+3.5,"text-anchor":"end"});
        text.textContent=ticks.text(v);
        group.append(svg("line",{class:v===0?"zero":"grid",x1:plot.left,x2:plot.right,y1:y,y2:y}),text);
      }
    }

    function visibleBins(){
      const per=Math.max(1,Math.ceil((view[1]-view[0])/axis.width/500));
      const from=Math.max(0,Math.floor((view[0]-axis.origin)/axis.width)-per);
      const to=Math.min(axis.count,Math.ceil((view[1]-axis.origin)/axis.width)+per);
      return{from:from-from%per,to,per};
    }
    function windowPoints(s,{from,to,per}){
      const points=[];
      for(let i=from;i<to;i+=per){
        let mean=0,count=0,lowest=Infinity,highest=-Infinity,peak=-Infinity;
        const end=Math.min(i+per,to);
        for(let j=i;j<end;j++){
          const m=s.mean(j);
          if(Number.isNaN(m))continue;
          mean+=m;count++;
          lowest=Math.min(lowest,s.lowest(j));highest=Math.max(highest,s.highest(j));peak=Math.max(peak,s.peak(j));
        }
        points.push(count?{t:axis.origin+(i+(end-i)/2)*axis.width,mean:mean/count,lowest,highest,peak}:null);
      }
      return points;
    }
    function moveLabels(plot,lasts){
      const shown=plot.labels.filter(label=>{
        const last=lasts&&lasts[label.g.dataset.policy];
        label.g.style.display=lasts&&!last?"none":"";
        if(!lasts)[["leader","d"],["dot","cx"],["dot","cy"],["text","x"],["text","y"]].forEach(([part,name],k)=>
          label[part].setAttribute(name,label.initial[k]));
        else if(last)label.wish=clamp(last[1],plot.top+2,plot.bottom-2);
        return last;
      }).sort((a,b)=>a.wish-b.wish);
      const gap=Math.min(14,(plot.bottom-plot.top-4)/Math.max(shown.length-1,1));
      shown.forEach((label,k)=>{label.place=k?Math.max(label.wish,shown[k-1].place+gap):label.wish});
      let limit=plot.bottom-2;
      for(const label of shown.slice().reverse()){
        label.place=Math.min(label.place,limit);
        limit=label.place-gap;
        const[x,y]=lasts[label.g.dataset.policy],p=label.place;
        const edge=x<plot.right-40?x:plot.right;
        label.leader.setAttribute("d","M"+x+" "+y+"L"+(edge+4)+" "+p+"L"+(edge+8)+" "+p);
        label.dot.setAttribute("cx",edge+11);
        label.dot.setAttribute("cy",p);
        label.text.setAttribute("x",edge+18);
        label.text.setAttribute("y",p+3.8);
      }
    }
    function draw(plot){
      const isWhole=view[0]===whole[0]&&view[1]===whole[1];
      const group=plot.node.querySelector(".x-axis"),until=plot.node.querySelector(".measured-end");
      if(until){
        const x=plot.x(axis.until),[mark,text]=until.children;
        until.style.display=axis.until<view[0]||axis.until>view[1]?"none":"";
        mark.setAttribute("x1",x);mark.setAttribute("x2",x);if(text)text.setAttribute("x",x-5);
      }
      plot.range=plot.chart.range;
      if(isWhole){
        plot.node.querySelector(".y-axis").innerHTML=plot.levels;
        plot.paths.forEach((g,k)=>[...g.children].forEach((p,c)=>p.setAttribute("d",plot.initial[k][c])));
        group.innerHTML=plot.ticks;
        moveLabels(plot,null);
        return;
      }
      const bins=visibleBins(),lasts={};
      const points=plot.series.map(s=>s&&windowPoints(s,bins));
      fitLevels(plot,points.flatMap(p=>p||[]));
      for(const g of plot.paths){
        let line="",band="",peaks="",run=[];
        const flush=()=>{
          if(run.length){
            const at=(p,v)=>plot.x(p.t).toFixed(1)+" "+plot.y(v).toFixed(1);
            const back=run.slice().reverse();
            line+="M"+run.map(p=>at(p,p.mean)).join("L")+(run.length===1?"h1":"");
            band+="M"+run.map(p=>at(p,p.highest)).join("L")+"L"+back.map(p=>at(p,p.lowest)).join("L")+"z";
            peaks+="M"+run.map(p=>at(p,Math.max(p.peak,p.highest))).join("L")+"L"+
              back.map(p=>at(p,p.highest)).join("L")+"z";
          }
          run=[];
        };
        for(const p of points[g.dataset.policy]){
          if(p)run.push(p);else flush();
          if(p&&p.t>=view[0]&&p.t<=view[1])lasts[g.dataset.policy]=[plot.x(p.t),plot.y(p.mean)];
        }
        flush();
        g.querySelector(".line").setAttribute("d",line);
        g.querySelector(".band").setAttribute("d",band);
        g.querySelector(".peaks").setAttribute("d",peaks);
      }
      moveLabels(plot,lasts);
      const span=view[1]-view[0],step=data.steps.find(s=>s>=span/10)||data.steps[data.steps.length-1];
      group.textContent="";
      for(let k=Math.ceil(view[0]/step-1e-9);k*step<=view[1]*(1+1e-12);k++){
        const x=plot.x(k*step);
        group.append(svg("line",{class:"grid",x1:x,x2:x,y1:plot.top,y2:plot.bottom}));
        const text=svg("text",{class:"tick",x,y:plot.bottom+15,"text-anchor":"middle"});
        text.textContent=duration(k*step);
        group.append(text);
      }
    }

    function read(){
      for(const plot of plots){
        plot.hair.replaceChildren();
        plot.reading.replaceChildren();
        const inside=cursor>=0&&middle(cursor)>=view[0]&&middle(cursor)<=view[1];
        plot.hair.classList.toggle("on",inside);
        if(!inside)continue;
        const x=plot.x(middle(cursor)),{decimals,unit}=plot.chart;
        plot.hair.append(svg("line",{x1:x,x2:x,y1:plot.top,y2:plot.bottom}));
        plot.reading.append(el("span","when",duration(middle(cursor))));
        plot.series.forEach((s,policy)=>{
          if(!s||(isolated>=0&&isolated!==policy))return;
          const mean=s.mean(cursor),color="p"+policy%data.colors,item=el("span");
          item.append(el("span","swatch "+color));
          item.append(data.policies[policy]+" ",el("b","",Number.isNaN(mean)?"–":fixed(mean,decimals)));
          if(!Number.isNaN(mean)){
            const[lowest,highest,peak]=[s.lowest,s.highest,s.peak].map(f=>fixed(f(cursor),decimals));
            item.title="range over seeds "+lowest+" to "+highest+", peak "+peak+" "+unit;
            if(isolated===policy)item.append(" ("+lowest+"–"+highest+", peak "+peak+")");
            plot.hair.append(svg("circle",{class:color,cx:x,cy:plot.y(mean),r:3.5}));
          }
          plot.reading.append(item);
        });
      }
    }
    isolateListeners.push(read);
    """#
}
