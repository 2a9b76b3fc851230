package render

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Part says what a group of the scene is for those who use the map in a page.
type Part string

// The parts of a map in a page.
const (
	// PartLayer is what can be pointed at, if it carries data, and moves as the map
	// is zoomed.
	PartLayer Part = ""
	// PartStill moves with the map but is not pointed at.
	PartStill Part = "still"
	// PartFurniture stands on the page: it does not move.
	PartFurniture Part = "furniture"
	// PartInset is an inset within the map's rectangle, which moves with it.
	PartInset Part = "inset"
	// PartScale is furniture that is right only as long as the map is not zoomed.
	PartScale Part = "furniture scale"
)

// paged is what is noted of the documents in a page, and what they have besides:
// data-kartograph says which part of the map a group is, and data-kartograph-of, on
// features of further sizes, which feature has their data.
type paged struct {
	// columns are the names of columns, by the names of their attributes without
	// "data-", where they differ.
	columns map[string]string
	// complete says that the first document is written; layer is the id of the group
	// at hand.
	complete bool
	layer    string
	// mute says that nothing of the group can be pointed at: the page has no use for data.
	mute  bool
	first map[[2]string]pagedFeature
}

// pagedFeature is a feature of the first document: its printed id and its data.
type pagedFeature struct {
	id   string
	data []Attribute
}

func newPaged() *paged {
	return &paged{columns: map[string]string{}, first: map[[2]string]pagedFeature{}}
}

// enter notes the group at hand.
func (p *paged) enter(g *Group) {
	if p != nil {
		p.layer, p.mute = g.ID, g.Hidden || g.Part == PartStill
	}
}

// dataOf are the attributes of a mark in the document.
func (p *paged) dataOf(m *Mark) []Attribute {
	switch {
	case p != nil && p.mute:
		return nil
	case p == nil || len(m.Told) == 0:
		return m.Attributes
	}
	all := slices.Clone(m.Told)
	for _, a := range m.Attributes {
		if !slices.Contains(m.Told, a) {
			all = append(all, a)
		}
	}
	return all
}

// shared is the printed id of the feature of the first document that has the same id and
// data; empty where there is none.
func (p *paged) shared(id string, data []Attribute, printed string) string {
	if p == nil || id == "" || len(data) == 0 {
		return ""
	}
	key := [2]string{p.layer, id}
	f, ok := p.first[key]
	switch {
	case !p.complete:
		if !ok && printed != "" {
			p.first[key] = pagedFeature{printed, slices.Clone(data)}
		}
		return ""
	case ok && slices.Equal(f.data, data):
		return f.id
	}
	return ""
}

// note keeps the names of columns.
func (p *paged) note(names []string, columns []Attribute) {
	if p == nil {
		return
	}
	for i, name := range names {
		name = strings.TrimPrefix(name, "data-")
		if _, ok := p.columns[name]; !ok && name != columns[i].Name {
			p.columns[name] = columns[i].Name
		}
	}
}

// part says which part of the map a group is, and of which layer where its printed id is
// another.
func (p *paged) part(a *attributes, g *Group, printed string) {
	if p == nil {
		return
	}
	if g.Part != PartLayer {
		a.set(partName, string(g.Part))
	}
	if g.Of != "" && g.Of != printed {
		a.set(layerName, g.Of)
	}
}

// entry says which layer an entry of a legend stands for, and which of its values.
func (p *paged) entry(a *attributes, m *Mark) {
	if p == nil || m.Of == "" {
		return
	}
	a.set(layerName, m.Of)
	if m.Called != "" {
		a.set(calledName, m.Called)
	}
	if m.Span == nil {
		return
	}
	a.set(spanName, m.Span.Property)
	for _, end := range []struct {
		name string
		v    float64
	}{{"from", m.Span.From}, {"to", m.Span.To}} {
		if !math.IsInf(end.v, 0) {
			a.set(partName+"-"+end.name, strconv.FormatFloat(end.v, 'g', -1, 64))
		}
	}
}

// partName is the attribute that says it, and ofName the one that names a feature with
// the same data; calledName says what an entry of a legend stands for; layerName is that of legends' entries and of groups which names their layer, spanName
// the property whose values they stand for. partColumn is the column that none of the
// data is taken for.
const partName, ofName, calledName, layerName, spanName, partColumn = "data-kartograph", "data-kartograph-of", "data-kartograph-called", "data-kartograph-layer", "data-kartograph-by", "kartograph"
