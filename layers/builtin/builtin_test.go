package builtin

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func TestMaps(t *testing.T) {
	features := map[string]int{
		"countries": 241, "countries-50m": 241, "countries-110m": 177, "land": 1, "land-50m": 1, "land-110m": 1,
		"cities": 243, "us-states": 56, "us-counties": 3230, "us-nation": 1,
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
		})
	}
}

func read(t *testing.T, name string) []layers.Feature {
	t.Helper()
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
	return list
}

func TestCountriesHaveCodes(t *testing.T) {
	codes := map[string]bool{}
	for _, f := range read(t, "countries-50m") {
		code, _ := f.Record.Get("ADM0_A3")
		if len(code.String()) != 3 || codes[code.String()] {
			t.Errorf("code %q", code)
		}
		codes[code.String()] = true
		if pop, _ := f.Record.Get("POP_EST"); pop.Kind() != layers.KindNumber && !pop.IsNull() {
			t.Errorf("%s: population is %q", code, pop)
		}
	}
	for _, code := range []string{"FRA", "NOR", "FJI", "RUS", "ATA"} {
		if !codes[code] {
			t.Errorf("%s is missing", code)
		}
	}
}

func TestChoose(t *testing.T) {
	for _, test := range []struct {
		name  string
		scale float64
		want  string
	}{
		{"countries", 140e6, "countries-110m"},
		{"countries", 20e6, "countries"},
		{"countries-50m", 140e6, "countries-50m"},
		{"lakes", 140e6, "lakes"},
	} {
		if got := Choose(test.name, test.scale); got != test.want {
			t.Errorf("%s at 1:%g is %s, want %s", test.name, test.scale, got, test.want)
		}
	}
}

func TestUnknown(t *testing.T) {
	_, err := Open("contries")
	if err == nil || !strings.Contains(err.Error(), `did you mean "countries"?`) {
		t.Errorf("error is %v", err)
	}
}
