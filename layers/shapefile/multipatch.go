package shapefile

import "github.com/seed-898ab921/kartograph/layers/internal/rings"

// The types of a multipatch's parts; the four types of rings follow these two.
const (
	triangleStrip = 0
	triangleFan   = 1
)

// triangles adds the triangles of a strip or fan, the points start to end, as
// rings. Those that stand upright have no area on the ground and are left out.
func (c *converter) triangles(patch int32, start, end int) {
	c.tally.Count("triangle strips and fans of multipatches read as triangles", c.where)
	for i := start + 2; i < end; i++ {
		corners := [3]int{i - 2, i - 1, i}
		if patch == triangleFan {
			corners[0] = start
		}
		first := len(c.xy) / 2
		for _, k := range corners {
			c.xy = append(c.xy, c.xy[2*k], c.xy[2*k+1])
		}
		r, ok := rings.New(c.xy, first, first+3)
		if !ok || r.Area == 0 {
			c.xy = c.xy[:2*first]
			continue
		}
		r.Alone = true
		c.rings = append(c.rings, r)
	}
}
