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
	c := Column{Name: name}
	seen, count := map[string]bool{}, map[string]int{}
	for i := range features {
		v, _ := features[i].Record.Get(name)
		if v.IsNull() {
			c.Nulls++
			continue
		}
		count[typeOf(v)]++
		if text := v.String(); !seen[text] && len(seen) < MaxDistinct {
			seen[text] = true
			if len(c.Samples) < mostSamples {
				c.Samples = append(c.Samples, text)
			}
		}
	}
	c.Distinct, c.Type = len(seen), typeOfAll(count, len(features)-c.Nulls)
	return c
}

// typeOfAll is the type of so many values, of which so many are of each type.
func typeOfAll(count map[string]int, all int) string {
	switch all {
	case 0:
		return "empty"
	case count["number"] + count[writtenZero]:
		return "number"
	case count["text"] + count[writtenZero]:
		return "text"
	case count["boolean"]:
		return "boolean"
	}
	return "mixed"
}

// writtenZero is a text that spells a number whose last digit is a zero behind the point,
// which tables keep as it is written: 9.0 among 9.5. Beside numbers it is one,
// beside texts a text.
const writtenZero = "written zero"

// typeOf is the type of a value.
func typeOf(v layers.Value) string {
	switch v.Kind() {
	case layers.KindNumber:
		return "number"
	case layers.KindBool:
		return "boolean"
	}
	if text := strings.TrimSpace(v.String()); strings.HasSuffix(text, "0") && spellsDecimal(text) {
		return writtenZero
	}
	return "text"
}

// spellsDecimal reports whether a text is a number with digits before and after a point;
// 007.0 is a code.
func spellsDecimal(text string) bool {
	before, after, ok := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return ok && isDigits(before) && isDigits(after) && (before == "0" || before[0] != '0')
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
