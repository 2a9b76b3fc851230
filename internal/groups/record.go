package groups

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
)

// IDs are the ids of a group's members, for export-ids.
type IDs struct {
	Name string
	IDs  []string
}

// Joiner makes the records of joined features: the source's columns as
// far as the members agree on them, then what the join adds.
type Joiner struct {
	spec   *config.Join
	schema *layers.Schema
	// columns is how many columns the source has.
	columns int
	// Extra names the attributes that the join adds.
	Extra []string
}

// NewJoiner makes the records of a join of features with this schema.
func NewJoiner(spec *config.Join, schema *layers.Schema) *Joiner {
	j := &Joiner{spec: spec}
	source := schema.Columns()
	j.columns = len(source)
	for _, a := range spec.Attributes {
		j.Extra = append(j.Extra, a.Name)
	}
	if as := spec.GroupAs; as != "" && !slices.Contains(j.Extra, as) {
		j.Extra = append(j.Extra, as)
	}
	// The added names come first: of columns with the same name the first
	// one counts.
	j.schema = layers.NewSchema(append(append([]string{}, j.Extra...), source...))
	return j
}

// Pad gives a record that is in no group the columns of the joined ones.
func (j *Joiner) Pad(r layers.Record) layers.Record {
	values := make([]layers.Value, len(j.Extra)+j.columns)
	for i, column := range j.Extra {
		values[i], _ = r.Get(column)
	}
	copy(values[len(j.Extra):], r.Values)
	return layers.Record{Schema: j.schema, Values: values}
}

// Join makes the record of a group from those of its members.
func (j *Joiner) Join(name string, members []layers.Record) (layers.Record, IDs) {
	values := make([]layers.Value, 0, len(j.Extra)+j.columns)
	for _, a := range j.spec.Attributes {
		values = append(values, j.value(a, name, members))
	}
	if len(values) < len(j.Extra) {
		values = append(values, layers.Text(name))
	}
	for i := range j.columns {
		values = append(values, agreed(members, func(r layers.Record) layers.Value { return r.At(i) }))
	}
	ids := IDs{Name: name, IDs: []string{}}
	if j.spec.ExportIDs != "" {
		for _, r := range members {
			v, _ := r.Get(j.spec.ExportIDs)
			ids.IDs = append(ids.IDs, v.String())
		}
	}
	return layers.Record{Schema: j.schema, Values: values}, ids
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
func (j *Joiner) value(a config.JoinAttribute, group string, members []layers.Record) layers.Value {
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
	case "", config.First:
		return get(members[0])
	case config.Count:
		return layers.Number(float64(len(members)))
	default:
		return reduce(a.Reduce, members, get)
	}
}

// reduce draws a number from the members' numbers; members without one do not
// count, and without any number the result is null.
func reduce(how config.Reducer, members []layers.Record, get func(layers.Record) layers.Value) layers.Value {
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
	case config.Min:
		return layers.Number(least)
	case config.Max:
		return layers.Number(most)
	case config.Mean:
		return layers.Number(sum / float64(n))
	default:
		return layers.Number(sum)
	}
}

// Export is what a join with export-ids lists, as JSON: group names and
// the ids of their members, in order.
func Export(groups []IDs) []byte {
	text := []byte("{")
	for i, g := range groups {
		if i > 0 {
			text = append(text, ", "...)
		}
		name, _ := json.Marshal(g.Name) // texts always marshal
		list, _ := json.Marshal(g.IDs)
		text = append(append(append(text, name...), ": "...), list...)
	}
	return append(text, '}')
}
