package config

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

func TestProj(t *testing.T) {
	for _, test := range []struct {
		text string
		want Proj
	}{
		{`"robinson"`, Proj{ID: "robinson"}},
		{`" Robinson "`, Proj{ID: "Robinson"}},
		{`"auto"`, Proj{}},
		{`"EPSG:3035"`, Proj{CRS: "EPSG:3035"}},
		{`"epsg:3035"`, Proj{CRS: "epsg:3035"}},
		{`"+proj=utm +zone=33"`, Proj{CRS: "+proj=utm +zone=33"}},
		{`{"id": "EPSG:3035", "flip": "yes"}`, Proj{CRS: "EPSG:3035", Flip: true}},
		{`{"id": "proj4", "projstr": "+proj=laea"}`, Proj{CRS: "+proj=laea"}},
		{`{"projstr": "+proj=laea"}`, Proj{CRS: "+proj=laea"}},
		{`{"lon0": "12.5", "lat0": "auto"}`, Proj{Params: catalogue.Values{"lon0": 12.5}, Auto: []string{"lat0"}}},
		{`{"id": "satellite", "dist": 1.6, "up": 10, "tilt": 5}`, Proj{ID: "satellite",
			Params: catalogue.Values{"dist": 1.6, "up": 10, "tilt": 5}}},
		{`{"id": "p4.laea", "lon0": 10, "lat0": 52}`, Proj{ID: "p4.laea", Params: catalogue.Values{"lon0": 10, "lat0": 52}}},
		{`{"id": "p4.laea", "lon0": "auto"}`, Proj{ID: "p4.laea", Auto: []string{"lon0"}}},
		{`"p4.laea"`, Proj{ID: "p4.laea"}},
		{`{"id": "utm", "zone": 33}`, Proj{ID: "utm", Params: catalogue.Values{"zone": 33}}},
		{`{"id": "ortho", "rotate": [10, 20], "clip-angle": 60, "precision": 0.1}`,
			Proj{ID: "ortho", Rotate: &[3]float64{10, 20, 0}, ClipAngle: 60, Precision: 0.1}},
		{`"laea-usa"`, Proj{ID: "laea-usa"}},
	} {
		c, err := Parse("m.json", []byte(`{"layers": {"a": {"src": "a"}}, "proj": `+test.text+`}`))
		if err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		if !reflect.DeepEqual(c.Proj, test.want) {
			t.Errorf("%s: got %+v, want %+v", test.text, c.Proj, test.want)
		}
	}
}

// TestProjText tells what describes a coordinate system from ids.
func TestProjText(t *testing.T) {
	for text, system := range map[string]bool{
		"EPSG:3035": true, "esri:54030": true, "urn:ogc:def:crs:EPSG::3035": true, `PROJCS["x",GEOGCS["y"]]`: true,
		"+proj=merc": true, " +init=epsg:4326": true, "proj=utm zone=33": true, `PROJCRS ["x"]`: true,
		"robinson": false, "laea-usa": false, "p4.laea": false, "natural earth": false, "proj4": false,
	} {
		p := Proj{}
		p.setID(text)
		if got := p.CRS != ""; got != system || (p.ID != "") == system {
			t.Errorf("%q: got %+v", text, p)
		}
	}
}

func TestProjMistakes(t *testing.T) {
	for text, want := range map[string]string{
		`5`:                             "m.json:1:41: proj: found the number 5, want a projection's id, an EPSG code, a PROJ string or a mapping",
		`{"id": "laea-usa", "flip": 1}`: "m.json:1:48: proj.id: the projection laea-usa is made of views with fixed places; it takes no rotate, flip or clip-angle",
		`{"id": "mercator", "projstr": "+proj=merc"}`: `m.json:1:41: proj: "projstr" goes with the id "proj4", not "mercator"`,
		`{"id": "laea", "lat0": 91}`:                  "m.json:1:64: proj.lat0: 91 is out of range; for the projection laea it must be from -90 to 90",
		`{"id": "laea", "lat0": "north"}`:             `m.json:1:64: proj.lat0: found the text "north", want a number of degrees or "auto"`,
		`"robinsno"`:                                  "m.json:1:41: proj: unknown projection \"robinsno\", did you mean \"robinson\"?",
	} {
		_, err := Parse("m.json", []byte(`{"layers": {"a": {"src": "a"}}, "proj": `+text+`}`))
		if err == nil || err.Error() != want {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

// What describes a coordinate system is looked for only in texts that can match.
func TestCRSTextsHaveTheirCharacters(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const letters = "aE_ \t:+=[5urnpoj"
	matched := 0
	for range 200_000 {
		text := make([]byte, r.IntN(8))
		for i := range text {
			text[i] = letters[r.IntN(len(letters))]
		}
		want := crsText().MatchString(strings.TrimSpace(string(text)))
		if want {
			matched++
		}
		var p Proj
		if p.setID(string(text)); (p.CRS != "") != want {
			t.Fatalf("%q: %+v, want a coordinate system: %v", text, p, want)
		}
	}
	if matched < 1000 {
		t.Errorf("%d texts are coordinate systems, which are too few to tell", matched)
	}
}
