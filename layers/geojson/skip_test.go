package geojson

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// unusable are members of "features" that cannot be drawn, each with what the
// warnings say of it.
func unusable() []struct{ name, element, warning string } {
	geometry := func(g string) string { return `{"type":"Feature","properties":{"n":"bad"},"geometry":` + g + `}` }
	point := func(c string) string { return geometry(`{"type":"Point","coordinates":` + c + `}`) }
	const noNumbers, noDegrees = "features skipped for coordinates that are no numbers", "features skipped for coordinates that are no longitude and latitude"
	const unreadable, empty = "features skipped for content that cannot be read", "empty geometries skipped"
	return []struct{ name, element, warning string }{
		{"null coordinates", point(`[null,null]`), empty},
		{"one coordinate null", point(`[13.4,null]`), empty},
		{"NaN", point(`[NaN, NaN]`), empty},
		{"texts for nothing", point(`["NA","n/a"]`), empty},
		{"empty texts", point(`["",""]`), empty},
		{"coordinates null", geometry(`{"type":"Point","coordinates":null}`), empty},
		{"no geometry", `{"type":"Feature","properties":{"n":"bad"}}`, "features without a geometry skipped"},
		{"null geometry", geometry(`null`), "null geometries skipped"},
		{"empty object", geometry(`{}`), empty},
		{"empty array", geometry(`[]`), empty},
		{"nulls in a MultiPoint", geometry(`{"type":"MultiPoint","coordinates":[[null,null],["",""]]}`), empty},
		{"line without length", geometry(`{"type":"LineString","coordinates":[[1,1],[1,1],[1,1]]}`), empty},
		{"polygon of two points", geometry(`{"type":"Polygon","coordinates":[[[1,1],[2,2],[1,1]]]}`), empty},
		{"infinite", point(`[Infinity, 1]`), noNumbers},
		{"too large", point(`[1e999, 1]`), noNumbers},
		{"words", point(`["east", "north"]`), noNumbers},
		{"one number", point(`[1]`), noNumbers},
		{"no coordinates", geometry(`{"type":"Point"}`), unreadable},
		{"null in a line", geometry(`{"type":"LineString","coordinates":[[1,1],[null,2],[3,3]]}`), noNumbers},
		{"null in a ring", geometry(`{"type":"Polygon","coordinates":[[[1,1],[2,NaN],[3,3],[1,1]]]}`), noNumbers},
		{"latitude 91", point(`[1,91]`), noDegrees},
		{"swapped", point(`[22.3,114.2]`), noDegrees},
		{"metres", point(`[500000,4500000]`), noDegrees},
		{"null feature", `null`, unreadable},
		{"number", `17`, unreadable},
		{"text", `"a"`, unreadable},
		{"empty feature", `{}`, unreadable},
		{"unknown geometry", geometry(`{"type":"Circle","coordinates":[1,1]}`), unreadable},
		{"broken property", `{"type":"Feature","properties":{"n":undefined},"geometry":{"type":"Point","coordinates":[1,1]}}`, unreadable},
		{"no value", `{"type":"Feature","properties":{"n": },"geometry":{"type":"Point","coordinates":[1,1]}}`, unreadable},
		{"no comma", `{"type":"Feature" "properties":{},"geometry":{"type":"Point","coordinates":[1,1]}}`, unreadable},
		{"unknown crs", geometry(`{"type":"Point","crs":{"type":"name","properties":{"name":"EPSG:999999"}},"coordinates":[1,1]}`),
			"features skipped for a coordinate system of their own that is not known"},
	}
}

