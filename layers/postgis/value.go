package postgis

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// value turns a value, written as text by the database, into a cell: nil is
// null, integers keep all digits, and numbers that float64 cannot hold stay
// texts. NaN and infinities, which are no numbers, become nulls and are
// counted.
func (r *reader) value(kind string, text []byte) layers.Value {
	if text == nil {
		return layers.Value{}
	}
	s := string(text)
	switch kind {
	case "bool":
		return layers.Bool(s == "true" || s == "t")
	case "int2", "int4", "int8", "numeric", "float4", "float8", "oid":
		return r.number(s)
	}
	return layers.Text(s)
}

func (r *reader) number(s string) layers.Value {
	if !strings.ContainsAny(s, ".eE") {
		if i, err := strconv.ParseInt(s, 10, 64); err == nil {
			return layers.Integer(i)
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil:
		return layers.Text(s)
	case math.IsNaN(f) || math.IsInf(f, 0):
		r.notNumbers++
		return layers.Value{}
	case f == math.Trunc(f) && math.Abs(f) > 1<<53 && !strings.ContainsAny(s, ".eE"):
		return layers.Text(s)
	}
	return layers.Number(f)
}
