package builtin

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/golden"
)

// TestCitiesLieInTheirCountries looks every city up in the countries at 1:10
// million. testdata/offshore.txt names those that lie elsewhere: on a coast that
// the map draws a little inland, on islands that it has not.
func TestCitiesLieInTheirCountries(t *testing.T) {
	areas, codes := map[string]area{}, []string{}
	for _, f := range read(t, "countries-10m") {
		code := text(t, f, "ADM0_A3")
		areas[code], codes = areaOf(f.Geometry), append(codes, code)
	}
	var off []string
	for _, f := range read(t, "cities") {
		at, code := f.Geometry.FlatCoords(), text(t, f, "ADM0_A3")
		if areas[code].has(at[0], at[1]) {
			continue
		}
		where := "at sea"
		if i := slices.IndexFunc(codes, func(c string) bool { return areas[c].has(at[0], at[1]) }); i >= 0 {
			where = "in " + codes[i]
		}
		off = append(off, fmt.Sprintf("%s\t%s\t%s", code, text(t, f, "NAME"), where))
	}
	slices.Sort(off)
	golden.Check(t, "testdata/offshore.txt", []byte(strings.Join(off, "\n")+"\n"))
}

// TestCitiesAreComplete holds what is said of the cities.
func TestCitiesAreComplete(t *testing.T) {
	capitals, ids, last := map[string][]string{}, map[string]bool{}, -1.0
	for _, f := range read(t, "cities") {
		name, id := text(t, f, "NAME"), text(t, f, "GEONAMEID")
		if ids[id] {
			t.Errorf("%s is there twice", name)
		}
		ids[id] = true
		if text(t, f, "CAPITAL") == "1" {
			capitals[text(t, f, "ADM0_A3")] = append(capitals[text(t, f, "ADM0_A3")], name)
		}
		pop, _ := f.Record.Get("POP")
		year, _ := f.Record.Get("POP_YEAR")
		if pop.IsNull() != year.IsNull() {
			t.Errorf("%s has %q people in %q", name, pop, year)
		}
		rank, _ := f.Record.Get("LABELRANK")
		r, ok := rank.Float()
		if !ok || r < 0 || r > 8 || cmp.Less(r, last) || math.IsNaN(r) {
			t.Errorf("%s has rank %q after %g", name, rank, last)
		}
		last = r
	}
	for _, f := range read(t, "countries-10m") {
		code, capital := text(t, f, "ADM0_A3"), text(t, f, "CAPITAL")
		if other := map[string]bool{"CYN": true, "SOL": true, "SAH": true}[code]; capital != "" && !other && !slices.Contains(capitals[code], capital) {
			t.Errorf("%s: the capital %s is not among %v", code, capital, capitals[code])
		}
	}
}

// TestLettersOfCities holds names of which an older copy had lost letters.
func TestLettersOfCities(t *testing.T) {
	want := []string{"Osaka", "Chișinău", "Reykjavík", "Asunción", "Brasília", "Yaoundé", "São Tomé", "Nuku‘alofa", "Malé", "Astana", "Kyiv"}
	for _, f := range read(t, "cities") {
		want = slices.DeleteFunc(want, func(name string) bool { return name == text(t, f, "NAME") })
	}
	if len(want) > 0 {
		t.Errorf("not there: %v", want)
	}
}
