package config

import (
	"maps"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
)

// Join merges the features of a layer.
type Join struct {
	// GroupBy is the column whose values make the groups; empty joins all.
	GroupBy string
	// Groups, when given, are the groups in order; else one per value.
	Groups []JoinGroup
	// GroupAs names the attribute that receives the group's name.
	GroupAs string
	// Attributes of the joined features.
	Attributes []JoinAttribute
	// Buffer widens polygons by this many pixels before they are joined.
	Buffer float64
	// ExportIDs is the column whose values are listed, as JSON.
	ExportIDs string
}

// JoinGroup is one group of a join.
type JoinGroup struct {
	// Name is the id of the group.
	Name string
	// Values of the column make up the group.
	Values []string
}

// JoinAttribute is one attribute of joined features: a column under another
// name, a number drawn from the members, or a value for each group.
type JoinAttribute struct {
	Name, Column string
	// Reduce is empty for the value of the first member.
	Reduce Reducer
	// PerGroup gives a value by group name; Column is then not used.
	PerGroup map[string]layers.Value
}

// reducers are the ways to draw one value from the members of a group.
func reducers() []Reducer { return []Reducer{Sum, Min, Max, Mean, First, Count} }

// joinForm is true, false or a mapping.
func joinForm() form.Form[*Join] {
	column := form.NonEmpty("a column's name")
	groups := groupsForm()
	attributes := joinAttributesForm()
	f := form.Mapping("join", "layers.*.join", "Merges features: polygons are dissolved, lines joined end to end. Features in no group stay "+
		"as they are.", []form.Key[Join]{
		form.Bind("group-by", form.OrOff(column), form.About("The column whose values make the groups; without it all features become one.", "", `"CONTINENT"`),
			func(j *Join) *string { return &j.GroupBy }),
		form.Bind("groups", groups, form.About("The groups: a mapping from name to list of values.", "(one group per value)",
			`{"benelux": ["BEL", "NLD", "LUX"]}`), func(j *Join) *[]JoinGroup { return &j.Groups }),
		form.Bind("group-as", form.OrOff(column), form.About("The attribute that receives the group's name.", "", `"region"`),
			func(j *Join) *string { return &j.GroupAs }),
		form.Bind("attributes", attributes, form.About("Attributes of the merged features: a mapping from name to a column, whose value in the first member counts, "+
			"to `{\"sum\": column}` (or min, max, mean, first, count), or to a mapping from group to value.", "{}",
			`{"population": {"sum": "POP_EST"}}`), func(j *Join) *[]JoinAttribute { return &j.Attributes }),
		form.Bind("buffer", form.OrOff(form.Length(form.Range{Min: 0, Max: maxPixels})),
			form.About("Widen polygons by this many pixels, or a length with a unit (`\"0.2mm\"`), before they are merged, to close gaps.", "0", "0.5"),
			func(j *Join) *float64 { return &j.Buffer }),
		form.Bind("export-ids", form.OrOff(column), form.About("The column whose values are listed for each group, as JSON.", "", `"ISO_A3"`),
			func(j *Join) *string { return &j.ExportIDs }),
	})
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) (Join, bool) {
		j, ok := read(d, at)
		j.settlePerGroup()
		return j, ok
	}
	return form.OrSwitch(form.Optional(f), func() *Join { return &Join{} })
}

// groupsForm is a mapping from a group's name to its values.
func groupsForm() form.Form[[]JoinGroup] {
	values := form.OneOrMore("a list of values", form.ScalarText(), form.MostValues)
	f := form.Form[[]JoinGroup]{Facts: form.Facts{Want: "a mapping from group to list of values",
		Schema: form.Props("type", "object", "additionalProperties", values.Schema, "maxProperties", form.MostValues)}}
	f.Check = func(c *form.Checker, path string, groups []JoinGroup) { c.Few(path, len(groups), form.MostValues) }
	f.Read = func(d *form.Decoder, at form.Spot) (groups []JoinGroup, ok bool) {
		if !d.IsMapping(at, f.Want) || !d.Few(at, form.MostValues) {
			return nil, false
		}
		ok = true
		for i, item := range d.Items(at) {
			name := at.Node.Keys[i].Name
			v, fine := values.Read(d, d.Visit(at, name, item))
			groups, ok = append(groups, JoinGroup{name, v}), ok && fine
		}
		return groups, ok
	}
	return form.OrOff(f)
}

