package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// PlaceJoin is a join by where features lie: with the polygons around them, with
// what lies in them, or with what is nearest.
type PlaceJoin struct {
	// Within is the id of a layer. Features get the columns of the polygon of
	// that layer that they lie in; or, with Count, Sum and the like, what
	// those features of that layer have together that lie in their own
	// polygons.
	Within string
	// Nearest is the id of a layer: features get the columns of its feature
	// that is nearest.
	Nearest string
	// Count names the column that receives how many there are.
	Count string
	// Sum, Mean, Min, Max and First are columns that are made of those of
	// what lies within.
	Sum, Mean, Min, Max, First []NamedColumn
	// Distance names the column that receives how far the nearest feature is,
	// km, and MaxDistance is how far it may be; 0 is no bound.
	Distance    string
	MaxDistance float64
}

// NamedColumn is a column under a name of its own.
type NamedColumn struct{ Name, Column string }

// Layer is the id of the layer that is joined, empty for none.
func (p *PlaceJoin) Layer() string {
	if p.Within != "" {
		return p.Within
	}
	return p.Nearest
}

// Gathers reports whether the join makes columns of what lies within.
func (p *PlaceJoin) Gathers() bool {
	return p.Count != "" || len(p.Sum)+len(p.Mean)+len(p.Min)+len(p.Max)+len(p.First) > 0
}

// maxJoins is how many joins a layer may have.
const maxJoins = 100

// maxDistance is half way around the earth, and more, km.
const maxDistance = 25000

// placeKeys are the keys of joins by place.
func placeKeys() []form.Key[DataJoin] {
	gathered := func(name, what, example string, field func(*DataJoin) *[]NamedColumn) form.Key[DataJoin] {
		return form.Bind(name, namedColumnsForm(), form.About("With `within`: "+what+" of those features of the other layer that lie in this layer's polygons: "+
			"a column, a list of columns, or a mapping from new name to column.", "", example), field)
	}
	return []form.Key[DataJoin]{
		form.Bind("within", form.NonEmpty("a layer's id"), form.About("In place of `src`: a layer. Features get the columns of the polygon in it that they lie in; with `count`, `sum` "+
			"and the like polygons get what those features of it have together that lie in them. See [Joins by place](formats.md#joins-by-place).", "", `"counties"`),
			func(j *DataJoin) *string { return &j.Within }),
		form.Bind("nearest", form.NonEmpty("a layer's id"), form.About("In place of `src`: a layer. Features get the columns of the feature of it that is nearest on the sphere.", "", `"stations"`),
			func(j *DataJoin) *string { return &j.Nearest }),
		form.Bind("count", form.NonEmpty("a column's name"), form.About("With `within`: the column that receives how many features of the other layer lie in this layer's polygons.", "", `"shops"`),
			func(j *DataJoin) *string { return &j.Count }),
		gathered("sum", "the sum", `{"people": "POP_MAX"}`, func(j *DataJoin) *[]NamedColumn { return &j.Sum }),
		gathered("mean", "the mean", `{"mean_height": "height"}`, func(j *DataJoin) *[]NamedColumn { return &j.Mean }),
		gathered("min", "the least", `{"lowest": "height"}`, func(j *DataJoin) *[]NamedColumn { return &j.Min }),
		gathered("max", "the greatest", `{"highest": "height"}`, func(j *DataJoin) *[]NamedColumn { return &j.Max }),
		gathered("first", "the first value", `"NAME"`, func(j *DataJoin) *[]NamedColumn { return &j.First }),
		form.Bind("distance", form.NonEmpty("a column's name"), form.About("With `nearest`: the column that receives how far it is, in km.", "", `"km"`),
			func(j *DataJoin) *string { return &j.Distance }),
		form.Bind("max-distance", form.OrOff(form.Number("a number of km", form.Range{Min: 0, Max: maxDistance})), form.About("With `nearest`: how far it may be, in km.", "(any)", "50"),
			func(j *DataJoin) *float64 { return &j.MaxDistance }),
	}
}

// namedColumnsForm is a column, a list of columns, or a mapping from new name to
// column.
func namedColumnsForm() form.Form[[]NamedColumn] {
	column := form.NonEmpty("a column's name")
	columns := form.OneOrMore("a column or a list of columns", column, maxAttributes)
	f := form.Form[[]NamedColumn]{Facts: form.Facts{Want: "a column, a list of columns or a mapping from new name to column"}}
	f.Schema = form.AnyOf(columns.Facts, form.Facts{Schema: form.Props("type", "object", "minProperties", 1, "additionalProperties", column.Described())})
	f.Read = func(d *form.Decoder, at form.Spot) (all []NamedColumn, ok bool) {
		if at.Node.Kind != tree.Map {
			names, ok := columns.Read(d, at)
			for _, name := range names {
				all = append(all, NamedColumn{name, name})
			}
			return all, ok
		}
		ok = true
		for i, item := range d.Items(at) {
			name := at.Node.Keys[i].Name
			from, fine := column.Read(d, d.Visit(at, name, item))
			all, ok = append(all, NamedColumn{name, from}), ok && fine
		}
		return all, ok
	}
	return f
}

// dataListForm is one join, or a list of them.
func dataListForm() form.Form[[]DataJoin] {
	one := dataForm()
	f := form.ListOf("a mapping or a list of mappings", one, maxJoins)
	f.Parts = []form.Facts{one.Facts}
	f.Schema = form.AnyOf(one.Facts, form.Facts{Schema: f.Described()})
	list := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) ([]DataJoin, bool) {
		if at.Node.Kind == tree.List {
			return list(d, at)
		}
		j, ok := one.Read(d, at)
		return []DataJoin{j}, ok
	}
	all := f.Check
	f.Check = func(c *form.Checker, path string, joins []DataJoin) {
		if len(joins) == 1 && !c.Given(path+form.Entry(0)) {
			one.Check(c, path, joins[0])
			return
		}
		all(c, path, joins)
	}
	return f
}

// GatheredColumn is a column that a join makes of what lies within polygons; How
// is "count", "sum", "mean", "min", "max" or "first".
type GatheredColumn struct {
	NamedColumn
	How string
}

// Gathered lists the columns that a join makes of what lies within polygons.
func (p *PlaceJoin) Gathered() (all []GatheredColumn) {
	if p.Count != "" {
		all = append(all, GatheredColumn{NamedColumn{Name: p.Count}, "count"})
	}
	for _, part := range []struct {
		how     string
		columns []NamedColumn
	}{{"sum", p.Sum}, {"mean", p.Mean}, {"min", p.Min}, {"max", p.Max}, {"first", p.First}} {
		for _, column := range part.columns {
			all = append(all, GatheredColumn{column, part.how})
		}
	}
	return all
}
