package render

import "fmt"

// maxDepth is how deep groups and collections may lie within each other.
const maxDepth = 64

// The ids of the document itself, in front of those of its groups.
const (
	rootIndex = iota
	titleIndex
	descIndex
	firstGroup
)

// plan walks over the scene once before it is written. Layers have the first
// right to their ids, before patterns, the title and features; and the rules
// of a stylesheet have to stand before what they apply to.
func (d *document) plan() error {
	d.groupIDs = make([]string, firstGroup)
	d.groupIDs[rootIndex] = d.ids.take(d.scene.ID)
	for i := range d.scene.Groups {
		if err := d.planIDs(&d.scene.Groups[i], 0); err != nil {
			return err
		}
	}
	for i := range d.scene.Patterns {
		p := &d.scene.Patterns[i]
		if err := p.check(d.looks.refs); err != nil {
			return err
		}
		d.looks.refs[p.ID] = d.ids.take(p.ID)
	}
	name := "map"
	if d.scene.ID != "" {
		name = d.scene.ID
	}
	if d.scene.Title != "" {
		d.groupIDs[titleIndex] = d.ids.take(name + "-title")
	}
	if d.scene.Desc != "" {
		d.groupIDs[descIndex] = d.ids.take(name + "-desc")
	}
	return d.planStyles()
}

func (d *document) planIDs(g *Group, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("group %q lies more than %d groups deep", g.ID, maxDepth)
	}
	d.groupIDs = append(d.groupIDs, d.ids.take(g.ID))
	for i := range g.Groups {
		if err := d.planIDs(&g.Groups[i], depth+1); err != nil {
			return err
		}
	}
	return nil
}

// planStyles checks all styles, and in a document with a stylesheet makes its
// rules.
func (d *document) planStyles() error {
	d.looks.reserve(d.scene)
	if err := d.looks.add(d.rootStyle(), d.scene.Variants); err != nil {
		return fmt.Errorf("the map's style: %w", err)
	}
	for i := range d.scene.Patterns {
		g := d.scene.Patterns[i].group()
		if err := d.planGroupStyles(&g, d.inherited()); err != nil {
			return fmt.Errorf("pattern: %w", err)
		}
	}
	for i := range d.scene.Groups {
		if err := d.planGroupStyles(&d.scene.Groups[i], d.inherited()); err != nil {
			return err
		}
	}
	return nil
}

// plannedAtOnce is how many marks are looked at before the context is heard.
const plannedAtOnce = 1 << 10

func (d *document) planGroupStyles(g *Group, in inherited) error {
	style, in := in.enter(g)
	if err := d.looks.add(style, g.Variants); err != nil {
		return fmt.Errorf("layer %q: %w", g.ID, err)
	}
	for i := range g.Marks {
		if i%plannedAtOnce == 0 {
			if err := d.o.ended(); err != nil {
				return err
			}
		}
		if err := d.looks.add(in.mark(&g.Marks[i]), g.Marks[i].Variants); err != nil {
			return markError(g, i+1, g.Marks[i].ID, err)
		}
	}
	if err := d.planStream(g, in); err != nil {
		return err
	}
	for i := range g.Groups {
		if err := d.planGroupStyles(&g.Groups[i], in); err != nil {
			return err
		}
	}
	return nil
}

// planStream makes the rules of a stream's marks, as those of others, before
// anything is written. Without rules their styles are checked while they are.
func (d *document) planStream(g *Group, in inherited) error {
	if g.Stream == nil || d.looks.mode != StyleCSS {
		return nil
	}
	n := len(g.Marks)
	for m, err := range g.Stream {
		if err != nil {
			return err
		}
		n++
		if err := d.looks.add(in.mark(&m), m.Variants); err != nil {
			return markError(g, n, m.ID, err)
		}
	}
	return nil
}

func (d *document) rootID() string  { return d.groupIDs[rootIndex] }
func (d *document) titleID() string { return d.groupIDs[titleIndex] }
func (d *document) descID() string  { return d.groupIDs[descIndex] }

// nextGroupID returns the ids of groups one after the other.
func (d *document) nextGroupID() string {
	d.groupsDone++
	return d.groupIDs[firstGroup+d.groupsDone-1]
}
