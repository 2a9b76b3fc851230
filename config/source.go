package config

import (
	"encoding/json"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

func dataForm() form.Form[DataJoin] {
	return form.Mapping("data", "layers.*.data", "Adds the columns of a table to the features, before filters and styles.", []form.Key[DataJoin]{
		form.Bind("src", form.NonEmpty("a file name"), form.About("The table.", form.Required, `"population.csv"`),
			func(j *DataJoin) *string { return &j.Src }),
		form.Bind("key", form.NonEmpty("a column's name"), form.About("The table's column that tells which feature a row belongs to.", form.Required, `"iso"`),
			func(j *DataJoin) *string { return &j.Key }),
		form.Bind("on", form.NonEmpty("a column's name"), form.About("The layer's column with the same values.", "(the same name)", `"ISO_A3"`),
			func(j *DataJoin) *string { return &j.On }),
		form.Bind("columns", form.OneOrMore("a list of columns", form.NonEmpty("a column's name")), form.About("The columns to add.", "(all)", `["population", "area"]`),
			func(j *DataJoin) *[]string { return &j.Columns }),
		form.Bind("charset", form.NonEmpty("an encoding"), form.About("The table's encoding.", "(UTF-8, or windows-1252 where that fails)", `"latin-1"`),
			func(j *DataJoin) *string { return &j.Charset }),
		form.Bind("dialect", form.OneOf("excel", "excel-tab"), form.About("`excel` has commas between the columns, `excel-tab` tabulators.", `"excel"`, `"excel-tab"`),
			func(j *DataJoin) *string { return &j.Dialect }),
		form.Bind("skip", linesBefore(), form.About("How many lines stand before the header: titles, dates.", "0", "4"),
			func(j *DataJoin) *int { return &j.Skip }),
		form.Bind("pad", form.Integer("a number of digits", form.Limits{Min: 0, Max: maxPad}), form.About("How many digits keys have that are whole numbers: "+
			"zeros that a spreadsheet took off are put back, on both sides.", "0", "5"),
			func(j *DataJoin) *int { return &j.Pad }),
	})
}

// maxPad is how many digits keys may be padded to.
const maxPad = 64

// crsForm is the text of a coordinate system, PROJJSON, or a mapping of PROJ parameters:
// {"proj": "utm", "zone": 33}.
func crsForm() form.Form[string] {
	text := form.NonEmpty("an EPSG code, a PROJ string, WKT, PROJJSON or a mapping of PROJ parameters")
	mapping := form.Shape{Schema: form.Props("type", "object", "minProperties", 1,
		"additionalProperties", form.Props("type", []any{"string", "number", "boolean", "object", "array"}))}
	f := text
	f.Shape = form.Shape{Want: text.Want, Parts: []form.Shape{text.Shape, mapping}, Schema: form.AnyOf(text.Shape, mapping)}
	f.Read = func(d *form.Decoder, at form.Spot) (string, bool) {
		if at.Node.Kind != tree.Map {
			return text.Read(d, at)
		}
		if kind := at.Node.Child("type"); kind != nil && strings.HasSuffix(kind.Text, "CRS") {
			text, err := json.Marshal(at.Node.PlainValue())
			return string(text), err == nil
		}
		var parts []string
		for i, item := range at.Node.Items {
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
