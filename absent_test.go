package kartograph

import (
	"strings"
	"testing"
	"testing/fstest"
)

// strayFiles are layers that lie where nobody looks, and one with longitude and latitude exchanged.
func strayFiles() fstest.MapFS {
	return fstest.MapFS{
		"far.csv":     {Data: []byte("lon,lat,n\n150,-30,a\n151,-33,b\n")},
		"near.csv":    {Data: []byte("lon,lat,n\n10,50,a\n")},
		"swapped.csv": {Data: []byte("lon,lat,n\n52.5,13.4,Berlin\n48.1,11.6,Munich\n")},
		"far.geojson": {Data: []byte(`{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[150,-30],[152,-30],[152,-28],[150,-30]]]}}]}`)},
		"hut.geojson": {Data: []byte(`{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[10,50],[10.1,50],[10.1,50.1],[10,50]]]}}`)},
	}
}

// A layer of which nothing is on the map, in no frame, is told with where it lies, and no other:
// none that is hidden, made or has nothing, and no built-in one beside others.
func TestLayersWithNothingOnTheMapAreTold(t *testing.T) {
	const (
		far  = `none of the 2 features is on the map: they lie at 150 to 151 degrees east and -33 to -30 north; check the bounds, and the layer's coordinates, their order and "crs"`
		gone = "none of the 1 features is on the map: %s may leave nothing of them; try smaller values, or other layers there"
		land = `{"src": "builtin:land-110m"}`
	)
	for name, test := range map[string]struct{ layers, more, want string }{
		"points":        {`"l": {"src": "far.csv"}`, "", "l: " + far},
		"polygons":      {`"l": {"src": "far.geojson"}`, "", `l: none of the 1 features is on the map: they lie at 150 to 152 degrees east and -30 to -28 north; check the bounds, and the layer's coordinates, their order and "crs"`},
		"exchanged":     {`"l": {"src": "swapped.csv"}`, "", `l: none of the 2 features is on the map: they lie at 48.1 to 52.5 degrees east and 11.6 to 13.4 north; check the bounds, and the layer's coordinates, their order and "crs"; with longitude and latitude exchanged they would lie on it`},
		"there":         {`"l": {"src": "near.csv"}`, "", ""},
		"hidden":        {`"l": {"src": "far.csv", "render": false}`, "", ""},
		"in an inset":   {`"l": {"src": "far.csv"}`, `, "views": {"v": {"frame": [0, 0, 0.3, 0.3], "bounds": [110, -45, 155, -10]}}`, ""},
		"in no inset":   {`"l": {"src": "far.csv"}`, `, "views": {"v": {"frame": [0, 0, 0.3, 0.3], "bounds": [6, 46, 9, 48]}}`, "l: " + far},
		"none kept":     {`"l": {"src": "far.csv", "filter": ["n", "=", "c"]}`, "", ""},
		"one kept":      {`"l": {"src": "far.csv", "filter": ["n", "=", "b"]}`, "", `l: none of the 1 features is on the map: they lie at 151 to 151 degrees east and -33 to -33 north; check the bounds, and the layer's coordinates, their order and "crs"`},
		"built-in":      {`"l": {"src": "builtin:us-states"}`, "", ""},
		"a route":       {`"l": {"special": "route", "route": {"stops": [[100, 10], [120, 15]]}}`, "", "l: nothing of the route is on the map; check the bounds, and its stops: longitude, latitude"},
		"a grid":        {`"l": {"special": "grid", "grid": {"layer": "p"}}, "p": {"src": "far.csv", "render": false}`, "", "l: no cell of the grid has anything of its layer; check the bounds, and the coordinates of that layer"},
		"too small":     {`"l": {"src": "hut.geojson", "filter-islands": 1000000}`, "", "l: " + strings.ReplaceAll(gone, "%s", "filter-islands")},
		"simplified":    {`"l": {"src": "hut.geojson", "filter-islands": 1000000, "simplify": 900}`, "", "l: " + strings.ReplaceAll(gone, "%s", "filter-islands, simplify")},
		"subtracted":    {`"l": {"src": "hut.geojson"}, "m": {"src": "builtin:land-110m", "subtract-from": "l"}`, "", "l: " + strings.ReplaceAll(gone, "%s", "subtract-from")},
		"far and small": {`"l": {"src": "far.geojson", "filter-islands": 1}`, "", `l: none of the 1 features is on the map: they lie at 150 to 152 degrees east and -30 to -28 north; check the bounds, and the layer's coordinates, their order and "crs"`},
		"joined":        {`"l": {"src": "far.geojson", "join": true}`, "", `l: none of the 1 features is on the map: they lie at 150 to 152 degrees east and -30 to -28 north; check the bounds, and the layer's coordinates, their order and "crs"`},
	} {
		cfg, err := Parse("map.json", []byte(`{"bounds": [5, 45, 15, 55], "layers": {"land": `+land+`, `+test.layers+`}`+test.more+`}`))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		files := strayFiles()
		for _, o := range []Options{{}, {OnlySVG: true}, {Sources: NewSources(files)}, {Several: true}} {
			o.Files = files
			want := test.want
			if o.Several {
				want = ""
			}
			if got := strings.Join(absences(buildMap(t, cfg, o)), "\n"); got != want {
				t.Errorf("%s, %+v: %q, want %q", name, o.Several, got, want)
			}
		}
	}
}

