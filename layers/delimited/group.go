package delimited

import (
	"fmt"
	"io"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers"
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
		t, err := g.geometry(r.source.mode)
		if err != nil {
			return err
		}
		if err := r.feature(t, g.values); err != nil {
			return err
		}
	}
	return io.EOF
}

// geometry returns the line, or the polygon whose ring is closed if need be.
func (g *group) geometry(m mode) (geom.T, error) {
	n := len(g.flat) / 2
	if m == line {
		if n < 2 {
			return nil, fmt.Errorf("%s: a line has at least 2 points, this one %d", g.first, n)
		}
		return geom.NewLineStringFlat(geom.XY, g.flat), nil
	}
	if g.flat[0] != g.flat[2*n-2] || g.flat[1] != g.flat[2*n-1] {
		g.flat = append(g.flat, g.flat[0], g.flat[1])
		n++
	}
	if n < 4 {
		return nil, fmt.Errorf("%s: a polygon has at least 3 points, this one %d", g.first, n-1)
	}
	return geom.NewPolygonFlat(geom.XY, g.flat, []int{len(g.flat)}), nil
}
