package jsontext

import (
	"strconv"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// A text whose rows each have another of many properties is refused before it
// uses much memory.
func TestRowLimitsMemory(t *testing.T) {
	names := make([]string, MaxColumns)
	for i := range names {
		names[i] = strconv.Itoa(i)
	}
	schema := layers.NewSchema(names)
	text := []byte(`{"` + names[MaxColumns-1] + `":1}`)
	c := NewCursor(text, 0)
	for range freeCells/MaxColumns + 1 {
		c.pos = 0
		if _, err := Row(c, schema, 0); err != nil {
			return
		}
	}
	t.Errorf("%d cells were made of %d bytes", c.counts.Cells, len(text))
}
