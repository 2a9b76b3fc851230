package kartograph

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/styles/classes"
)

// TestClassesOfWhatIsMade: grids and joined features are classified by the values that
// they have when they are drawn, the same in the map and its insets.
func TestClassesOfWhatIsMade(t *testing.T) {
	for name, c := range map[string]struct{ config, layer, value string }{
		"grid": {`{"layers": {"g": {"special": "grid", "grid": {"layer": "p", "size": 90}, "classify": {"by": "count", "method": "equal", "classes": 3}},
			"p": {"src": "p.csv", "render": false}}}`, "g", "data-count"},
		"join": {`{"layers": {"j": {"src": "poly.geojson", "attributes": ["g"], "join": {"group-by": "g", "group-as": "g", "attributes": {"total": {"mean": "v"}}},
			"classify": {"by": "total", "method": "equal", "classes": 2}}}}`, "j", "data-total"},
		"computed": {`{"layers": {"c": {"src": "poly.geojson", "attributes": {"twice": {"value": "2 * v"}}, "classify": {"by": "twice + 1 - 1", "breaks": [3, 5]}}},
			"views": [{"id": "i", "bounds": [0, 0, 9, 9], "frame": [0.7, 0.7, 0.3, 0.3]}]}`, "c", "data-twice"},
		"inset": {`{"layers": {"c": {"src": "poly.geojson", "attributes": "all", "classify": {"by": "v", "classes": 3}}},
			"views": [{"id": "i", "bounds": [0, 0, 9, 9], "frame": [0.7, 0.7, 0.3, 0.3]}]}`, "i-c", "data-v"},
	} {
		cfg, err := Parse("m.json", []byte(c.config))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		files := keyFiles()
		files["p.csv"] = classFiles()["p.csv"]
		m, err := Build(t.Context(), cfg, Options{Files: files})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		marks, scales := drawnMarks(t, written(t, m), c.layer)
		if len(marks) == 0 || len(scales) != 1 || len(scales[0].Classes) < 2 {
			t.Fatalf("%s: %d features, scales %+v", name, len(marks), scales)
		}
		s := scales[0]
		for _, mark := range marks {
			v, err := strconv.ParseFloat(mark[c.value], 64)
			k := classes.Of(s.Breaks, v)
			if err != nil || k < 0 || mark["fill"] != s.Classes[k].Value || mark["class"] != s.Classes[k].Name {
				t.Errorf("%s: %q is drawn in %s, class %s, by the breaks %v", name, mark[c.value], mark["fill"], mark["class"], s.Breaks)
			}
		}
	}
}

// TestManyScales: a feature has the classes of all scales of its layer.
func TestManyScales(t *testing.T) {
	_, svg := classedMap(t, `[{"by": "v", "breaks": [10]}, {"by": "w", "breaks": [20], "property": "stroke-width"}, {"by": "k", "method": "category", "property": "stroke"}]`, "")
	marks, scales := drawnMarks(t, svg, "p")
	if len(scales) != 3 {
		t.Fatalf("%d scales", len(scales))
	}
	for _, m := range marks {
		w, _ := strconv.ParseFloat(m["data-w"], 64)
		second := 1
		if w >= 20 {
			second = 2
		}
		names := strings.Fields(m["class"])
		if len(names) != 3 || names[1] != fmt.Sprintf("stroke-width-q%d-2", second) || m["data-class-stroke-width"] != fmt.Sprint(second) || !strings.HasPrefix(names[2], "stroke-q") {
			t.Errorf("w %v: class %q, data-class-stroke-width %s", w, m["class"], m["data-class-stroke-width"])
		}
	}
}

// TestFeaturesOfAClassShare: what features of a class are given by it is in memory once.
func TestFeaturesOfAClassShare(t *testing.T) {
	cfg, err := Parse("m.json", []byte(`{"layers": {"p": {"src": "p.csv", "classify": {"by": "v", "breaks": [0, 10, 20]}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	m := buildMap(t, cfg, Options{Files: fstest.MapFS{"p.csv": {Data: []byte("lon,lat,v\n1,2,5\n3,4,6\n5,6,15\n7,8,5\n")}}})
	marks := groupNamed(t, m, "p").Marks
	for i, same := range map[int]bool{1: true, 2: false, 3: true} {
		a, b := &marks[0], &marks[i]
		if len(a.Classes) == 0 || len(a.Attributes) == 0 || len(a.Style) == 0 {
			t.Fatalf("a mark has nothing of its class: %+v", a)
		}
		if (&a.Classes[0] == &b.Classes[0]) != same || (&a.Attributes[0] == &b.Attributes[0]) != same || (&a.Style[0] == &b.Style[0]) != same {
			t.Errorf("marks 0 and %d share what they are given: want %t", i, same)
		}
	}
}