// TestUnusableFeatures puts each among good ones: the good ones are read, the
// bad one is named, and strict makes it an error. Alone, it is an error or
// nothing to draw, never a feature.
func TestUnusableFeatures(t *testing.T) {
	const good = `{"type":"Feature","properties":{"n":"good"},"geometry":{"type":"Point","coordinates":[1,2]}}`
	for _, tt := range unusable() {
		t.Run(tt.name, func(t *testing.T) {
			text := `{"type":"FeatureCollection","features":[` + good + "," + tt.element + "," + good + `]}`
			s, features, err := read(text, Options{})
			if err != nil || len(features) != 2 {
				t.Fatalf("%d features, error %v", len(features), err)
			}
			told := slices.ContainsFunc(s.Info().Warnings, func(w string) bool {
				return strings.HasPrefix(w, tt.warning+": 1 (feature 2")
			})
			if !told {
				t.Errorf("warnings %q, want %q", s.Info().Warnings, tt.warning)
			}
			if _, _, err = read(text, Options{Strict: true}); err == nil || !strings.Contains(err.Error(), "feature 2") {
				t.Errorf("strict: error %v", err)
			}
			if _, features, _ = read(`{"type":"FeatureCollection","features":[`+tt.element+`]}`, Options{}); len(features) != 0 {
				t.Errorf("alone: %d features", len(features))
			}
		})
	}
}

// TestUnusableLines has single lines of newline-delimited text that are none.
func TestUnusableLines(t *testing.T) {
	const good = `{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}`
	for _, line := range []string{"null", "17", `{"type":"Feature","properties":{"a": },"geometry":null}`, `{"type":"Square"}`, `{}`, `"a"`, `{"type":"FeatureCollection"}`} {
		for _, text := range []string{good + "\n" + line + "\n" + good, line + "\n" + good + "\n" + good, good + "\n" + good + "\n" + line} {
			s, features, err := read(text, Options{})
			if err != nil || len(features) != 2 || len(s.Info().Warnings) != 1 {
				t.Errorf("%s: %d features, %v", text, len(features), err)
			}
			if _, _, err := read(text, Options{Strict: true}); err == nil {
				t.Errorf("%s: no error in strict reading", text)
			}
		}
	}
	if _, _, err := read(good+"\n"+good[:30], Options{}); err == nil {
		t.Error("a text that is cut off is no error")
	}
}

// TestNestingTakesNoTime has geometries within one another that would each be
// read again by the one around it.
func TestNestingTakesNoTime(t *testing.T) {
	const crs = `,"crs":{"type":"name","properties":{"name":"EPSG:4326"}}`
	for _, tail := range []string{"", crs, `,"crs":{"type":"name","properties":{"name":"EPSG:nonsense"}}`} {
		for _, point := range []string{"[1,2]", "[1,91]", "[null,null]"} {
			text := `{"type":"Point","coordinates":` + point + tail + `}`
			for range 60 {
				text = `{"type":"GeometryCollection","geometries":[` + text + `]` + tail + `}`
			}
			pace.Within(t, point+tail, time.Second, func() { _, _, _ = read(text, Options{}) })
		}
	}
}

// TestMostFeaturesUnusable mixes good and bad features in all proportions.
func TestMostFeaturesUnusable(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 1))
	for range 200 {
		good, bad := random.IntN(6), random.IntN(6)
		elements := slices.Concat(
			slices.Repeat([]string{`{"type":"Point","coordinates":[1,2]}`}, good),
			slices.Repeat([]string{`{"type":"Point","coordinates":[1,91]}`}, bad),
			slices.Repeat([]string{`{"type":"Feature","geometry":null}`}, random.IntN(9)))
		random.Shuffle(len(elements), func(i, j int) { elements[i], elements[j] = elements[j], elements[i] })
		_, features, err := read(`{"type":"FeatureCollection","features":[`+strings.Join(elements, ",")+`]}`, Options{})
		if len(features) != good {
			t.Fatalf("%d of %d features", len(features), good)
		}
		if (err != nil) != (bad > good) {
			t.Fatalf("%d good, %d bad: error %v", good, bad, err)
		}
		if bad > 1 && err != nil && !strings.Contains(err.Error(), fmt.Sprintf("(%d of %d features cannot be used)", bad, good+bad)) {
			t.Fatalf("error %v", err)
		}
	}
}

