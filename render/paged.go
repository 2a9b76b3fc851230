package render

import "strings"

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
	// PartScale is furniture that is right only as long as the map is not zoomed.
	PartScale Part = "furniture scale"
)

// paged is what is noted of a document in a page, and what it has besides: data-kartograph says
// which part of the map a group is.
type paged struct {
	// columns are the names of columns, by the names of their attributes without
	// "data-", where they differ.
	columns map[string]string
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

// part says which part of the map a group is.
func (p *paged) part(a *attributes, part Part) {
	if p != nil && part != PartLayer {
		a.set(partName, string(part))
	}
}

// partName is the attribute that says it.
const partName = "data-kartograph"