// joinAttributesForm is a mapping from an attribute's name to where its value
// comes from, or a list of columns.
func joinAttributesForm() form.Form[[]JoinAttribute] {
	column := form.NonEmpty("a column's name")
	columns := form.ListOf("a list of columns", column, maxAttributes)
	value := form.Facts{Schema: form.Props("anyOf", []any{column.Schema,
		form.Props("type", "object", "minProperties", 1, "additionalProperties", form.AnyValue().Schema)})}
	names := form.Facts{Schema: form.Props("type", "object", "additionalProperties", value.Schema, "maxProperties", maxAttributes)}
	f := form.Form[[]JoinAttribute]{Facts: form.Facts{Want: "a mapping from name to column", Parts: []form.Facts{names, columns.Facts}}}
	f.Schema = form.AnyOf(f.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) (all []JoinAttribute, ok bool) {
		if at.Node.Kind == tree.List {
			names, ok := columns.Read(d, at)
			for _, name := range names {
				all = append(all, JoinAttribute{Name: name, Column: name})
			}
			return all, ok
		}
		if !d.IsMapping(at, f.Want) || !d.Few(at, maxAttributes) {
			return nil, false
		}
		ok = true
		for i, item := range d.Items(at) {
			name := at.Node.Keys[i].Name
			a, fine := joinAttribute(d, d.Visit(at, name, item))
			a.Name = name
			all, ok = append(all, a), ok && fine
		}
		return all, ok
	}
	f.Check = func(c *form.Checker, path string, all []JoinAttribute) {
		if !c.Few(path, len(all), maxAttributes) {
			return
		}
		for _, a := range all {
			if a.Reduce != "" && !slices.Contains(reducers(), a.Reduce) {
				c.Add(form.JoinPath(path, a.Name), "unknown reducer %q%s", string(a.Reduce), form.Suggestion(string(a.Reduce), words(reducers())))
			}
		}
	}
	return form.OrOff(f)
}

// joinAttribute reads a column, a reducer or a mapping from group to value.
func joinAttribute(d *form.Decoder, at form.Spot) (a JoinAttribute, ok bool) {
	if at.Node.Kind != tree.Map || len(at.Node.Items) == 0 {
		a.Column, ok = form.NonEmpty("a column's name, {\"sum\": column} or a mapping from group to value").Read(d, at)
		return a, ok
	}
	if !d.Few(at, form.MostValues) {
		return a, false
	}
	ok = true
	a.PerGroup = map[string]layers.Value{}
	for i, item := range d.Items(at) {
		name := at.Node.Keys[i].Name
		v, fine := form.AnyValue().Read(d, d.Visit(at, name, item))
		a.PerGroup[name], ok = v, ok && fine
	}
	return a, ok
}

// settlePerGroup tells {"sum": column} from a mapping from group to value: a
// reducer stands alone and no group has its name.
func (j *Join) settlePerGroup() {
	named := map[string]bool{}
	for _, g := range j.Groups {
		named[g.Name] = true
	}
	for i := range j.Attributes {
		a := &j.Attributes[i]
		for name, v := range a.PerGroup {
			if len(a.PerGroup) == 1 && !named[name] && slices.Contains(reducers(), Reducer(name)) && v.Kind() == layers.KindText {
				*a = JoinAttribute{Name: a.Name, Column: v.String(), Reduce: Reducer(name)}
				break
			}
		}
	}
}

// joinGroups examines the groups of a join.
func (c *references) joinGroups(at string, j *Join) {
	if j == nil {
		return
	}
	var names []string
	known := map[string]bool{}
	for _, g := range j.Groups {
		names = append(names, g.Name)
		known[g.Name] = true
	}
	if len(names) > 0 && j.GroupBy == "" && !c.Given(form.JoinPath(at, "group-by")) {
		c.Warn(form.JoinPath(at, "groups"), "ignored: groups need \"group-by\", the column that holds their values")
	}
	for _, a := range j.Attributes {
		key := form.JoinPath(form.JoinPath(at, "attributes"), a.Name)
		for _, group := range slices.Sorted(maps.Keys(a.PerGroup)) {
			if len(names) > 0 && !known[group] && !c.Warnings.Full() {
				c.Warn(form.JoinPath(key, group), "ignored: there is no group %q%s", group, form.Suggestion(group, names))
			}
		}
	}
}