// TestOddCollections has collections that are read in another way than they
// stand there.
func TestOddCollections(t *testing.T) {
	const point = `{"type":"Feature","geometry":{"type":"Point","coordinates":[%s]}}`
	mercator := `{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}`
	inside := func(before, after string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",` + before + `"coordinates":[111319.49079327358,0]` + after + `}}]}`
	}
	tests := []struct{ name, text, want, warning string }{
		{"properties of PHP", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":[],"geometry":{"type":"Point","coordinates":[1,2]}}]}`,
			"POINT (1 2)", ""},
		{"properties that are a list", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":[1],"geometry":{"type":"Point","coordinates":[1,2]}}]}`,
			"POINT (1 2)", "properties that are no object ignored: 1 (feature 1)"},
		{"collection among features", `{"type":"FeatureCollection","features":[{"type":"FeatureCollection","features":[` +
			fmt.Sprintf(point, "1,2") + "," + fmt.Sprintf(point, "3,4") + `]},` + fmt.Sprintf(point, "5,6") + `]}`,
			"POINT (1 2)\nPOINT (3 4)\nPOINT (5 6)",
			"a FeatureCollection stands among the features; its features are read as if they stood there"},
		{"list of features", `[` + fmt.Sprintf(point, "1,2") + "," + fmt.Sprintf(point, "3,4") + `]`, "POINT (1 2)\nPOINT (3 4)",
			"the features stand in a list and not in a FeatureCollection"},
		{"crs among features", `{"type":"FeatureCollection","features":[` + fmt.Sprintf(point, "111319.49079327358,0") + "," + mercator + `]}`,
			"POINT (1 0)", "the coordinate system stands among the features, and is taken as that of all"},
		{"crs in a geometry", inside(`"crs":`+mercator+`,`, ""), "POINT (1 0)", ""},
		{"crs at a geometry's end", inside("", `,"crs":`+mercator), "POINT (1 0)", ""},
		{"crs of a feature", `{"type":"Feature","crs":` + mercator + `,"geometry":{"type":"Point","coordinates":[111319.49079327358,0]}}`, "POINT (1 0)", ""},
		{"crs null in a geometry", `{"type":"Point","crs":null,"coordinates":[1,2]}`, "POINT (1 2)", ""},
		{"numbers in quotes", `{"type":"LineString","coordinates":[["1.5"," 2 "],[3,"4"]]}`, "LINESTRING (1.5 2, 3 4)",
			"coordinates that are texts, read as numbers: 3"},
		{"null among points", `{"type":"MultiPoint","coordinates":[[1,2],[null,null],[3,4]]}`, "MULTIPOINT (1 2, 3 4)",
			"points without coordinates left out: 1 (feature 1)"},
		{"null in a collection", `{"type":"GeometryCollection","geometries":[null,{"type":"Point","coordinates":[1,2]}]}`, "POINT (1 2)",
			"null geometries in collections left out: 1 (feature 1)"},
		{"another copy of the world", `{"type":"LineString","coordinates":[[-531.5,63.75],[-530.5,90.25]]}`, "LINESTRING (-171.5 63.75, -170.5 90)",
			"features with longitudes more than a turn away, brought back by whole turns: 1 (feature 1)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, features, err := read(tt.text, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range features {
				flat := f.Geometry.FlatCoords()
				for i := range flat {
					flat[i] = round9(flat[i])
				}
			}
			if got := show(t, features); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if w := strings.Join(s.Info().Warnings, "\n"); w != tt.warning {
				t.Errorf("warnings %q, want %q", w, tt.warning)
			}
		})
	}
	// What the layer says counts for more than any crs of the file.
	_, features, err := read(`{"type":"Point","crs":`+mercator+`,"coordinates":[1,2]}`, Options{CRS: "EPSG:4326"})
	if err != nil || show(t, features) != "POINT (1 2)" {
		t.Errorf("asked for: %v, %v", features, err)
	}
}

// TestWhatIsWrong has messages that must say what may be meant.
func TestWhatIsWrong(t *testing.T) {
	for coordinates, want := range map[string]string{
		"[22.3,114.2]":     "latitude 114.2 is impossible; are longitude and latitude swapped?",
		"[5000,10]":        "coordinates 5000, 10 are no longitude and latitude",
		"[-3599,100]":      "coordinates -3599, 100 are no longitude and latitude",
		"[500000,4500000]": "name their coordinate system with \"crs\"",
	} {
		if _, _, err := read(`{"type":"Point","coordinates":`+coordinates+`}`, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", coordinates, err, want)
		}
	}
}

func round9(f float64) float64 {
	var r float64
	fmt.Sscanf(fmt.Sprintf("%.9f", f), "%g", &r)
	return r
}
