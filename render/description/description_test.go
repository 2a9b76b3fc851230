package description_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/render/description"
)

// plain writes numbers as programs do.
func plain(v float64, decimals int) string { return strconv.FormatFloat(v, 'f', decimals, 64) }

func Example() {
	income := description.Values{Title: "Dollars"}
	for name, v := range map[string]float64{"Burundi": 251, "Norway": 91884.5, "Eritrea": math.NaN()} {
		income.Number(v, name)
	}
	fmt.Println(description.Text(description.Map{
		Projection: "Equal Earth", Shown: []string{"sea", "countries"}, Number: plain,
		Layers: []description.Layer{{ID: "countries", Count: 177, Values: []description.Values{income}}},
	}))
	// Output: Map in Equal Earth projection showing sea, countries. countries: 177 on the map; Dollars: lowest 251 (Burundi), highest 91885 (Norway); no data: 1.
}

// numbers are the values of features a, b, c ...
func numbers(all ...float64) description.Values {
	v := description.Values{Title: "v"}
	for i, f := range all {
		v.Number(f, string(rune('a'+i)))
	}
	return v
}

func left(v description.Values) description.Values {
	v.Leave()
	return v
}

// categories are those of features.
func categories(all ...string) description.Values {
	v := description.Values{Title: "v"}
	for _, text := range all {
		v.Category(text, text == "other")
	}
	return v
}

func TestText(t *testing.T) {
	many := make([]string, 0, 30)
	for i := range 30 {
		many = append(many, strconv.Itoa(min(i, 20)))
	}
	for name, tt := range map[string]struct {
		lang string
		l    description.Layer
		want string
	}{
		"numbers":         {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{numbers(3, 1, 2)}}, "l: 9 on the map; v: lowest 1 (b), highest 3 (a)"},
		"one number":      {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{numbers(7)}}, "l: 9 on the map; v: 7 (a)"},
		"equal numbers":   {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{numbers(7, 7)}}, "l: 9 on the map; v: 7"},
		"left":            {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{left(numbers(7, 9))}}, "l: 9 on the map"},
		"shared extremes": {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{numbers(0, 5, 0)}}, "l: 9 on the map; v: lowest 0, highest 5 (b)"},
		"nothing":         {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{numbers(math.NaN())}}, "l: 9 on the map; no data: 1"},
		"digits":          {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{numbers(0.0012345, 12.3456)}}, "l: 9 on the map; v: lowest 0.00123 (a), highest 12.3 (b)"},
		"below nothing":   {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{numbers(-1234.5, 0.25)}}, "l: 9 on the map; v: lowest -1235 (a), highest 0.25 (b)"},
		"years":           {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{numbers(1804, 2011)}}, "l: 9 on the map; v: lowest 1804 (a), highest 2011 (b)"},
		"names":           {"", description.Layer{ID: "l", Count: 2, Names: []string{"x", "y"}}, "l: x, y"},
		"unnamed":         {"", description.Layer{ID: "l", Count: 2, Names: []string{"x", ""}}, "l: 2 on the map"},
		"nothing there":   {"", description.Layer{ID: "l"}, "l: 0 on the map"},
		"categories":      {"", description.Layer{ID: "l", Count: 9, Values: []description.Values{categories("x", "y", "y", "", "other")}}, "l: 9 on the map; v: y 2, x 1, other 1; no data: 1"},
		"many categories": {"", description.Layer{ID: "l", Count: 30, Values: []description.Values{categories(many...)}}, "l: 30 on the map; v: 20 10, 0 1, 1 1, 10 1, 11 1, 12 1, 13 1, 14 1, other 13"},
		"own categories":  {"", description.Layer{ID: "l", Count: 2, Names: []string{"x", "y"}, Values: []description.Values{categories("x", "y")}}, "l: x, y"},
		"long":            {"", description.Layer{ID: "l", Count: 1, Names: []string{strings.Repeat("é", 90) + "\n"}}, "l: " + strings.Repeat("é", 79) + "…"},
		"places":          {"", description.Layer{ID: "{1}", Count: 1, Names: []string{"{0}"}}, "{1}: {0}"},
		"French":          {"fr-CA", description.Layer{ID: "l", Count: 9, Values: []description.Values{numbers(3, 1)}}, "l : 9 sur la carte ; v : minimum 1 (b), maximum 3 (a)"},
	} {
		t.Run(name, func(t *testing.T) {
			got := description.Text(description.Map{Lang: tt.lang, Shown: []string{"l"}, Layers: []description.Layer{tt.l}, Number: plain})
			if _, said, _ := strings.Cut(got, ". "); said != tt.want+"." {
				t.Errorf("%s\nwant %s.", said, tt.want)
			}
		})
	}
}

