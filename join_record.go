package kartograph

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/layers"
)

// groupIDs are the ids of a group's members, for export-ids.
type groupIDs struct {
	name string
	ids  []string
}

// recordJoiner makes the records of joined features: the source's columns as
// far as the members agree on them, then what the join adds.
type recordJoiner struct {
	spec   *Join
	schema *layers.Schema
	// columns is how many columns the source has.
	columns int
	// extra names the attributes that the join adds.
	extra []string
}

func newRecordJoiner(p *placedLayer) *recordJoiner {
	j := &recordJoiner{spec: p.Join}
	source := p.read.schema.Columns()
	j.columns = len(source)
	for _, a := range p.Join.Attributes {
		j.extra = append(j.extra, a.Name)
	}
	if as := p.Join.GroupAs; as != "" && !slices.Contains(j.extra, as) {
		j.extra = append(j.extra, as)
	}
	// The added names come first: of columns with the same name the first
	// one counts.
	j.schema = layers.NewSchema(append(append([]string{}, j.extra...), source...))
	return j
}

// pad gives a record that is in no group the columns of the joined ones.
func (j *recordJoiner) pad(r layers.Record) layers.Record {
	values := make([]layers.Value, len(j.extra)+j.columns)
	for i, column := range j.extra {
		values[i], _ = r.Get(column)
	}
	copy(values[len(j.extra):], r.Values)
	return layers.Record{Schema: j.schema, Values: values}
}

// join makes the record of a group from those of its members.
func (j *recordJoiner) join(name string, members []layers.Record) (layers.Record, groupIDs) {
	values := make([]layers.Value, 0, len(j.extra)+j.columns)
	for _, a := range j.spec.Attributes {
		values = append(values, j.value(a, name, members))
	}
	if len(values) < len(j.extra) {
		values = append(values, layers.Text(name))
	}
	for i := range j.columns {
		values = append(values, agreed(members, func(r layers.Record) layers.Value { return valueAt(r, i) }))
	}
	ids := groupIDs{name: name, ids: []string{}}
	if j.spec.ExportIDs != "" {
		for _, r := range members {
			v, _ := r.Get(j.spec.ExportIDs)
			ids.ids = append(ids.ids, v.String())
		}
	}
	return layers.Record{Schema: j.schema, Values: values}, ids
}

func valueAt(r layers.Record, i int) layers.Value {
	if i < len(r.Values) {
		return r.Values[i]
	}
	return layers.Value{}
}

// agreed is the value that all members share, else null.
func agreed(members []layers.Record, get func(layers.Record) layers.Value) layers.Value {
	value := get(members[0])
	for _, r := range members[1:] {
		if get(r) != value {
			return layers.Value{}
		}
	}
	return value
}

// value is what a joined feature's attribute becomes. A group for which the
// config gives no value keeps what it would have without the attribute.
func (j *recordJoiner) value(a JoinAttribute, group string, members []layers.Record) layers.Value {
	get := func(r layers.Record) layers.Value { v, _ := r.Get(a.Column); return v }
	if a.PerGroup != nil {
		if v, ok := a.PerGroup[group]; ok {
			return v
		}
		if a.Name == j.spec.GroupAs {
			return layers.Text(group)
		}
		return agreed(members, func(r layers.Record) layers.Value { v, _ := r.Get(a.Name); return v })
	}
	switch a.Reduce {
	case "", "first":
		return get(members[0])
	case "count":
		return layers.Number(float64(len(members)))
	default:
		return reduce(a.Reduce, members, get)
	}
}

// reduce draws a number from the members' numbers; members without one do not
// count, and without any number the result is null.
func reduce(how string, members []layers.Record, get func(layers.Record) layers.Value) layers.Value {
	sum, least, most, n := 0.0, math.Inf(1), math.Inf(-1), 0
	for _, r := range members {
		if f, ok := get(r).Float(); ok {
			sum, least, most, n = sum+f, math.Min(least, f), math.Max(most, f), n+1
		}
	}
	if n == 0 {
		return layers.Value{}
	}
	switch how {
	case "min":
		return layers.Number(least)
	case "max":
		return layers.Number(most)
	case "mean":
		return layers.Number(sum / float64(n))
	default:
		return layers.Number(sum)
	}
}
