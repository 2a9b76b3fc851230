package kartograph

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/twpayne/go-geom"
)

// joinLayers merges the features of layers that ask for it.
func joinLayers(ctx context.Context, _ *Config, _ *frame, placed []*placedLayer) error {
	for _, p := range placed {
		if p.Join == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		joinLayer(p)
	}
	return nil
}

// joinLayer merges one layer: first come the features in no group, then the
// groups. They are told by the records, so that sums and ids count members that
// lie outside the frame as well.
func joinLayer(p *placedLayer) {
	groups := joinGroups(p)
	joiner := newRecordJoiner(p)
	members := make([][]int, len(groups.names))
	var features []layers.Feature
	for i, f := range p.features {
		if k := groups.of(f.Record); k >= 0 {
			members[k] = append(members[k], i)
			continue
		}
		f.Record = joiner.pad(f.Record)
		features = append(features, f)
	}
	p.found = append(p.found, groups.strangers(p)...)
	merged := mergeGroups(p, members)
	for k, name := range groups.names {
		if len(groups.records[k]) == 0 {
			continue
		}
		record, ids := joiner.join(name, groups.records[k])
		if p.Join.ExportIDs != "" {
			p.exported = append(p.exported, ids)
		}
		if merged[k] != nil {
			features = append(features, layers.Feature{Geometry: merged[k], Record: record})
		}
	}
	p.features, p.extra = features, joiner.extra
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
	for _, f := range p.read.features {
		if v, ok := f.Record.Get(g.column); ok && !v.IsNull() && len(p.Join.Groups) == 0 {
			if _, known := g.index[v.String()]; !known {
				g.index[v.String()] = len(g.names)
				g.names = append(g.names, v.String())
			}
		}
	}
	g.records = make([][]layers.Record, len(g.names))
	for _, f := range p.read.features {
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

// strangers warns of groups that the config lists and that have no members, and
// of values in them that no feature has.
func (g *grouping) strangers(p *placedLayer) []Warning {
	if g.column == "" || len(p.read.features) == 0 {
		return nil
	}
	known := distinctValues(p.read.features, g.column)
	there := map[string]bool{}
	for _, value := range known {
		there[value] = true
	}
	var found []Warning
	for k, group := range p.Join.Groups {
		var missing []string
		for _, value := range group.Values {
			if !there[value] {
				missing = append(missing, missingValue(value, known))
			}
		}
		switch {
		case len(g.records[k]) == 0 && len(missing) == 0:
			found = append(found, Warning{Layer: p.ID, Text: fmt.Sprintf("join: group %q is empty: its features are in groups before it", group.Name)})
		case len(g.records[k]) == 0:
			found = append(found, Warning{Layer: p.ID, Text: fmt.Sprintf("join: no feature belongs to group %q: %s has no %s%s",
				group.Name, g.column, strings.Join(missing, ", no "), sampleValues(p.read.features, g.column))})
		case len(missing) > 0:
			found = append(found, Warning{Layer: p.ID, Text: fmt.Sprintf("join: group %q: %s has no %s", group.Name, g.column, strings.Join(missing, ", no "))})
		}
	}
	return found
}

// missingValue quotes a value that nothing has, with the one that was probably
// meant.
func missingValue(value string, known []string) string {
	if guess, ok := nearest.Match(value, known[:min(len(known), maxDistinct)]); ok {
		return fmt.Sprintf("%q (%s)", value, nearest.Question(guess))
	}
	return quote(value)
}

// distinctValues lists the values of a column as texts, each once, nulls left
// out.
func distinctValues(features []layers.Feature, column string) []string {
	seen := map[string]bool{}
	var values []string
	for _, f := range features {
		v, ok := f.Record.Get(column)
		if text := v.String(); ok && !v.IsNull() && !seen[text] {
			seen[text] = true
			values = append(values, text)
		}
	}
	return values
}

// mergeGroups merges the geometries of each group's members: polygons by
// dropping the arcs between them, lines end to end, points into one feature.
// Polygons whose borders are not shared point by point are united by their
// areas.
func mergeGroups(p *placedLayer, members [][]int) []geom.T {
	geometries := geometriesOf(p.features)
	if p.Join.Buffer > 0 {
		p.widenPolygons(geometries, members)
	}
	merged, err := overlay.Join(geometries, members, overlay.Options{UnifyPrecision: unifyPrecision(p.Layer)})
	p.warn("join", err)
	return merged
}

// widenPolygons puts the buffers of groups' polygons in their places.
func (p *placedLayer) widenPolygons(geometries []geom.T, members [][]int) {
	failed := 0
	for _, group := range members {
		for _, i := range group {
			if !isPolygon(geometries[i]) {
				continue
			}
			wide, err := overlay.Buffer(geometries[i], p.Join.Buffer)
			if err != nil {
				failed++
				continue
			}
			geometries[i] = wide
		}
	}
	if failed > 0 {
		p.found = append(p.found, Warning{Layer: p.ID, Text: fmt.Sprintf("join.buffer: %d polygons could not be widened and are joined as they are", failed)})
	}
}

// isPolygon reports whether a geometry has an area.
func isPolygon(g geom.T) bool {
	switch g.(type) {
	case *geom.Polygon, *geom.MultiPolygon:
		return true
	}
	return false
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
