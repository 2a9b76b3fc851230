package form

import (
	"strconv"

	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
)

// AnyValue is the form of a text, number, boolean or null as a data value.
func AnyValue() Form[layers.Value] {
	f := Form[layers.Value]{Facts: Facts{Want: "a text, number or boolean",
		Schema: Props("type", []any{"string", "number", "boolean", "null"})}}
	f.Read = func(d *Decoder, at Spot) (layers.Value, bool) {
		switch n := at.Node; n.Kind {
		case tree.Null:
			return layers.Value{}, true
		case tree.Text:
			return layers.Text(n.Text), true
		case tree.Bool:
			return layers.Bool(n.Number != 0), true
		case tree.Number:
			if i, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
				return layers.Integer(i), true
			}
			return layers.Number(n.Number), true
		}
		d.Mismatch(at, f.Want)
		return layers.Value{}, false
	}
	return f
}
