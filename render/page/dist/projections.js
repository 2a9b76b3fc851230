var c=({lat0:t=0})=>({f:(o,a)=>[o*Math.cos(t*Math.PI/180),a]});export{c as lonlat};
