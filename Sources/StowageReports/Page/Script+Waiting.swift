extension Script {
  /// The crosshair of the waiting times.
  static let waiting = #"""
    const waits=data.waiting,waitPlot=$("waiting-plot");
    if(waits&&waitPlot){
      const[left,right,top,bottom]=waits.frame,[x0,x1]=waits.x,[y0,y1]=waits.y;
      const hair=waitPlot.querySelector(".crosshair"),reading=$("waiting-reading");
      let at=null;
      const valueAt=(curve,x)=>{
        if(x<curve[0][0])return NaN;
        const k=curve.findIndex(p=>p[0]>=x);
        if(k<0)return curve[curve.length-1][1];
        if(k===0)return curve[0][1];
        const[a,b]=[curve[k-1],curve[k]];
        return b[0]===a[0]?b[1]:a[1]+(b[1]-a[1])*(x-a[0])/(b[0]-a[0]);
      };
      function show(){
        hair.replaceChildren();
        reading.replaceChildren();
        hair.classList.toggle("on",at!==null);
        if(at===null)return;
        const x=left+(at-x0)/(x1-x0)*(right-left);
        hair.append(svg("line",{x1:x,x2:x,y1:top,y2:bottom}));
        reading.append(el("span","when","within "+duration(10**at)));
        waits.curves.forEach((curve,policy)=>{
          if(!curve||!curve.length||(isolated>=0&&isolated!==policy))return;
          const value=valueAt(curve,at),color="p"+policy%data.colors,item=el("span");
          item.append(el("span","swatch "+color),data.policies[policy]+" ",
            el("b","",Number.isNaN(value)?"–":fixed(value,2)));
          reading.append(item);
          if(!Number.isNaN(value))hair.append(svg("circle",{class:color,cx:x,r:3.5,
            cy:bottom-(value-y0)/(y1-y0||1)*(bottom-top)}));
        });
      }
      isolateListeners.push(show);
      waitPlot.setAttribute("role","application");
      waitPlot.setAttribute("aria-roledescription","chart");
      waitPlot.addEventListener("pointermove",event=>{
        const r=waitPlot.getBoundingClientRect();
        const x=clamp((event.clientX-r.left)/r.width*waitPlot.viewBox.baseVal.width,left,right);
        at=x0+(x-left)/(right-left)*(x1-x0);
        show();
      });
      waitPlot.addEventListener("pointerleave",()=>{at=null;show()});
      waitPlot.addEventListener("focus",()=>reading.setAttribute("aria-live","polite"));
      waitPlot.addEventListener("blur",()=>{reading.setAttribute("aria-live","off");at=null;show()});
      waitPlot.addEventListener("keydown",event=>{
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
