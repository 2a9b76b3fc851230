package delimited

import (
	"io"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/corners"
)

// group is the line or ring that rows with the same key make.
type group struct {
	flat []float64
	// values are those on which all rows agree; the others are null.
	values []layers.Value
	// first is the place of the first row.
	first string
}

// groups are the groups of a file in the order of their first rows.
type groups struct {
	list  []*group
	index map[string]*group
}

// add adds a row to the group of its key.
func (g *groups) add(key string, point []float64, values []layers.Value, where string) {
	if g.index == nil {
		g.index = map[string]*group{}
	}
	one := g.index[key]
	if one == nil {
		one = &group{values: values, first: where}
		g.index[key] = one
		g.list = append(g.list, one)
	}
	one.flat = append(one.flat, point...)
	for i, v := range values {
		if one.values[i] != v {
			one.values[i] = layers.Value{}
		}
	}
}

// yieldGroups yields the features of all groups; io.EOF is the end.
func (r *run) yieldGroups() error {
	for _, g := range r.groups.list {
		t, lacking := g.geometry(r.source.mode)
		if lacking != "" {
			if err := r.records.Empty(lacking, func() string { return g.first }); err != nil {
				return err
			}
			continue
		}
		if err := r.feature(t, g.values); err != nil {
			return err
		}
	}
	return io.EOF
}

// geometry returns the line, or the polygon whose ring is closed if need be;
// lacking tells why there is none.
func (g *group) geometry(m Mode) (t geom.T, lacking string) {
	n := len(g.flat) / 2
	if m == Lines {
		if !corners.Two(g.flat) {
			return nil, "lines of fewer than 2 different points skipped"
		}
		return geom.NewLineStringFlat(geom.XY, g.flat), ""
	}
	if !corners.Three(g.flat) {
		return nil, "polygons of fewer than 3 different points skipped"
	}
	if g.flat[0] != g.flat[2*n-2] || g.flat[1] != g.flat[2*n-1] {
		g.flat = append(g.flat, g.flat[0], g.flat[1])
	}
	return geom.NewPolygonFlat(geom.XY, g.flat, []int{len(g.flat)}), ""
}