// absences are the warnings of layers of which nothing is on a map.
func absences(m *Map) (told []string) {
	for _, w := range m.Warnings {
		if strings.Contains(w.Text, "is on the map") || strings.HasPrefix(w.Text, "no cell of the grid") {
			told = append(told, w.Layer+": "+w.Text)
		}
	}
	return told
}

// Of a map in the middle of the sea nothing of a built-in layer is told where something of
// another one is on it, and all where nothing is.
func TestEmptyMapsOfBuiltInLayersAreTold(t *testing.T) {
	for bounds, want := range map[string]int{"[-140, -50, -130, -45]": 2, "[0, 45, 10, 50]": 0} {
		cfg, err := Parse("map.json", []byte(`{"bounds": `+bounds+`, "layers": {"sea": {"special": "sea"}, "c": {"src": "builtin:countries-110m"}, "s": {"src": "builtin:us-states"}}}`))
		if err != nil {
			t.Fatal(err)
		}
		if told := absences(buildMap(t, cfg, Options{})); len(told) != want {
			t.Errorf("%s: %q, want %d", bounds, told, want)
		}
	}
}

// Values that bounds list and that no feature has are told, with what was probably meant.
func TestBoundsTellValuesThatChooseNothing(t *testing.T) {
	for values, want := range map[string]string{
		`"attribute": "ADM0_A3", "values": ["DEU", "FRX"]`:                                     `l: bounds: no feature with the ADM0_A3 "FRX" (did you mean "FRA"?) is chosen`,
		`"attribute": "ADM0_A3", "values": ["DEU", "FRA"]`:                                     "",
		`"attribute": "MAPCOLOR7", "values": [1, "2.0"]`:                                       "",
		`"attribute": "ADM0_A3", "values": ["DEU", "FRA"], "filter": ["NAME", "=", "Germany"]`: `l: bounds: no feature with the ADM0_A3 "FRA" is chosen`,
		`"filter": ["NAME", "=", "Germany"]`:                                                   "",
	} {
		cfg, err := Parse("map.json", []byte(`{"bounds": {"mode": "polygons", "data": {"layer": "l", `+values+`}}, "layers": {"l": {"src": "builtin:countries-110m"}}}`))
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, w := range buildMap(t, cfg, Options{}).Warnings {
			if strings.HasPrefix(w.Text, "bounds:") {
				told = append(told, w.Layer+": "+w.Text)
			}
		}
		if got := strings.Join(told, "\n"); got != want {
			t.Errorf("%s: %q, want %q", values, got, want)
		}
	}
}

