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
// right to their ids, before the title and before features; and the rules of
// a stylesheet have to stand before what they apply to.
func (d *document) plan() error {
	d.groupIDs = make([]string, firstGroup)
	d.groupIDs[rootIndex] = d.ids.take(d.scene.ID)
	d.looks.reserve(d.scene)
	if err := d.looks.add(rootStyle(d.scene.Style, d.looks.mode)); err != nil {
		return fmt.Errorf("the map's style: %w", err)
	}
	for i := range d.scene.Groups {
		if err := d.planGroup(&d.scene.Groups[i], frame{}, 0); err != nil {
			return err
		}
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
	return nil
}

func (d *document) planGroup(g *Group, f frame, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("group %q lies more than %d groups deep", g.ID, maxDepth)
	}
	d.groupIDs = append(d.groupIDs, d.ids.take(g.ID))
	style, f := f.enter(g)
	if err := d.looks.add(style); err != nil {
		return fmt.Errorf("layer %q: %w", g.ID, err)
	}
	for i := range g.Shapes {
		if err := d.looks.add(f.shapeStyle(&g.Shapes[i])); err != nil {
			return shapeError(g, i+1, g.Shapes[i].ID, err)
		}
	}
	for i := range g.Groups {
		if err := d.planGroup(&g.Groups[i], f, depth+1); err != nil {
			return err
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
