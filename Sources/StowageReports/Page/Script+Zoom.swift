extension Script {
  /// Pointer and keys on the charts: reading, zooming and coming back.
  static let zoom = #"""
    const binAt=(plot,x)=>clamp(Math.floor((view[0]+(x-plot.left)/(plot.right-plot.left)*(view[1]-view[0])-axis.origin)
      /axis.width),0,axis.count-1);
    const pointerX=(plot,event)=>{const r=plot.node.getBoundingClientRect();
      return clamp((event.clientX-r.left)/r.width*plot.node.viewBox.baseVal.width,plot.left,plot.right)};
    const timeAt=(plot,x)=>view[0]+(x-plot.left)/(plot.right-plot.left)*(view[1]-view[0]);
    function setView(from,to){
      const least=axis.width*4;
      if(to-from<least){const m=(from+to)/2;from=m-least/2;to=m+least/2}
      if(to-from>=whole[1]-whole[0]){from=whole[0];to=whole[1]}
      if(from<whole[0]){to+=whole[0]-from;from=whole[0]}
      if(to>whole[1]){from-=to-whole[1];to=whole[1]}
      view=[Math.max(from,whole[0]),to];
      const isWhole=view[0]===whole[0]&&view[1]===whole[1];
      $("zoom-reset").hidden=isWhole;
      $("zoom-state").textContent=isWhole?"":duration(view[0])+" to "+duration(view[1]);
      for(const plot of plots)draw(plot);
      read();
    }
    const resetView=()=>setView(whole[0],whole[1]);
    if($("zoom-reset"))$("zoom-reset").onclick=resetView;
    for(const plot of plots){
      const node=plot.node;
      let start=null,box=null;
      node.addEventListener("pointermove",event=>{
        const x=pointerX(plot,event);
        cursor=binAt(plot,x);
        if(start!==null&&box){box.setAttribute("x",Math.min(start,x));box.setAttribute("width",Math.abs(x-start))}
        read();
      });
      node.addEventListener("pointerleave",()=>{if(start===null){cursor=-1;read()}});
      node.addEventListener("pointerdown",event=>{
        if(event.button!==0||event.pointerType==="touch")return;
        start=pointerX(plot,event);
        box=svg("rect",{class:"selection",x:start,y:plot.top,width:0,height:plot.bottom-plot.top});
        node.append(box);
        node.setPointerCapture(event.pointerId);
      });
      const finish=event=>{
        if(start===null)return;
        const x=pointerX(plot,event),from=Math.min(start,x),to=Math.max(start,x);
        start=null;box.remove();box=null;
        if(event.type==="pointerup"&&to-from>6)setView(timeAt(plot,from),timeAt(plot,to));
      };
      node.addEventListener("pointerup",finish);
      node.addEventListener("pointercancel",finish);
      node.addEventListener("dblclick",resetView);
      node.addEventListener("focus",()=>plot.reading.setAttribute("aria-live","polite"));
      node.addEventListener("blur",()=>{plot.reading.setAttribute("aria-live","off");cursor=-1;read()});
      node.addEventListener("keydown",event=>{
        const step=event.shiftKey?10:1,at=cursor<0?binAt(plot,(plot.left+plot.right)/2):cursor;
        const span=view[1]-view[0];
        const zoomBy=factor=>{const m=cursor<0?(view[0]+view[1])/2:middle(cursor);
          setView(m-(m-view[0])*factor,m+(view[1]-m)*factor)};
        switch(event.key){
        case"ArrowLeft":cursor=Math.max(at-step,0);break;
        case"ArrowRight":cursor=Math.min(at+step,axis.count-1);break;
        case"Home":cursor=binAt(plot,plot.left);break;
        case"End":cursor=binAt(plot,plot.right-.01);break;
        case"+":case"=":zoomBy(.5);break;
        case"-":zoomBy(2);break;
        default:return;
        }
        event.preventDefault();
        if(cursor>=0){
          const t=middle(cursor);
          if(t<view[0])setView(t-axis.width,t-axis.width+span);
          else if(t>view[1])setView(t+axis.width-span,t+axis.width);
        }
        read();
      });
    }
    addEventListener("keydown",event=>{
      if(event.key!=="Escape")return;
      if(view[0]!==whole[0]||view[1]!==whole[1])resetView();
      else if(isolated>=0)isolate(isolated);
    });
    """#
}
