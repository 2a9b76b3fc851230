package kartograph

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// closeSeams lets features that are to be joined meet at 180 degrees, where a file
// has cut them short of it. Sources are shared: what changes is a copy.
func (r *readLayer) closeSeams() {
	if r.Join == nil || r.InPlane() {
		return
	}
	found := groups.Find(r.Join, r.kept)
	members := make([][]int, len(found.Names))
	for i := range r.kept {
		if k := found.Of(r.kept[i].Record); k >= 0 && r.kept[i].System == nil {
			members[k] = append(members[k], i)
		}
	}
	own := false
	for _, group := range members {
		geometries := make([]geom.T, len(group))
		for k, i := range group {
			geometries[k] = r.kept[i].Geometry
		}
		closed := projection.CloseSeam(geometries, r.edges())
		if closed == nil {
			continue
		}
		if !own {
			r.kept, r.bounds, own = slices.Clone(r.kept), slices.Clone(r.bounds), true
		}
		for k, i := range group {
			r.kept[i].Geometry, r.bounds[i] = closed[k], layers.Bounds(closed[k])
		}
	}
}
