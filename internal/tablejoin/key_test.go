package tablejoin

import (
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func TestJoinKey(t *testing.T) {
	for _, tt := range []struct {
		value layers.Value
		pad   int
		want  string
	}{
		{layers.Text(" DE "), 0, "DE"},
		{layers.Text("007"), 0, "007"},
		{layers.Integer(7), 0, "7"},
		{layers.Integer(1001), 5, "01001"},
		{layers.Text("1001"), 5, "01001"},
		{layers.Text("01001"), 5, "01001"},
		{layers.Text("123456"), 5, "123456"},
		{layers.Text("1001.0"), 5, "01001"},
		{layers.Number(1001.5), 5, "1001.5"},
		{layers.Text("1001.0"), 0, "1001.0"},
		{layers.Text("-1"), 5, "-1"},
		{layers.Text("1A"), 5, "1A"},
		{layers.Text("Sa\u0303o"), 0, "S\u00e3o"},
		{layers.Value{}, 5, ""},
		{layers.Text("  "), 5, ""},
	} {
		if got, ok := joinKey(tt.value, tt.pad); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%#v with %d: %q, %v; want %q", tt.value, tt.pad, got, ok, tt.want)
		}
	}
}
