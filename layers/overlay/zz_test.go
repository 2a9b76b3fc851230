package overlay
import ("testing";"fmt";"os";"encoding/json"
"github.com/seed-898ab921/kartograph/layers/topology"
"github.com/twpayne/go-geom"
)
func TestZZ(t *testing.T){
 var d map[string][][][]float64
 b,_:=os.ReadFile("/tmp/pred/zz.json"); json.Unmarshal(b,&d)
 mk:=func(p [][][]float64) *areas { a:=&areas{}; for _,r:=range p {a.add(r)}; return a}
 _=mk
 smr:=mk(d["smr"]).geometry(); u:=mk(d["u"]).geometry()
 m,_:=NewMask([]geom.T{u})
 rings:=d["smr"][0]
 box:=bounds(rings[0])
 n:=m.near(box)
 s,err:=topology.Subtract(smr,n)
 fmt.Println(m.where(box,rings[0][0],rings[0][1]), err, s, n, len(m.parts),m.parts==nil)
 for _,p:=range m.parts { if len(p)>1 { fmt.Println(p[1:]) } }
 fmt.Println(smr.FlatCoords())
}
