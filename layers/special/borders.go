package special

import (
	"strings"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/topology"
)

// BorderKind says which borders are drawn.
type BorderKind string

// The kinds of borders.
const (
	// InnerBorders lie between two features.
	InnerBorders BorderKind = "inner"
	// OuterBorders have a feature on one side only: coasts.
	OuterBorders BorderKind = "outer"
	// AllBorders are both.
	AllBorders BorderKind = "all"
)

// Borders is the borders of a polygon layer, each drawn once.
type Borders struct {
	// Layer is the id of the polygon layer.
	Layer string
	// Kind is empty for AllBorders.
	Kind BorderKind
	// GroupBy are columns of the layer, with commas between them.
	GroupBy string
}

// Name is "borders".
func (Borders) Name() string { return "borders" }

func (Borders) spec() {}

func borders() Kind {
	return rule[Borders]{
		implied: true,
		keys: []form.Key[Borders]{
			form.Bind("borders", bordersForm(), form.About("Borders of a polygon layer, each drawn once.", "", `{"layer": "countries", "kind": "inner"}`),
				func(b *Borders) *Borders { return b }),
		},
		ofKey:   "borders.layer",
		of:      func(b Borders) string { return b.Layer },
		columns: borderColumns,
		check: func(_ Borders, given func(string) bool) (key, problem string) {
			if given("borders") {
				return "", "" // that its layer is missing was told where it stands
			}
			return "", "a borders layer needs \"borders\": {\"layer\": id}, the polygon layer whose borders it draws"
		},
		make: borderFeatures,
	}.kind()
}

func bordersForm() form.Form[Borders] {
	return form.Mapping("borders", "layers.*.borders", "Which borders a `\"special\": \"borders\"` layer draws. Each line carries the "+
		"attributes of both sides, `left.NAME` and `right.NAME`.", []form.Key[Borders]{
		form.Bind("layer", form.NonEmpty("a layer's id"), form.About("The polygon layer whose borders they are.", form.Required, `"countries"`),
			func(b *Borders) *string { return &b.Layer }),
		form.Bind("kind", form.OneOf(InnerBorders, OuterBorders, AllBorders), form.About("`inner` borders lie between two features, `outer` ones on one side only (coasts).",
			`"all"`, `"inner"`), func(b *Borders) *BorderKind { return &b.Kind }),
		form.Bind("group-by", form.NonEmpty("a column's name"), form.About("One or more columns of the layer, with commas between them, the coarsest first. Each border gets the attribute `level`: 0 between "+
			"features that differ in the first column, 1 in the second, and so on.", "", `"CONTINENT,SUBREGION"`),
			func(b *Borders) *string { return &b.GroupBy }),
	})
}

// borderColumns are the columns of the layer that tell the levels of borders.
func borderColumns(b Borders) []Column {
	var needed []Column
	for _, column := range levelColumns(b.GroupBy) {
		needed = append(needed, Column{Key: "borders.group-by", Name: column})
	}
	return needed
}

// borderFeatures draws the borders of a polygon layer, each once. A border
// carries the attributes of both sides as left.NAME and right.NAME and, with
// group-by, its level: 0 between groups of the first column, 1 between those of
// the second within one of the first, and so on; coasts have level 0.
func borderFeatures(v View, b Borders, of Layer) ([]layers.Feature, error) {
	geometries := make([]geom.T, len(of.Features))
	for i, f := range of.Features {
		geometries[i] = f.Geometry
	}
	t, err := topology.BuildContext(v.context(), []topology.Layer{{Geometries: geometries, UnifyPrecision: of.UnifyPrecision}})
	if err != nil {
		return nil, err
	}
	levels := groupLevels(b.GroupBy, of.Features)
	kind := map[BorderKind]topology.BorderKind{InnerBorders: topology.InnerBorders, OuterBorders: topology.OuterBorders}[b.Kind]
	sides := newBorderSides(of, len(levels) > 0)
	var features []layers.Feature
	for _, border := range t.Borders(0, kind, levels...) {
		features = append(features, layers.Feature{Geometry: border.Line, Record: sides.record(border)})
	}
	return features, nil
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

func newBorderSides(of Layer, levelled bool) borderSides {
	var source []string
	if len(of.Features) > 0 {
		source = of.Features[0].Record.Schema.Columns()
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
	return borderSides{of.Features, len(source), levelled, layers.NewSchema(names)}
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
				values = append(values, s.features[side].Record.At(i))
			}
		}
	}
	return layers.Record{Schema: s.schema, Values: values}
}
