// Package contents describes the columns of tables by what their cells hold.
package contents

import (
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// Column describes a column by what its cells hold.
type Column struct {
	Name string
	// Type is "text", "number", "boolean", "mixed" or "empty".
	Type  string
	Nulls int
	// Distinct counts the different values, up to MaxDistinct.
	Distinct int
	// Samples are the first few different values.
	Samples []string
}

// MaxDistinct is where the counting of different values of a column stops.
const MaxDistinct = 1000

// mostSamples is how many values are kept.
const mostSamples = 5

// Of describes the column of this name of features.
func Of(name string, features []layers.Feature) Column {
	c := Column{Name: name, Type: "empty"}
	seen := map[string]bool{}
	for i := range features {
		v, _ := features[i].Record.Get(name)
		if v.IsNull() {
			c.Nulls++
			continue
		}
		if kind := typeOf(v); c.Type == "empty" {
			c.Type = kind
		} else if c.Type != kind {
			c.Type = "mixed"
		}
		if text := v.String(); !seen[text] && len(seen) < MaxDistinct {
			seen[text] = true
			if len(c.Samples) < mostSamples {
				c.Samples = append(c.Samples, text)
			}
		}
	}
	c.Distinct = len(seen)
	return c
}

// typeOf is the type of a value. A text that spells a number with zeros behind the point,
// which tables keep as it is written (9.0 beside 9.5), is one; 007 and 1e5 are codes.
func typeOf(v layers.Value) string {
	switch v.Kind() {
	case layers.KindNumber:
		return "number"
	case layers.KindBool:
		return "boolean"
	}
	if spellsDecimal(strings.TrimSpace(v.String())) {
		return "number"
	}
	return "text"
}

// spellsDecimal reports whether a text is a number with digits before and after a point.
func spellsDecimal(text string) bool {
	before, after, ok := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return ok && isDigits(before) && isDigits(after) && (before == "0" || before[0] != '0')
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
