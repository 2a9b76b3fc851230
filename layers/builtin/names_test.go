package builtin

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestTextsAreWhole finds letters that were destroyed on the way here.
func TestTextsAreWhole(t *testing.T) {
	for _, m := range Maps() {
		for _, f := range read(t, m.Name) {
			for i, v := range f.Record.Values {
				if s := v.String(); v.Kind() == layers.KindText && broken(s) {
					t.Errorf("%s: %s is %q", m.Name, f.Record.Schema.Columns()[i], s)
				}
			}
		}
	}
}

// broken reports whether a text is none that one would print.
func broken(s string) bool {
	odd := func(r rune) bool {
		return r == '?' || r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Co, r)
	}
	return s == "" || !utf8.ValidString(s) || strings.ContainsFunc(s, odd) || s != strings.TrimSpace(s) || !norm.NFC.IsNormalString(s) ||
		strings.Contains(s, "Ã") || strings.Contains(s, "&amp;")
}

// TestCodes compares codes with ISO 3166-1, as Debian's iso-codes 4.15 lists it
// (testdata/iso3166.tsv: alpha-3, alpha-2, numeric).
func TestCodes(t *testing.T) {
	list, err := os.ReadFile("testdata/iso3166.tsv")
	if err != nil {
		t.Fatal(err)
	}
	iso := map[string]string{}
	for line := range strings.Lines(string(list)) {
		iso[line[:3]] = strings.TrimSpace(line)
	}
	if len(iso) != 249 {
		t.Fatalf("ISO 3166 has %d codes here", len(iso))
	}
	missing := map[string]bool{}
	for code := range iso {
		missing[code] = true
	}
	for _, scale := range []string{"-110m", "-50m", "-10m"} {
		for _, f := range read(t, "countries"+scale) {
			codes := []string{text(t, f, "ISO_A3"), text(t, f, "ISO_A2"), text(t, f, "ISO_N3")}
			if got := strings.Join(codes, "\t"); got != "\t\t" && got != iso[codes[0]] {
				t.Errorf("%s: codes are %q", text(t, f, "NAME"), got)
			}
			delete(missing, codes[0])
		}
	}
	for _, f := range read(t, "cities") {
		code := text(t, f, "ISO_A3")
		if code != "" && iso[code] == "" {
			t.Errorf("%s: code is %q", text(t, f, "NAME"), code)
		}
		delete(missing, code)
	}
	delete(missing, "BVT") // Bouvet Island: nobody lives there, and it is in Norway on the map
	delete(missing, "TKL") // Tokelau: no place of GeoNames has 1,000 people
	for code := range missing {
		t.Errorf("%s is nowhere", code)
	}
}

// TestNamesOfToday holds names that have changed, and those in other languages.
func TestNamesOfToday(t *testing.T) {
	want := map[string][]string{
		"SWZ": {"Eswatini", "Eswatini"}, "MKD": {"North Macedonia", "Nordmazedonien"}, "CZE": {"Czechia", "Tschechien"},
		"TUR": {"Türkiye", "Türkei"}, "CPV": {"Cabo Verde", "Cabo Verde"}, "KOR": {"South Korea", "Südkorea"}, "LAO": {"Laos", "Laos"},
	}
	languages := []string{"NAME_EN", "NAME_DE", "NAME_FR", "NAME_ES", "NAME_IT", "NAME_PT", "NAME_RU", "NAME_ZH", "NAME_AR", "NAME_JA"}
	for _, scale := range []string{"-110m", "-50m", "-10m"} {
		for _, f := range read(t, "countries"+scale) {
			code := text(t, f, "ADM0_A3")
			if names := want[code]; names != nil && (text(t, f, "NAME") != names[0] || text(t, f, "NAME_DE") != names[1]) {
				t.Errorf("%s: names are %q, %q", code, text(t, f, "NAME"), text(t, f, "NAME_DE"))
			}
			for _, l := range languages {
				if text(t, f, l) == "" {
					t.Errorf("%s has no %s", code, l)
				}
			}
		}
	}
}

func TestCountriesHaveColumns(t *testing.T) {
	fine := map[string]bool{}
	for _, f := range read(t, "countries-10m") {
		fine[text(t, f, "ADM0_A3")] = true
	}
	for _, scale := range []string{"-110m", "-50m", "-10m"} {
		codes := map[string]bool{}
		for _, f := range read(t, "countries"+scale) {
			code := text(t, f, "ADM0_A3")
			if len(code) != 3 || codes[code] || !fine[code] && code != "IOA" {
				t.Errorf("code %q", code)
			}
			codes[code] = true
			if pop, _ := f.Record.Get("POP_EST"); pop.Kind() != layers.KindNumber && !pop.IsNull() {
				t.Errorf("%s: population is %q", code, pop)
			}
			if text(t, f, "CONTINENT") == "" || text(t, f, "SUBREGION") == "" || text(t, f, "REGION_UN") == "" {
				t.Errorf("%s is on no continent", code)
			}
		}
		for _, code := range []string{"FRA", "NOR", "FJI", "RUS", "ATA", "KOS", "SAH", "PSX"} {
			if !codes[code] {
				t.Errorf("%s is missing at %s", code, scale)
			}
		}
	}
}
