package config

import (
	"maps"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/layers"
)

// typesForm is a mapping from a column to what it is.
func typesForm() form.Form[map[string]layers.ColumnType] {
	word := form.OneOf(numerals.TypeNames()...)
	f := form.Form[map[string]layers.ColumnType]{Facts: form.Facts{Want: "a mapping from column to type",
		Schema: form.Props("type", "object", "additionalProperties", word.Schema)}}
	f.Read = func(d *form.Decoder, at form.Spot) (map[string]layers.ColumnType, bool) {
		if !d.IsMapping(at, f.Want) {
			return nil, false
		}
		types, ok := map[string]layers.ColumnType{}, true
		for i, item := range d.Items(at) {
			name := at.Node.Keys[i].Name
			v, fine := word.Read(d, d.Visit(at, name, item))
			types[name], ok = v, ok && fine
		}
		return types, ok
	}
	f.Check = func(c *form.Checker, path string, types map[string]layers.ColumnType) {
		for _, name := range slices.Sorted(maps.Keys(types)) {
			word.Check(c, form.JoinPath(path, name), types[name])
		}
	}
	return f
}

const aboutTypes = "what columns are, where it is not found out rightly: `text` keeps all cells as they are, `number` reads all as numbers " +
	"(codes with leading zeros too), `decimal-point` and `decimal-comma` say besides what `1,234` means; see [Numbers](formats.md#numbers)."

const aboutHeader = "`false` says that the first line is a row already and no header; the columns are then `column_1`, `column_2` …"