// TestWithoutData keeps maps without data to one short sentence.
func TestWithoutData(t *testing.T) {
	if got := description.Text(description.Map{Projection: "Robinson", Shown: []string{"sea", "land"}}); got != "Map in Robinson projection showing sea, land" {
		t.Error(got)
	}
	if got := description.Text(description.Map{Shown: []string{"rooms"}}); got != "Plan showing rooms" {
		t.Error(got)
	}
}

// TestNamesInOtherLanguages tells no words of English in other languages: names of
// projections are told, descriptions of them are not, and usual ids are translated.
func TestNamesInOtherLanguages(t *testing.T) {
	for _, tt := range []struct{ lang, projection, want string }{
		{"", "Lambert azimuthal equal-area", "Map in Lambert azimuthal equal-area projection showing sea, gemeinden"},
		{"sv", "Lambert azimuthal equal-area", "Map in Lambert azimuthal equal-area projection showing sea, gemeinden"},
		{"de", "Lambert azimuthal equal-area", "Karte mit Meer, gemeinden"},
		{"de-AT", "Equal Earth", "Karte in der Projektion Equal Earth mit Meer, gemeinden"},
		{"fr", "Winkel 3", "Carte en projection Winkel 3 avec mer, gemeinden"},
		{"ja", "Web Mercator", "Web Mercator 図法の地図。海、gemeinden を表示"},
		{"zh", "", "平面图，显示 海洋、gemeinden"},
	} {
		if got := description.Text(description.Map{Lang: tt.lang, Projection: tt.projection, Shown: []string{"sea", "gemeinden"}}); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.lang, got, tt.want)
		}
	}
	german := description.Text(description.Map{Lang: "de", Shown: []string{"x"}, Number: plain, Layers: []description.Layer{{ID: "countries", Count: 7}}})
	if want := "Plan mit x. Länder: 7 auf der Karte."; german != want {
		t.Errorf("%s, want %s", german, want)
	}
}

// TestLanguages holds descriptions to the languages of pages, each with all it is told.
func TestLanguages(t *testing.T) {
	text, err := os.ReadFile("../page/words.json")
	if err != nil {
		t.Fatal(err)
	}
	var pages map[string]any
	if err := json.Unmarshal(text, &pages); err != nil {
		t.Fatal(err)
	}
	if got, want := description.Languages(), slices.Sorted(maps.Keys(pages)); !slices.Equal(got, want) {
		t.Errorf("descriptions are in %v, pages in %v", got, want)
	}
	english := ""
	for _, lang := range append([]string{"en"}, description.Languages()...) {
		l := description.Layer{ID: "LAYER", Count: 97, Values: []description.Values{numbers(31, 57, math.NaN()), categories("CATEGORY", "other")}}
		text := description.Text(description.Map{Lang: lang, Projection: "PROJECTION", Shown: []string{"SHOWN", "ALSO"}, Layers: []description.Layer{l}, Number: plain})
		for _, want := range []string{"PROJECTION", "SHOWN", "ALSO", "LAYER", "97", "31", "57", "CATEGORY"} {
			if strings.Count(text, want) != 1 {
				t.Errorf("%s: %q is not told once: %s", lang, want, text)
			}
		}
		if strings.ContainsAny(text, "{}") || strings.Contains(text, "  ") {
			t.Errorf("%s: %s", lang, text)
		}
		if english == "" {
			english = text
		} else if text == english && lang != "en" {
			t.Errorf("%s speaks English", lang)
		}
	}
}

// TestMerge adds features in parts: the same as at once, wherever they are divided.
func TestMerge(t *testing.T) {
	values := []float64{4, 1, math.NaN(), 9, 1, 9, 7}
	texts := []string{"a", "b", "", "a", "other", "c", "b"}
	for cut := range len(values) + 1 {
		var number, text description.Values
		var of [2][2]description.Values
		for i := range values {
			part, name := 0, string(rune('A'+i))
			if i >= cut {
				part = 1
			}
			for _, v := range []*description.Values{&number, &of[part][0]} {
				v.Number(values[i], name)
			}
			for _, v := range []*description.Values{&text, &of[part][1]} {
				v.Category(texts[i], texts[i] == "other")
			}
		}
		for k, whole := range []description.Values{number, text} {
			first := of[0][k]
			first.Merge(of[1][k])
			say := func(v description.Values) string {
				return description.Text(description.Map{Number: plain, Layers: []description.Layer{{Count: 9, Values: []description.Values{v}}}})
			}
			if got, want := say(first), say(whole); got != want {
				t.Errorf("cut at %d: %s\nwant %s", cut, got, want)
			}
		}
	}
}
