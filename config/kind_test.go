package config

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers/special"
)

// layersOfKinds are the keys that make a layer of each kind that has keys of its
// own, and of others.
func layersOfKinds() map[string]string {
	kinds := map[string]string{
		"CSV": `"src": "a.txt"`, "PostGIS": `"src": "postgis:dbname=x", "table": "t"`,
		"shapefile": `"src": "a.shp"`, "kml": `"src": "a.kmz"`, "built-in": `"src": "builtin:countries"`,
	}
	for _, name := range special.Names() {
		kinds[name] = `"special": "` + name + `"`
	}
	kinds["borders"] += `, "borders": {"layer": "countries"}`
	kinds["route"] += `, "route": {"stops": [[0, 0], [9, 9]]}`
	return kinds
}

// TestOwnKeys shows that a key which only one kind of layer takes is warned of
// in every other kind, and not in its own.
func TestOwnKeys(t *testing.T) {
	for kind, layer := range layersOfKinds() {
		for _, own := range kinds() {
			for _, key := range own.keys {
				if strings.Contains(layer, `"`+key.Name+`":`) {
					continue
				}
				text := `{"layers": {"countries": {"src": "b"}, "cities": {"src": "c"}, "x": {` + layer + `, "` + key.Name + `": ` + key.Example + `}}}`
				warned := len(parseText(t, "m.json", text).Warnings) > 0
				if warned != (kind != own.kind && kind != own.also) {
					t.Errorf("%s in a layer of kind %s: warned is %v", key.Name, kind, warned)
				}
			}
		}
	}
}

// TestKind tells what kind of layer a source is, by its name.
func TestKind(t *testing.T) {
	for src, want := range map[string]string{
		"a.csv": "CSV", "A.TSV": "CSV", "a.txt.gz": "CSV", "a.xlsx": "CSV", "a.ods": "CSV", "a.shp": "shapefile", "a.geojsonl": "geojson", "a.topojson": "topojson", "a.kmz": "kml",
		"a.zip": "", "a": "", "a.xyz": "", "postgis:dbname=x": "PostGIS", "builtin:land": "built-in",
	} {
		if got := (&Layer{Src: src}).kind(); got != want {
			t.Errorf("%s is %q, want %q", src, got, want)
		}
	}
}

// TestSpecialsAlone shows which special layers need nothing but their name, and
// which can be cropped to.
func TestSpecialsAlone(t *testing.T) {
	for _, name := range special.Names() {
		kind, _ := special.Named(name)
		err := (&Config{Layers: []Layer{{ID: "x", Special: kind.New}}}).Validate()
		if alone := name != "borders" && name != "route"; alone != (err == nil) {
			t.Errorf("%s alone: %v", name, err)
		}
		mask := kind.New
		switch name {
		case "borders":
			mask = special.Borders{Layer: "x"}
		case "route":
			mask = special.Route{Stops: [][]float64{{0, 0}, {1, 1}}}
		}
		err = (&Config{Layers: []Layer{{ID: "x", Src: "a", CropTo: "mask"}, {ID: "mask", Special: mask}}}).Validate()
		if areas := name == "sea" || name == "frame"; areas != (err == nil) {
			t.Errorf("cropped to %s: %v", name, err)
		}
	}
}

// TestSpecialNames shows that no key of a special layer hides another key.
func TestSpecialNames(t *testing.T) {
	seen := map[string]bool{}
	for _, keys := range [][]form.Key[Layer]{nameKeys(), fileKeys(), csvKeys(), postgisKeys(), featureKeys(), geometryKeys(), specialKeys()} {
		for _, k := range keys {
			if seen[k.Name] {
				t.Errorf("two keys are called %q", k.Name)
			}
			seen[k.Name] = true
		}
	}
}
