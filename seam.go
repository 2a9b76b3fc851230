package kartograph

import (
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// closeSeams lets features that are to be joined, or whose borders are drawn, meet
// at 180 degrees, where a file has cut them short of it. Sources are shared: what
// changes is a copy.
func (r *readLayer) closeSeams(cfg *Config) {
	var members [][]int
	switch {
	case r.InPlane():
		return
	case bordered(cfg, r.ID):
		members = r.groupedBy(1, func(layers.Record) int { return 0 })
	case r.Join != nil:
		found := groups.Find(r.Join, r.kept)
		members = r.groupedBy(len(found.Names), found.Of)
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

// groupedBy lists the features of each of n groups; group is below 0 for those of
// none. Features in a plane of their own are left out.
func (r *readLayer) groupedBy(n int, group func(layers.Record) int) [][]int {
	members := make([][]int, n)
	for i := range r.kept {
		if k := group(r.kept[i].Record); k >= 0 && r.kept[i].System == nil {
			members[k] = append(members[k], i)
		}
	}
	return members
}

// bordered reports whether a layer draws the borders of the layer with this id.
func bordered(cfg *Config, id string) bool {
	return slices.ContainsFunc(cfg.Layers, func(l config.Layer) bool {
		b, ok := l.Special.(special.Borders)
		return ok && b.Layer == id
	})
}
