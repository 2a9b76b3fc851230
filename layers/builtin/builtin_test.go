package builtin

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func TestMaps(t *testing.T) {
	features := map[string]int{
		"countries": 241, "countries-10m": 255, "countries-50m": 241, "countries-110m": 177,
		"land": 1, "land-10m": 1, "land-50m": 1, "land-110m": 1,
		"disputed-borders-10m": 23, "disputed-borders-50m": 23, "disputed-borders-110m": 23,
		"seas": 94, "sea-curves": 94, "lakes": 277, "rivers": 420,
		"cities": 7000, "us-states": 56, "us-counties": 3230, "us-nation": 1,
	}
	for _, m := range Maps() {
		t.Run(m.Name, func(t *testing.T) {
			list := read(t, m.Name)
			if want, ok := features[m.Name]; ok && len(list) != want || len(list) == 0 {
				t.Errorf("%d features, want %d", len(list), want)
			}
			for i, f := range list {
				if f.Geometry == nil || f.Geometry.Empty() {
					t.Errorf("feature %d has no geometry", i)
				}
			}
			if m.Title == "" || m.Years == "" || m.Origin == "" {
				t.Errorf("is not told of whole: %+v", m)
			}
		})
	}
}

// kept are the features of maps that a test has read.
var kept = map[string][]layers.Feature{}

func read(t *testing.T, name string) []layers.Feature {
	t.Helper()
	if list := kept[name]; list != nil {
		return list
	}
	source, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	var list []layers.Feature
	for f, err := range source.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, f)
	}
	kept[name] = list
	return list
}

// text is a column's text; a column that is not there fails the test.
func text(t *testing.T, f layers.Feature, column string) string {
	t.Helper()
	v, ok := f.Record.Get(column)
	if !ok {
		t.Fatalf("there is no column %s among %v", column, f.Record.Schema.Columns())
	}
	return v.String()
}

func TestChoose(t *testing.T) {
	for _, test := range []struct {
		name  string
		scale float64
		want  string
	}{
		{"countries", 140e6, "countries-110m"},
		{"countries", 20e6, "countries"},
		{"countries", 3e6, "countries-10m"},
		{"countries", 0, "countries"},
		{"countries-50m", 140e6, "countries-50m"},
		{"countries-50m", 3e6, "countries-50m"},
		{"lakes", 140e6, "lakes"},
	} {
		if got := Choose(test.name, test.scale); got != test.want {
			t.Errorf("%s at 1:%g is %s, want %s", test.name, test.scale, got, test.want)
		}
	}
}

// TestScalesAreThere holds that every map that one is chosen for is there.
func TestScalesAreThere(t *testing.T) {
	for _, m := range Maps() {
		for _, name := range []string{m.coarse, m.fine} {
			if _, ok := find(name); name != "" && !ok {
				t.Errorf("%s at another scale is %s, which is not there", m.Name, name)
			}
		}
	}
}

func TestUnknown(t *testing.T) {
	_, err := Open("contries")
	if err == nil || !strings.Contains(err.Error(), `did you mean "countries"?`) {
		t.Errorf("error is %v", err)
	}
}
