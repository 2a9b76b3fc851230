package kartograph

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// scattered is a table of points over the United States, from a generator that
// is the same everywhere.
func scattered(n int) []byte {
	var b bytes.Buffer
	b.WriteString("lon,lat,v\n")
	seed := uint64(1)
	next := func() float64 {
		seed = seed*6364136223846793005 + 1442695040888963407
		return float64(seed>>40) / (1 << 24)
	}
	for range n {
		lon, lat := -126+next()*60, 24+next()*26
		fmt.Fprintf(&b, "%.6f,%.6f,%d\n", lon, lat, int(next()*1000))
	}
	return b.Bytes()
}

// drawnAndTold draws a config and returns the SVG and the warnings.
func drawnAndTold(t *testing.T, config string, files fstest.MapFS, o Options) (svg, told string) {
	t.Helper()
	cfg, err := Parse("m.json", []byte(config))
	if err != nil {
		t.Fatal(err)
	}
	o.Files = files
	m, err := Build(context.Background(), cfg, o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := m.Write(&b, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, w := range m.Warnings {
		told += w.Text + "\n"
	}
	return b.String(), told
}

// TestPointsInCounties compares counts and sums of 20,000 points in the counties
// of the United States with those of mapshaper 0.6.121:
//
//	mapshaper -i us-counties-10m.topojson -i pts.csv -points target=pts x=lon y=lat \
//	  -join pts target=counties calc='n = count(), s = sum(v), m = max(v)' -o target=counties format=csv
//
// which gave 10517 points in 2604 of 3231 counties, and 9483 in none.
func TestPointsInCounties(t *testing.T) {
	// squares are of the counties' counts.
	type tally struct{ counties, points, squares, sum, empty int }
	files := fstest.MapFS{"pts.csv": {Data: scattered(20_000)}}
	svg, told := drawnAndTold(t, `{"layers": {
		"counties": {"src": "builtin:us-counties", "attributes": ["id", "n", "s", "m"],
			"data": {"within": "pts", "count": "n", "sum": {"s": "v"}, "max": {"m": "v"}}},
		"pts": {"src": "pts.csv", "render": false}}}`, files, Options{})
	if want := `data: pts: 9483 of 20000 features of "pts" lie in no polygon`; !strings.Contains(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	found := regexp.MustCompile(`data-id="(\d+)" data-n="(\d+)" data-s="(\d+)"`).FindAllStringSubmatch(svg, -1)
	var got tally
	for _, f := range found {
		n, _ := strconv.Atoi(f[2])
		s, _ := strconv.Atoi(f[3])
		got.counties, got.points, got.squares, got.sum = got.counties+1, got.points+n, got.squares+n*n, got.sum+s
		if n == 0 {
			got.empty++
		}
	}
	// mapshaper has one county more, without a shape, and so one more that is empty.
	if want := (tally{counties: 3230, points: 10517, squares: 110491, sum: 5248760, empty: 626}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, want := range []string{`data-id="04015" data-n="62" data-s="33870" data-m="979"`, `data-id="32023" data-n="62" data-s="31488"`, `data-id="36061" data-n="0" data-s="0"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("there is no %s", want)
		}
	}
}

// TestCountiesOfPoints joins the other way round: mapshaper -join counties
// target=pts fields=FID finds 62 of these points in 04015.
func TestCountiesOfPoints(t *testing.T) {
	files := fstest.MapFS{"pts.csv": {Data: scattered(20_000)}}
	svg, told := drawnAndTold(t, `{"layers": {
		"pts": {"src": "pts.csv", "attributes": {"fips": "id"}, "data": {"within": "counties", "columns": "id"}},
		"counties": {"src": "builtin:us-counties", "render": false}}}`, files, Options{})
	if n := strings.Count(svg, `data-fips="04015"`); n != 62 {
		t.Errorf("%d points in 04015, want 62", n)
	}
	if n := strings.Count(svg, "data-fips="); n != 10517 {
		t.Errorf("%d points have a county, want 10517", n)
	}
	if want := `9483 of 20000 features lie in no polygon of "counties"`; !strings.Contains(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

// places has two districts, towns in them, and shops, some with a key of a table.
func places() fstest.MapFS {
	square := func(name string, w int) string {
		return fmt.Sprintf(`{"type": "Feature", "properties": {"name": %q}, "geometry": {"type": "Polygon", "coordinates": [[[%d,0],[%d,0],[%d,10],[%d,10],[%d,0]]]}}`, name, w, w+10, w+10, w, w)
	}
	return fstest.MapFS{
		"districts.json": {Data: []byte(`{"type": "FeatureCollection", "features": [` + square("West", 0) + "," + square("East", 10) + "]}")},
		"shops.csv":      {Data: []byte("shop,lon,lat\na,1,1\nb,2,2\nc,12,3\nd,50,50\n")},
		"sales.csv":      {Data: []byte("shop,sales\na,10\nb,20\nc,5\nd,1000\n")},
	}
}

// TestJoinsOneAfterTheOther has joins that need others, in any order of layers,
// with filters before and after.
func TestJoinsOneAfterTheOther(t *testing.T) {
	for _, tt := range []struct{ name, config, want, absent string }{
		{"a table of points, summed", `{"layers": {
			"districts": {"src": "districts.json", "attributes": ["name", "sales"], "data": {"within": "shops", "sum": "sales"}},
			"shops": {"src": "shops.csv", "render": false, "data": {"src": "sales.csv", "key": "shop"}}}}`, `data-name="West" data-sales="30"`, ""},
		{"filtered points", `{"layers": {
			"districts": {"src": "districts.json", "attributes": ["name", "n"], "data": {"within": "shops", "count": "n"}},
			"shops": {"src": "shops.csv", "render": false, "filter": ["shop", "!=", "a"]}}}`, `data-name="West" data-n="1"`, ""},
		{"a filter on what was joined", `{"layers": {
			"districts": {"src": "districts.json", "attributes": ["name", "n"], "data": {"within": "shops", "count": "n"}, "filter": ["n", ">", 1]},
			"shops": {"src": "shops.csv", "render": false}}}`, `data-name="West" data-n="2"`, "East"},
		{"what is cropped counts", `{"bounds": {"crop": [-5, -5, 1.5, 1.5]}, "layers": {
			"districts": {"src": "districts.json", "attributes": ["name", "n"], "data": {"within": "shops", "count": "n"}},
			"shops": {"src": "shops.csv", "render": false}}}`, `data-name="West" data-n="2"`, "East"},
		{"there and back", `{"layers": {
			"marks": {"src": "shops.csv", "attributes": ["shop", "name", "n"], "data": {"within": "districts"}},
			"districts": {"src": "districts.json", "render": false, "data": {"within": "shops", "count": "n"}},
			"shops": {"src": "shops.csv", "render": false}}}`, `data-shop="b" data-name="West" data-n="2"`, ""},
		{"a list", `{"layers": {
			"districts": {"src": "districts.json", "attributes": ["name", "n", "shop", "km"],
				"data": [{"within": "shops", "count": "n"}, {"nearest": "shops", "columns": ["shop"], "distance": "km"}]},
			"shops": {"src": "shops.csv", "render": false}}}`, `data-name="East" data-n="1" data-shop="c" data-km="400.`, ""},
	} {
		svg, _ := drawnAndTold(t, tt.config, places(), Options{})
		if !strings.Contains(svg, tt.want) || tt.absent != "" && strings.Contains(svg, tt.absent) {
			t.Errorf("%s: the map has no %s, or %q: %s", tt.name, tt.want, tt.absent, svg)
		}
		shared := Options{}
		shared.Sources = NewSources(places())
		cfg, err := Parse("m.json", []byte(tt.config))
		if err != nil {
			t.Fatal(err)
		}
		files := places()
		shared.Files, shared.Sources = files, NewSources(files)
		for range 2 {
			var b bytes.Buffer
			m, err := Build(context.Background(), cfg, shared)
			if err == nil {
				_, err = m.Write(&b, WriteOptions{})
			}
			if err != nil || b.String() != svg {
				t.Errorf("%s: drawn from shared sources it is another map: %v", tt.name, err)
			}
		}
	}
}

// TestPlaceJoinErrors names the place of what is wrong with data.
func TestPlaceJoinErrors(t *testing.T) {
	for _, tt := range []struct{ name, layers, want string }{
		{"no polygons", `"a": {"src": "shops.csv", "data": {"within": "b"}}, "b": {"src": "shops.csv"}`, `m.json:1:58: layer "a": data.within: the layer "b" has no polygons`},
		{"column", `"a": {"src": "districts.json", "data": [{"within": "b", "count": "n"}, {"within": "b", "sum": "sale"}]}, "b": {"src": "shops.csv"}`, `layer "a": data[1].sum: column "sale" not found`},
	} {
		cfg, err := Parse("m.json", []byte(`{"layers": {`+tt.layers+`}}`))
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if _, err := Build(context.Background(), cfg, Options{Files: places()}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}
