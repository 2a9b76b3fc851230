package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestInitDraws does what init says: the files it writes draw, without a warning.
func TestInitDraws(t *testing.T) {
	inFolder(t)
	status, out, errs := kartographCommand(t, "", "init", "new")
	if status != 0 || out != "" || len(strings.Split(errs, "\n")) != 5 || !strings.HasSuffix(errs, "to see it: kartograph serve "+filepath.Join("new", "map.yaml")+" -s "+filepath.Join("new", "style.css")+"\n") {
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
	write("orte.csv", "Ort;Breite;Länge;Einwohner\nGraz;47,07;15,43;300000\nLinz;48,30;14,29;210000\nWien;48,21;16,37;2000000\nVillach;46,61;13,85;64000\nBregenz;47,50;9,74;29000\n")
	write("shops.csv", "nr,name,kind,lat,lon\nA1,a,inn,50,7\nA2,b,inn,51,7\nA3,c,shop,50,8\nA4,d,shop,51,8\nA5,e,inn,50.5,7.5\nA6,f,shop,50.2,7.2\n")
	write("one.csv", "name,lat,lon\nGraz,47.1,15.4\n")
	write("ring.csv", "name,lat,lon\na,10,170\nb,-20,-160\nc,0,179\n")
	write("way.kml", `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>A</name><Point><coordinates>12,42</coordinates></Point></Placemark><Placemark><name>B</name><LineString><coordinates>12,42 11,43 9,45</coordinates></LineString></Placemark></Document></kml>`)
	for i, c := range []struct {
		from string
		want []string
	}{
		{filepath.Join(data, "ne_110m_countries.shp"), []string{"attributes: {id: ADM0_A3, NAME: NAME, POP_EST: POP_EST}", "labeling: {key: NAME", "buffer: true", "method: quantile", "(.q0-5", "legend: true"}},
		{filepath.Join(data, "us-counties-10m.topojson"), []string{"bounds: {mode: bbox, data: [144.6"}},
		{"people of towns.csv", []string{"people-of-towns:", `src: "../people of towns.csv"`, "attributes: {id: code, town: town, population: population}", "method: area", "property: r, min: 2, max: 14", "bounds: {mode: bbox, data: [7, 50, 9, 52], padding: 0.3}"}},
		{"ways.geojson", []string{"labeling: {key: name, buffer: true}", "classify: {by: class, method: category, property: stroke}"}},
		{filepath.Join(data, "ne_50m_lakes.geojson"), []string{"src: "}},
		{"plan.csv", []string{"A guess: nothing in the file says what its coordinates are", "crs: \"EPSG:"}},
		{"orte.csv", []string{"attributes: {Ort: Ort, Einwohner: Einwohner}", "method: area", "data: [9.74, 46.61, 16.37, 48.3]"}},
		{"shops.csv", []string{"id: nr", "classify: {by: kind, method: category, property: fill}"}},
		{"one.csv", []string{"data: [14.4, 46.1, 16.4, 48.1]"}},
		{"ring.csv", []string{"data: [170, -20, -160, 10]"}},
		{"way.kml", []string{"drawn as lines", "of several shapes"}},
		{"builtin:cities", []string{"src: \"builtin:cities\""}},
	} {
		drawsProposal(t, proposal{from: c.from, folder: fmt.Sprint("new", i), want: c.want,
			// Those of us-counties have faults in their geometries.
			allowed: []string{"no room", "labels", "us-counties", "taken for longitude"}})
	}
}

// proposal is a map that init proposes for a file: texts that are in it, and what may be said
// as it is drawn.
type proposal struct {
	from, folder  string
	want, allowed []string
}

// drawsProposal checks that a file's proposed map has what is wanted, draws, and says no more
// than is allowed.
func drawsProposal(t *testing.T, p proposal) {
	t.Helper()
	if status, _, errs := kartographCommand(t, "", "init", p.folder, "--from", p.from); status != 0 {
		t.Errorf("%s: status %d, said %q", p.from, status, errs)
		return
	}
	text, err := os.ReadFile(filepath.Join(p.folder, "map.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range p.want {
		if !strings.Contains(string(text), want) {
			t.Errorf("%s: no %q in\n%s", p.from, want, text)
		}
	}
	status, out, errs := kartographCommand(t, "", filepath.Join(p.folder, "map.yaml"), "-s", filepath.Join(p.folder, "style.css"))
	if status != 0 || !strings.Contains(out, "<path") {
		t.Errorf("%s: status %d, said %q of\n%s", p.from, status, errs, text)
	}
	for _, line := range strings.Split(strings.TrimSpace(errs), "\n") {
		if line != "" && !slices.ContainsFunc(p.allowed, func(s string) bool { return strings.Contains(line, s) }) {
			t.Errorf("%s: %s", p.from, line)
		}
	}
}

// TestInitFromElsewhere names the folder or the file from the root on: the map finds it.
func TestInitFromElsewhere(t *testing.T) {
	inFolder(t)
	if err := os.WriteFile("towns.csv", []byte("name,lon,lat\nA,7,50\nB,8,51\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	whole, err := filepath.Abs("towns.csv")
	if err != nil {
		t.Fatal(err)
	}
	away := t.TempDir()
	for folder, from := range map[string]string{
		"near": "towns.csv", "near whole": whole, filepath.Join(away, "far"): "towns.csv", filepath.Join(away, "far whole"): whole, "./dots/../dotted": "./towns.csv",
	} {
		if status, _, errs := kartographCommand(t, "", "init", folder, "--from", from); status != 0 {
			t.Errorf("%s from %s: %s", folder, from, errs)
			continue
		}
		if status, out, errs := kartographCommand(t, "", filepath.Join(folder, "map.yaml")); status != 0 || !strings.Contains(out, ">A<") {
			t.Errorf("%s from %s: status %d, %s", folder, from, status, errs)
		}
	}
}

// TestInitFromTables proposes maps of tables without places: each joins a built-in layer,
// draws, and says nothing but which places have no row and which rows no place.
func TestInitFromTables(t *testing.T) {
	inFolder(t)
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"iso3.csv":   {"iso,rate\nDEU,1.5\nFRA,2.0\nITA,0.0\nESP,3\nPOL,8\n", []string{"5 of 5 rows", "src: builtin:countries\n", `key: iso, "on": ISO_A3}`, "classify: {by: rate", "filter: [rate, is not, null]", "legend: true"}},
		"names.csv":  {"land,gdp\nGermany,1.5\nFrance,2\nItaly,7\nSpain,3\nPoland,8\nAtlantis,9\n", []string{"5 of 6 rows", `Not found: "Atlantis"`, `key: land, "on": NAME}`, "classify: {by: gdp"}},
		"fips.csv":   {"id,rate\n1001,1.5\n1003,2\n6037,7\n36061,3\n48201,8\n", []string{"src: builtin:us-counties\n", `key: id, "on": FIPS, pad: 5}`}},
		"rows.json":  {`[{"cc": "DE", "v": 1}, {"cc": "FR", "v": 2}, {"cc": "IT", "v": 3}]`, []string{`key: cc, "on": ISO_A2}`}},
		"states.csv": {"state,year,name,rate\nCA,2020,x,1\nCA,2021,x,2\nTX,2021,x,3\nNY,2021,x,8\nDE,2021,x,6\nIN,2021,x,16\n", []string{"src: builtin:us-states\n", "repeats: {latest: year}, columns: [year, rate]"}},
	} {
		if err := os.WriteFile(name, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		drawsProposal(t, proposal{from: name, folder: "of-" + name, want: c.want, allowed: []string{"have no row", "belong to no feature", "no room"}})
	}
}

// TestInitFromNothing tells what was looked for where no layer fits: counts are no codes,
// though most of them are among those of states.
func TestInitFromNothing(t *testing.T) {
	inFolder(t)
	if err := os.WriteFile("none.csv", []byte("rank,thing,v\n1,a,1\n2,b,2\n4,c,3\n5,d,4\n6,e,5\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	status, _, errs := kartographCommand(t, "", "init", "new", "--from", "none.csv")
	for _, want := range []string{"no column of coordinates found", "looked for in builtin:countries (ISO_A3", `by "data"`} {
		if status != 1 || !strings.Contains(errs, want) {
			t.Errorf("status %d, no %q in %q", status, want, errs)
		}
	}
	if _, err := os.Stat("new"); err == nil {
		t.Error("something was written")
	}
}
