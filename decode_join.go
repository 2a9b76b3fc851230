package kartograph

import (
	"slices"

	"github.com/seed-898ab921/kartograph/layers"
)

// reducers are the ways to draw one value from the members of a group.
func reducers() []string { return []string{"sum", "min", "max", "mean", "first", "count"} }

// joinForm is true, false or a mapping.
func joinForm() form[*Join] {
	column := nonEmpty("a column's name")
	groups := groupsForm()
	attributes := joinAttributesForm()
	f := mapping("join", "layers.*.join", "Merges features: polygons are dissolved, lines joined end to end. Features in no group stay "+
		"as they are.", []key[Join]{
		bind("group-by", orOff(column), about{"The column whose values make the groups; without it all features become one.", "", `"CONTINENT"`},
			func(j *Join) *string { return &j.GroupBy }),
		bind("groups", groups, about{"The groups: a mapping from name to list of values.", "(one group per value)",
			`{"benelux": ["BEL", "NLD", "LUX"]}`}, func(j *Join) *[]JoinGroup { return &j.Groups }),
		bind("group-as", orOff(column), about{"The attribute that receives the group's name.", "", `"region"`},
			func(j *Join) *string { return &j.GroupAs }),
		bind("attributes", attributes, about{"Attributes of the merged features: a mapping from name to a column, whose value in the first member counts, " +
			"to `{\"sum\": column}` (or min, max, mean, first, count), or to a mapping from group to value.", "{}",
			`{"population": {"sum": "POP_EST"}}`}, func(j *Join) *[]JoinAttribute { return &j.Attributes }),
		bind("buffer", orOff(number("a number of pixels", limits{min: 0, max: maxPixels})),
			about{"Widen polygons by this many pixels before they are merged, to close gaps.", "0", "0.5"},
			func(j *Join) *float64 { return &j.Buffer }),
		bind("export-ids", orOff(column), about{"The column whose values are listed for each group, as JSON.", "", `"ISO_A3"`},
			func(j *Join) *string { return &j.ExportIDs }),
	})
	read := f.read
	f.read = func(d *decoder, at spot) (Join, bool) {
		j, ok := read(d, at)
		j.settlePerGroup()
		return j, ok
	}
	return orSwitch(optional(f), func() *Join { return &Join{} })
}

// groupsForm is a mapping from a group's name to its values.
func groupsForm() form[[]JoinGroup] {
	values := oneOrMore("a list of values", scalarText())
	f := form[[]JoinGroup]{shape: shape{want: "a mapping from group to list of values",
		schema: object{{"type", "object"}, {"additionalProperties", values.schema}}}}
	f.read = func(d *decoder, at spot) (groups []JoinGroup, ok bool) {
		if !d.isMapping(at, f.want) {
			return nil, false
		}
		ok = true
		for i, item := range at.node.items {
			name := at.node.keys[i].name
			v, fine := values.read(d, d.visit(at, name, item))
			groups, ok = append(groups, JoinGroup{name, v}), ok && fine
		}
		return groups, ok
	}
	return orOff(f)
}

// joinAttributesForm is a mapping from an attribute's name to where its value
// comes from, or a list of columns.
func joinAttributesForm() form[[]JoinAttribute] {
	column := nonEmpty("a column's name")
	columns := listOf("a list of columns", column)
	value := shape{schema: object{{"anyOf", []any{column.schema,
		object{{"type", "object"}, {"minProperties", 1}, {"additionalProperties", anyValue().schema}}}}}}
	names := shape{schema: object{{"type", "object"}, {"additionalProperties", value.schema}}}
	f := form[[]JoinAttribute]{shape: shape{want: "a mapping from name to column", parts: []shape{names, columns.shape}}}
	f.schema = anyOf(f.parts...)
	f.read = func(d *decoder, at spot) (all []JoinAttribute, ok bool) {
		if at.node.kind == nodeList {
			names, ok := columns.read(d, at)
			for _, name := range names {
				all = append(all, JoinAttribute{Name: name, Column: name})
			}
			return all, ok
		}
		if !d.isMapping(at, f.want) {
			return nil, false
		}
		ok = true
		for i, item := range at.node.items {
			name := at.node.keys[i].name
			a, fine := d.joinAttribute(d.visit(at, name, item))
			a.Name = name
			all, ok = append(all, a), ok && fine
		}
		return all, ok
	}
	f.check = func(c *checker, path string, all []JoinAttribute) {
		for _, a := range all {
			if a.Reduce != "" && !slices.Contains(reducers(), a.Reduce) {
				c.add(joinPath(path, a.Name), "unknown reducer %q%s", a.Reduce, suggestion(a.Reduce, reducers()))
			}
		}
	}
	return orOff(f)
}

// joinAttribute reads a column, a reducer or a mapping from group to value.
func (d *decoder) joinAttribute(at spot) (a JoinAttribute, ok bool) {
	if at.node.kind != nodeMap || len(at.node.items) == 0 {
		a.Column, ok = nonEmpty("a column's name, {\"sum\": column} or a mapping from group to value").read(d, at)
		return a, ok
	}
	ok = true
	a.PerGroup = map[string]layers.Value{}
	for i, item := range at.node.items {
		name := at.node.keys[i].name
		v, fine := anyValue().read(d, d.visit(at, name, item))
		a.PerGroup[name], ok = v, ok && fine
	}
	return a, ok
}

// settlePerGroup tells {"sum": column} from a mapping from group to value: a
// reducer stands alone and no group has its name.
func (j *Join) settlePerGroup() {
	for i := range j.Attributes {
		a := &j.Attributes[i]
		for name, v := range a.PerGroup {
			isGroup := slices.ContainsFunc(j.Groups, func(g JoinGroup) bool { return g.Name == name })
			if len(a.PerGroup) == 1 && !isGroup && slices.Contains(reducers(), name) && v.Kind() == layers.KindText {
				*a = JoinAttribute{Name: a.Name, Column: v.String(), Reduce: name}
				break
			}
		}
	}
}
