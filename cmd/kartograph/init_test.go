package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInitDraws does what init says: the files it writes draw, without a warning.
func TestInitDraws(t *testing.T) {
	inFolder(t)
	status, out, errs := kartographCommand(t, "", "init", "new")
	if status != 0 || out != "" || len(strings.Fields(errs)) != 3 {
		t.Fatalf("status %d, said %q and %q", status, out, errs)
	}
	t.Chdir("new")
	status, out, errs = kartographCommand(t, "", "map.yaml", "-s", "style.css", "--strict")
	if status != 0 || errs != "" {
		t.Fatalf("status %d, said %q", status, errs)
	}
	for _, want := range []string{`id="countries"`, `id="cities"`, `>Paris<`, `#e8c9a8`} {
		if !strings.Contains(out, want) {
			t.Errorf("the map has no %s", want)
		}
	}
}

func TestInitOverwritesNothing(t *testing.T) {
	inFolder(t)
	before, err := os.ReadFile("map.yaml")
	if err != nil {
		t.Fatal(err)
	}
	status, _, errs := kartographCommand(t, "", "init")
	if status != 1 || !strings.Contains(errs, "map.yaml is there already") {
		t.Errorf("status %d, said %q", status, errs)
	}
	if after, _ := os.ReadFile("map.yaml"); string(after) != string(before) {
		t.Errorf("map.yaml became %q", after)
	}
	if _, err := os.Stat("map.schema.json"); err == nil {
		t.Error("a part was written")
	}
}

// TestInitFromDraws proposes maps of files of all kinds: each draws without a warning, or
// with none but that labels have no room, and has what one expects of it.
func TestInitFromDraws(t *testing.T) {
	data, err := filepath.Abs("../../testdata/data")
	if err != nil {
		t.Fatal(err)
	}
	inFolder(t)
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("people of towns.csv", "code,town,lon,lat,population\na1,Ahausen,7,50,100\na2,Bdorf,8,51,200\na3,Cstadt,9,52,4000\na4,Dburg,8.5,50.5,500\na5,Eheim,7.7,51.5,60\n")
	write("ways.geojson", `{"type": "FeatureCollection", "features": [
		{"type": "Feature", "properties": {"class": "road", "name": "B 1"}, "geometry": {"type": "LineString", "coordinates": [[7, 50], [8, 51]]}},
		{"type": "Feature", "properties": {"class": "rail", "name": "R 2"}, "geometry": {"type": "LineString", "coordinates": [[7, 51], [8, 50]]}},
		{"type": "Feature", "properties": {"class": "road", "name": "B 3"}, "geometry": {"type": "LineString", "coordinates": [[7, 50.5], [8, 50.6]]}},
		{"type": "Feature", "properties": {"class": "road", "name": "B 4"}, "geometry": {"type": "LineString", "coordinates": [[7, 50.7], [8, 50.8]]}},
		{"type": "Feature", "properties": {"class": "rail", "name": "R 5"}, "geometry": {"type": "LineString", "coordinates": [[7, 50.2], [8, 50.3]]}},
		{"type": "Feature", "properties": {"class": "rail", "name": "R 6"}, "geometry": {"type": "LineString", "coordinates": [[7, 50.9], [8, 50.95]]}}]}`)
	write("plan.csv", "thing,x,y\nAlpha,450000,5500000\nBeta,460000,5510000\n")
	for i, c := range []struct {
		from string
		want []string
	}{
		{filepath.Join(data, "ne_110m_countries.shp"), []string{"labeling: {key: NAME", "method: quantile", "legend: true"}},
		{filepath.Join(data, "us-counties-10m.topojson"), nil},
		{"people of towns.csv", []string{"people-of-towns:", `src: "../people of towns.csv"`, "attributes: {id: code, town: town, population: population}", "method: area", "property: r", "bounds: {mode: bbox, data: [7, 50, 9, 52]"}},
		{"ways.geojson", []string{"labeling: {key: name}", "classify: {by: class, method: category, property: stroke}"}},
		{filepath.Join(data, "ne_50m_lakes.geojson"), []string{"src: "}},
		{"plan.csv", []string{"A guess: nothing in the file says what its coordinates are", "crs: \"EPSG:"}},
		{"builtin:cities", []string{"src: \"builtin:cities\""}},
	} {
		folder := fmt.Sprint("new", i)
		from := c.from
		status, _, errs := kartographCommand(t, "", "init", folder, "--from", from)
		if status != 0 {
			t.Errorf("%s: status %d, said %q", from, status, errs)
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, "map.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s: no %q in\n%s", from, want, text)
			}
		}
		status, out, errs := kartographCommand(t, "", filepath.Join(folder, "map.yaml"), "-s", filepath.Join(folder, "style.css"))
		if status != 0 || !strings.Contains(out, "<path") {
			t.Errorf("%s: status %d, said %q of\n%s", from, status, errs, text)
		}
		for _, line := range strings.Split(strings.TrimSpace(errs), "\n") {
			if line != "" && !strings.Contains(line, "no room") && !strings.Contains(line, "labels") && !strings.Contains(line, "us-counties") { // whose geometries have faults

				t.Errorf("%s: %s", from, line)
			}
		}
	}
}