// Countries that are on the finest built-in map only are told, where a filter or the bounds
// choose them on a coarser one; and bounds with a filter list values of its column.
func TestCountriesThatNeedTheFinestMapAreTold(t *testing.T) {
	for text, want := range map[string]string{
		`{"layers": {"l": {"src": "builtin:countries", "filter": ["ADM0_A3", "=", "MLT"]}}}`:                                                   `"builtin:countries-10m" has 1, and builtin:countries-110m is too coarse for them`,
		`{"layers": {"l": {"src": "builtin:countries"}}, "bounds": {"mode": "polygons", "data": {"attribute": "ADM0_A3", "values": ["TUV"]}}}`: `"builtin:countries-10m" has 1, and builtin:countries is too coarse for them`,
		`{"layers": {"l": {"src": "builtin:countries"}}, "bounds": {"mode": "polygons", "data": {"filter": "NAME = 'germany'"}}}`:              `check the filter or values; values of NAME are Aruba, `,
	} {
		cfg, err := Parse("map.json", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(t.Context(), cfg, Options{})
		said := ""
		if err != nil {
			said = err.Error()
		} else {
			for _, w := range m.Warnings {
				said += w.String() + "\n"
			}
		}
		if !strings.Contains(said, want) || strings.Contains(want, "Aruba") && strings.Contains(said, "too coarse") {
			t.Errorf("%s: %q, want %q", text, said, want)
		}
	}
}

// Insets of which a part is cut off at the edge of the page are told, and those that stand in its
// margin are not.
func TestInsetsBeyondThePageAreTold(t *testing.T) {
	for more, want := range map[string]string{
		`"views": {"v": {"frame": [0.9, 0.9, 0.5, 0.5], "bounds": [5, 45, 15, 55]}}`:                `inset "v": 4 % of it are on the page, and the rest is cut off`,
		`"views": {"v": {"frame": ["5000px", "0px", "100px", "100px"], "bounds": [5, 45, 15, 55]}}`: `inset "v": 0 % of it are on the page, and the rest is cut off`,
		`"views": {"v": {"frame": [0.5, 0.5, 0.5, 0.5], "bounds": [5, 45, 15, 55]}}`:                "",
		`"views": {"v": {"frame": [-0.1, 0, 0.2, 0.2], "bounds": [5, 45, 15, 55]}}, "margin": 200`:  "",
		`"locator": {"size": 3000}`: `inset "locator": `,
		`"locator": true`:           "",
	} {
		cfg, err := Parse("map.json", []byte(`{"layers": {"l": {"src": "builtin:countries-110m"}}, "bounds": [-10, 40, 20, 55], "export": {"width": 800, "height": 600}, `+more+`}`))
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, w := range buildMap(t, cfg, Options{}).Warnings {
			if strings.HasPrefix(w.Text, "inset ") {
				told += w.Text
			}
		}
		if !strings.HasPrefix(told, want) || want == "" && told != "" {
			t.Errorf("%s: %q, want %q", more, told, want)
		}
	}
}

// Values that a filter lists and that no feature has are told, with what was probably meant; of a
// batch, whose maps may lack some of them, they are not.
func TestFiltersTellValuesThatNoFeatureHas(t *testing.T) {
	for filter, want := range map[string]string{
		`"ADM0_A3 in (\"DEU\", \"FRX\", \"ITA\")"`:                      `l: filter: no feature has the ADM0_A3 "FRX" (did you mean "FRA"?)`,
		`"ADM0_A3 in (\"DEU\", \"FRA\")"`:                               "",
		`["ADM0_A3", "in", ["DEU", "TUV"]]`:                             `l: filter: no feature has the ADM0_A3 "TUV"; "builtin:countries-10m" has 1, and builtin:countries-110m is too coarse for them`,
		`"NAME != \"Antartica\""`:                                       `l: filter: no feature has the NAME "Antartica" (did you mean "Antarctica"?)`,
		`"NAME = \"Perú\" or NAME = \"Chile\" or CONTINENT = \"Asia\""`: `l: filter: no feature has the NAME "Perú" (did you mean "Peru"?)`,
		`"NAME = \"Peru\" or NAME_LONG = \"Perú\""`:                     "",
		`"not MAPCOLOR7 in (1, 99)"`:                                    `l: filter: no feature has the MAPCOLOR7 "99"`,
		`"NAME = \"Antartica\""`:                                        "",
	} {
		cfg, err := Parse("map.json", []byte(`{"layers": {"l": {"src": "builtin:countries-110m", "filter": `+filter+`}}}`))
		if err != nil {
			t.Fatal(err)
		}
		for _, several := range []bool{false, true} {
			var told []string
			for _, w := range buildMap(t, cfg, Options{Several: several}).Warnings {
				if strings.HasPrefix(w.Text, "filter:") {
					told = append(told, w.Layer+": "+w.Text)
				}
			}
			if got := strings.Join(told, "\n"); got != want && !several || several && got != "" {
				t.Errorf("%s: %q, want %q; one of several maps: %v", filter, got, want, several)
			}
		}
	}
}
