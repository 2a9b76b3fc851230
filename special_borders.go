package kartograph

import (
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/topology"
)

// bordersLayer is the borders of a polygon layer.
func bordersLayer() special {
	return special{
		name: "borders",
		of:   func(l *Layer) string { return l.Borders.Layer },
		columns: func(l *Layer) []neededColumn {
			var needed []neededColumn
			for _, column := range levelColumns(l.Borders.GroupBy) {
				needed = append(needed, neededColumn{"borders.group-by", column})
			}
			return needed
		},
		make: func(_ *frame, l *Layer, of *placedLayer) ([]layers.Feature, error) {
			return borderFeatures(l.Borders, of), nil
		},
	}
}

// borderFeatures draws the borders of a polygon layer, each once. A border
// carries the attributes of both sides as left.NAME and right.NAME and, with
// group-by, its level: 0 between groups of the first column, 1 between those of
// the second within one of the first, and so on; coasts have level 0.
func borderFeatures(b Borders, of *placedLayer) []layers.Feature {
	t := topologyOf([]*placedLayer{of})
	levels := groupLevels(b.GroupBy, of.features)
	kind := map[string]topology.BorderKind{"inner": topology.InnerBorders, "outer": topology.OuterBorders}[b.Kind]
	sides := newBorderSides(of, len(levels) > 0)
	var features []layers.Feature
	for _, border := range t.Borders(0, kind, levels...) {
		features = append(features, layers.Feature{Geometry: border.Line, Record: sides.record(border)})
	}
	return features
}

// levelColumns splits the columns of a group-by at its commas.
func levelColumns(text string) []string {
	var columns []string
	for _, column := range strings.Split(text, ",") {
		if column = strings.TrimSpace(column); column != "" {
			columns = append(columns, column)
		}
	}
	return columns
}

// groupLevels numbers the groups that the features belong to, one level for
// each of the columns, the coarsest first.
func groupLevels(columns string, features []layers.Feature) [][]int {
	var levels [][]int
	for _, column := range levelColumns(columns) {
		numbers := map[string]int{}
		level := make([]int, len(features))
		for i, f := range features {
			v, _ := f.Record.Get(column)
			k, known := numbers[v.String()]
			if !known {
				k = len(numbers)
				numbers[v.String()] = k
			}
			level[i] = k
		}
		levels = append(levels, level)
	}
	return levels
}

// borderSides makes the records of borders.
type borderSides struct {
	features []layers.Feature
	columns  int
	levelled bool
	schema   *layers.Schema
}

func newBorderSides(of *placedLayer, levelled bool) borderSides {
	var source []string
	if len(of.features) > 0 {
		source = of.features[0].Record.Schema.Columns()
	}
	var names []string
	if levelled {
		names = append(names, "level")
	}
	for _, side := range []string{"left.", "right."} {
		for _, column := range source {
			names = append(names, side+column)
		}
	}
	return borderSides{of.features, len(source), levelled, layers.NewSchema(names)}
}

func (s borderSides) record(b topology.Border) layers.Record {
	var values []layers.Value
	if s.levelled {
		values = append(values, layers.Number(float64(b.Level)))
	}
	for _, side := range []int{b.Left, b.Right} {
		for i := range s.columns {
			if side < 0 {
				values = append(values, layers.Value{})
			} else {
				values = append(values, valueAt(s.features[side].Record, i))
			}
		}
	}
	return layers.Record{Schema: s.schema, Values: values}
}
