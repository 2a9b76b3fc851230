package kartograph

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/nearest"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// joinLayers merges the features of layers that ask for it.
func joinLayers(ctx context.Context, cfg *Config, _ *frame, placed []*placedLayer) error {
	for _, p := range placed {
		if p.Join == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := joinLayer(p); err != nil {
			return cfg.layerError(p.Layer, "join", err)
		}
	}
	return nil
}

// joinLayer merges one layer. The groups are told by the records, so that sums
// and ids count members that lie outside the frame as well.
func joinLayer(p *placedLayer) error {
	groups := joinGroups(p)
	joiner := newRecordJoiner(p)
	members := make([][]int, len(groups.names))
	for i, f := range p.features {
		if k := groups.of(f.Record); k >= 0 {
			members[k] = append(members[k], i)
		}
	}
	merged := mergeGroups(p, members)
	var features []layers.Feature
	for _, f := range p.features {
		if groups.of(f.Record) < 0 {
			f.Record = joiner.pad(f.Record)
			features = append(features, f)
		}
	}
	for k, name := range groups.names {
		records := groups.records[k]
		if len(records) == 0 {
			p.found = append(p.found, groups.nobody(p, k))
			continue
		}
		record, ids := joiner.join(name, records)
		if p.Join.ExportIDs != "" {
			p.exported = append(p.exported, ids)
		}
		if merged[k] != nil {
			features = append(features, layers.Feature{Geometry: merged[k], Record: record})
		}
	}
	p.features, p.extra = features, joiner.extra
	return nil
}

// grouping says which records make which group.
type grouping struct {
	column string
	names  []string
	// index finds the group of a value; without a column all is group 0.
	index   map[string]int
	records [][]layers.Record
}

// joinGroups finds the groups of a layer: those that the config lists, or one
// for each value in the order of its first appearance.
func joinGroups(p *placedLayer) *grouping {
	g := &grouping{column: p.Join.GroupBy, index: map[string]int{}}
	for _, group := range p.Join.Groups {
		for _, value := range group.Values {
			if _, taken := g.index[value]; !taken {
				g.index[value] = len(g.names)
			}
		}
		g.names = append(g.names, group.Name)
	}
	if g.column == "" {
		g.names = []string{""}
	}
	for _, f := range p.readLayer.features {
		if v, ok := f.Record.Get(g.column); ok && !v.IsNull() && len(p.Join.Groups) == 0 {
			if _, known := g.index[v.String()]; !known {
				g.index[v.String()] = len(g.names)
				g.names = append(g.names, v.String())
			}
		}
	}
	g.records = make([][]layers.Record, len(g.names))
	for _, f := range p.readLayer.features {
		if k := g.of(f.Record); k >= 0 {
			g.records[k] = append(g.records[k], f.Record)
		}
	}
	return g
}

// of returns the number of the group that a record belongs to, or -1.
func (g *grouping) of(r layers.Record) int {
	if g.column == "" {
		return 0
	}
	v, _ := r.Get(g.column)
	if k, ok := g.index[v.String()]; ok && !v.IsNull() {
		return k
	}
	return -1
}

// nobody warns of a group without members.
func (g *grouping) nobody(p *placedLayer, k int) Warning {
	text := fmt.Sprintf("join: no feature belongs to group %q", g.names[k])
	var known []string
	for _, f := range p.readLayer.features {
		if v, ok := f.Record.Get(g.column); ok && !v.IsNull() && !slices.Contains(known, v.String()) {
			known = append(known, v.String())
		}
	}
	for _, group := range p.Join.Groups {
		if group.Name != g.names[k] {
			continue
		}
		for _, value := range group.Values {
			if guess, ok := nearest.Match(value, known); ok {
				return Warning{p.ID, fmt.Sprintf("%s: %s has no %q, did you mean %q?", text, g.column, value, guess)}
			}
		}
	}
	return Warning{p.ID, text + sampleValues(p.readLayer, g.column)}
}

// mergeGroups merges the geometries of each group's members: polygons by
// dropping the arcs between them, lines end to end. Polygons whose borders are
// not shared point by point are united by their areas.
func mergeGroups(p *placedLayer, members [][]int) []geom.T {
	geometries := geometriesOf(p.features)
	for i, g := range geometries {
		if p.Join.Buffer > 0 && isPolygon(g) {
			var err error
			geometries[i], err = overlay.Buffer(g, p.Join.Buffer)
			p.warn("join", err)
		}
	}
	t := topology.Build([]topology.Layer{{Geometries: geometries, UnifyPrecision: p.UnifyPrecision}})
	lines := t.MergeLines(0, members)
	merged, err := overlay.Dissolve(t, 0, members)
	p.warn("join", err)
	for k := range merged {
		merged[k] = together(merged[k], lines[k])
	}
	return merged
}

// isPolygon reports whether a geometry has an area.
func isPolygon(g geom.T) bool {
	switch g.(type) {
	case *geom.Polygon, *geom.MultiPolygon:
		return true
	}
	return false
}

// together puts polygons and lines of one group into one geometry.
func together(polygons, lines geom.T) geom.T {
	if polygons == nil || lines == nil {
		if polygons == nil {
			return lines
		}
		return polygons
	}
	both := geom.NewGeometryCollection()
	// Push fails only for another layout, and both have the same.
	_ = both.Push(polygons, lines)
	return both
}

// exportedIDs is what a join with export-ids lists, as JSON: group names and
// the ids of their members, in order.
func exportedIDs(groups []groupIDs) []byte {
	text := []byte("{")
	for i, g := range groups {
		if i > 0 {
			text = append(text, ", "...)
		}
		name, _ := json.Marshal(g.name) // texts always marshal
		list, _ := json.Marshal(g.ids)
		text = append(append(append(text, name...), ": "...), list...)
	}
	return append(text, '}')
}
