package choice

import (
	"fmt"
	"sort"
	"strings"
)

// Title names the projection.
func (c Choice) Title() string {
	switch {
	case c.Settings.ID == PlaneID:
		return "plane (as the data is)"
	case c.Settings.ID == CustomID:
		return "custom"
	case c.System == nil:
		return c.Definition.Title
	case c.System.Name() == "":
		return c.System.PROJ()
	default:
		return c.System.Name()
	}
}

// Words names the projection with its parameters, for people.
func (c Choice) Words() string {
	var parts []string
	for name, value := range c.Settings.Params {
		parts = append(parts, fmt.Sprintf("%s %.6g", name, value))
	}
	sort.Strings(parts)
	words := strings.Join(append([]string{c.Title()}, parts...), ", ")
	if len(c.Auto) > 0 {
		words += " (" + strings.Join(c.Auto, ", ") + " from the bounds)"
	}
	return words
}
