package render

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Clashes tells of ids that a document of the scene would have more than once: of groups, as where
// a layer is called as the labels of another are, and of features of one layer.
// The later ones get a number at the end, so that stylesheets and scripts of a
// page miss them. Streamed marks are not looked at.
func Clashes(s *Scene) []string {
	c := clash{groups: map[string]bool{}}
	c.look(s.Groups)
	return c.found
}

type clash struct {
	groups map[string]bool
	found  []string
}

func (c *clash) look(groups []Group) {
	for i := range groups {
		g := &groups[i]
		if g.ID != "" && c.groups[g.ID] {
			c.found = append(c.found, fmt.Sprintf(
				"the id %q stands for more than one part of the map; the later one is written with a number at its end: rename the layer or the view", g.ID))
		}
		c.groups[g.ID] = true
		c.features(g)
		c.look(g.Groups)
	}
}

// features warns of features of a group that share an id, or have that of a group.
func (c *clash) features(g *Group) {
	var seen map[string]bool
	n, first := 0, ""
	for i := range g.Marks {
		id := g.Marks[i].ID
		if id == "" {
			continue
		}
		if seen == nil {
			seen = make(map[string]bool, len(g.Marks))
		}
		if seen[id] || c.groups[id] {
			if n++; n == 1 {
				first = id
			}
		}
		seen[id] = true
	}
	if n > 0 {
		c.found = append(c.found, fmt.Sprintf(
			"layer %q: %d features have an id that is there already, the first %q; they are written with numbers at the end", g.ID, n, brief.Of(first)))
	}
}
