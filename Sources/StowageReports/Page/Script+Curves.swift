extension Script {
  /// The crosshairs of curves: distributions, and lines over any axis.
  static let curves = #"""
    for(const node of document.querySelectorAll(".curve-plot")){
      const plot=data.curves[node.dataset.curves];
      const[left,right,top,bottom]=plot.frame,[x0,x1]=plot.x,[y0,y1]=plot.y;
      const isLogarithm=plot.scale.endsWith("Logarithm"),isTime=plot.scale.startsWith("time");
      const hair=node.querySelector(".crosshair"),reading=node.closest("figure").querySelector(".reading");
      let at=null;
      const valueAt=(points,x)=>{
        if(x<points[0][0]||(!isLogarithm&&x>points[points.length-1][0]))return NaN;
        const k=points.findIndex(p=>p[0]>=x);
        if(k<0)return points[points.length-1][1];
        if(k===0)return points[0][1];
        const[a,b]=[points[k-1],points[k]];
        return b[0]===a[0]?b[1]:a[1]+(b[1]-a[1])*(x-a[0])/(b[0]-a[0]);
      };
      const placeText=x=>{
        const value=isLogarithm?10**x:x;
        return plot.before+" "+(isTime?duration(value):plain(value,2)+(plot.behind?" "+plot.behind:""));
      };
      function show(){
        hair.replaceChildren();
        reading.replaceChildren();
        hair.classList.toggle("on",at!==null);
        if(at===null)return;
        const x=left+(at-x0)/(x1-x0)*(right-left);
        hair.append(svg("line",{x1:x,x2:x,y1:top,y2:bottom}));
        reading.append(el("span","when",placeText(at)));
        for(const line of plot.lines){
          if(!line.points.length||(isolated>=0&&line.policy!==null&&isolated!==line.policy))continue;
          const value=valueAt(line.points,at),color="p"+line.color,item=el("span");
          item.append(el("span","swatch "+color),line.name+" ",
            el("b","",Number.isNaN(value)?"–":fixed(value,plot.decimals)));
          reading.append(item);
          if(!Number.isNaN(value))hair.append(svg("circle",{class:color,cx:x,r:3.5,
            cy:bottom-(value-y0)/(y1-y0||1)*(bottom-top)}));
        }
      }
      isolateListeners.push(show);
      node.setAttribute("role","application");
      node.setAttribute("aria-roledescription","chart");
      node.addEventListener("pointermove",event=>{
        const r=node.getBoundingClientRect();
        const x=clamp((event.clientX-r.left)/r.width*node.viewBox.baseVal.width,left,right);
        at=x0+(x-left)/(right-left)*(x1-x0);
        show();
      });
      node.addEventListener("pointerleave",()=>{at=null;show()});
      node.addEventListener("focus",()=>reading.setAttribute("aria-live","polite"));
      node.addEventListener("blur",()=>{reading.setAttribute("aria-live","off");at=null;show()});
      node.addEventListener("keydown",event=>{
        const step=(x1-x0)/(event.shiftKey?12:60);
        if(event.key==="ArrowLeft")at=clamp((at??(x0+x1)/2)-step,x0,x1);
        else if(event.key==="ArrowRight")at=clamp((at??(x0+x1)/2)+step,x0,x1);
        else if(event.key==="Home")at=x0;
        else if(event.key==="End")at=x1;
        else return;
        event.preventDefault();
        show();
      });
    }
    """#
}
