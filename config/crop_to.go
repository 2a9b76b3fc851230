package config

import (
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
)

// crops reports layers that are cropped to each other in a circle.
func (c *references) crops() {
	to := map[string]string{}
	for _, l := range c.config.Layers {
		to[l.ID] = l.CropTo
	}
	reported := map[string]bool{}
	for _, l := range c.config.Layers {
		chain := []string{l.ID}
		for next := to[l.ID]; next != ""; next = to[next] {
			closed := next == l.ID
			if chain = append(chain, next); closed && !reported[l.ID] {
				for _, id := range chain {
					reported[id] = true
				}
				c.Add(form.JoinPath(form.JoinPath("layers", l.ID), "crop-to"), "goes in a circle: %s", strings.Join(chain, " to "))
			}
			if closed || len(chain) > len(c.config.Layers)+1 {
				break
			}
		}
	}
}
