package numerals

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers"
)

// Doubt says that a column is compared with numbers whose cells are texts that
// people take for numbers and no comparison does; empty where they are not.
func Doubt(features []layers.Feature, schema *layers.Schema, name string) string {
	i := schema.Index(name)
	if i < 0 {
		return ""
	}
	c := Columns{columns: []column{{}}}
	lost, first := 0, ""
	for _, f := range features {
		v := f.Record.At(i)
		c.noteValue(0, v)
		if v.Kind() != layers.KindText {
			continue
		}
		if _, ok := v.Float(); ok {
			continue
		}
		if form := Scan(v.String()).Form; form == Written || form == Either {
			keepFirst(&first, v.String())
			lost++
		}
	}
	if col := &c.columns[0]; lost == 0 || 2*(col.numbers()+col.codes) <= col.filled() {
		return ""
	}
	return fmt.Sprintf("column %q is compared with numbers, but %d of its values are texts such as %q, which are none and are not found; "+
		"in tables \"types\": {%q: %q} reads them as numbers", name, lost, first, name, AsNumber)
}
