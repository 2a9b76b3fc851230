package numerals

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestDoubt compares columns with numbers and looks at what is said of them.
func TestDoubt(t *testing.T) {
	for _, tt := range []struct{ name, cells, told string }{
		{"numbers", "1|2|-3.5|007", ""},
		{"words", "north|south|5 km", ""},
		{"codes", "A5|B7|C12", ""},
		{"nothing", "n/a|-|..|5", ""},
		{"as people write them", "8,804,190|x|..", `1 of its values are texts such as "8,804,190"`},
		{"amounts", "$1,200|$2,300", `"types": {"c": "number"} reads them as numbers`},
		{"less than", "<5|7|9", `1 of its values are texts such as "<5", which are none and are not found`},
		{"about", "~1,200|about 7|3", `1 of its values are texts such as "~1,200"`},
		{"units", "1 200 kr|1.5 Mio.|EUR 500|±5|12.3*", `5 of its values are texts such as "1 200 kr"`},
		{"both", "1,234|5 km", `reads them as numbers, but not "5 km" and the like (1)`},
		{"other digits", "٤٥|x٤", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			schema := layers.NewSchema([]string{"c"})
			var rows []layers.Record
			for _, c := range strings.Split(tt.cells, "|") {
				rows = append(rows, layers.Record{Schema: schema, Values: []layers.Value{layers.Text(c)}})
			}
			if got := strings.Join(TextsOfDoubts(slices.Values(rows), schema, []string{"gone", "c"}), "|"); tt.told == "" && got != "" || !strings.Contains(got, tt.told) {
				t.Errorf("told %q, want %q", got, tt.told)
			}
		})
	}
}
