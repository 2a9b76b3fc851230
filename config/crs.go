package config

import (
	"encoding/json"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// crsForm is the text of a coordinate system, PROJJSON, or a mapping of PROJ
// parameters:
// {"proj": "utm", "zone": 33}.
func crsForm() form.Form[string] {
	text := form.NonEmpty("an EPSG code, a PROJ string, WKT, PROJJSON or a mapping of PROJ parameters")
	mapping := form.Facts{Schema: form.Props("type", "object", "minProperties", 1,
		"additionalProperties", form.Props("type", []any{"string", "number", "boolean", "object", "array"}))}
	f := text
	f.Facts = form.Facts{Want: text.Want, Parts: []form.Facts{text.Facts, mapping}, Schema: form.AnyOf(text.Facts, mapping)}
	f.Read = func(d *form.Decoder, at form.Spot) (string, bool) {
		if at.Node.Kind != tree.Map {
			return text.Read(d, at)
		}
		if kind := at.Node.Child("type"); kind != nil && strings.HasSuffix(kind.Text, "CRS") {
			text, err := json.Marshal(at.Node.PlainValue())
			return string(text), err == nil
		}
		var parts []string
		for i, item := range d.Items(at) {
			name := at.Node.Keys[i].Name
			if !item.IsScalar() || strings.ContainsAny(item.Text+name, " +\t\n") {
				d.Mismatch(d.Visit(at, name, item), "the value of a PROJ parameter")
				return "", false
			}
			switch {
			case item.IsTrue():
				parts = append(parts, "+"+name)
			case !item.IsFalse():
				parts = append(parts, "+"+name+"="+item.Text)
			}
		}
		if len(parts) == 0 {
			d.Mismatch(at, f.Want)
			return "", false
		}
		return strings.Join(parts, " "), true
	}
	return f
}
