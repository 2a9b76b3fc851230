package catalogue_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// The tests below run over the whole catalogue; domain_test.go says
// where on the sphere each projection is defined.

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]string{}
	for _, d := range catalogue.All() {
		for _, name := range append([]string{d.ID}, d.Aliases...) {
			key := strings.ToLower(name)
			if other, ok := seen[key]; ok {
				t.Errorf("%q names both %s and %s", name, other, d.ID)
			}
			seen[key] = d.ID
			got, err := catalogue.Find(strings.ToUpper(name))
			if err != nil || got.ID != d.ID {
				t.Errorf("Find(%q) = %q, %v; want %s", name, got.ID, err, d.ID)
			}
			apart := strings.Join(strings.Split(name, ""), "-_ ")
			if got, err = catalogue.Find(apart); err != nil || got.ID != d.ID && name != "mbt_fps" {
				t.Errorf("Find(%q) = %q, %v; want %s", apart, got.ID, err, d.ID)
			}
		}
	}
}

func TestEveryDefinitionIsDocumented(t *testing.T) {
	families := map[string]bool{
		"cylindrical": true, "pseudocylindrical": true, "azimuthal": true, "perspective": true, "conic": true,
		"modified azimuthal": true, "polyconic": true, "globular": true, "conformal": true,
		"interrupted": true, "polyhedral": true, "miscellaneous": true,
	}
	for _, d := range catalogue.All() {
		if d.ID == "" || d.Title == "" || d.Note == "" || d.Reference == "" || d.Setup == nil {
			t.Errorf("%+q: a field is empty", d.ID)
		}
		if !families[d.Family] {
			t.Errorf("%s: family %q", d.ID, d.Family)
		}
		if !strings.HasSuffix(d.Note, ".") {
			t.Errorf("%s: the note is no sentence: %q", d.ID, d.Note)
		}
		for _, p := range d.Params {
			if p.Title == "" || !(p.Min <= p.Default && p.Default <= p.Max) {
				t.Errorf("%s: parameter %+v", d.ID, p)
			}
		}
		if d.PROJ != "" && !answers(d, strings.Fields(strings.TrimPrefix(d.PROJ, "+proj="))[0]) {
			t.Errorf("%s does not answer to the name in %q", d.ID, d.PROJ)
		}
		if d.D3 != "" && !answers(d, strings.ToLower(strings.TrimPrefix(d.D3, "geo"))) {
			t.Errorf("%s does not answer to the name in %q", d.ID, d.D3)
		}
		if v, err := d.Resolve(nil); err != nil || strings.Contains(d.PROJString(v), "{") {
			t.Errorf("%s: PROJ string %q, %v", d.ID, d.PROJString(v), err)
		}
	}
}

// answers reports whether name leads to d, or to a sibling that is the same
// formula with other constants.
func answers(d catalogue.Definition, name string) bool {
	got, err := catalogue.Find(name)
	return err == nil && (got.ID == d.ID || presets[d.ID])
}

// presets are projections that PROJ or d3 make by parameters of another one.
var presets = map[string]bool{
	"ll": true, "webmercator": true, "gallpeters": true, "hobodyer": true, "behrmann": true, "balthasart": true,
	"eckertgreifendorff": true,
}

func TestLookupSuggests(t *testing.T) {
	_, err := catalogue.Find("robinsen")
	want := "unknown projection \"robinsen\", did you mean \"robinson\"?; `kartograph projections` lists all"
	if err == nil || err.Error() != want {
		t.Fatalf("got %v\nwant %s", err, want)
	}
	var unknown *catalogue.UnknownError
	if !errors.As(err, &unknown) || unknown.Name != "robinsen" || unknown.Suggestion != "robinson" {
		t.Fatalf("%#v", err)
	}
	for _, name := range []string{"", "zzzzzzzzzz", strings.Repeat("robinson", 1000)} {
		_, err := catalogue.Find(name)
		if !errors.As(err, &unknown) || unknown.Suggestion != "" {
			t.Errorf("Find(%.20q): %.200v", name, err)
		}
	}
}

func TestResolve(t *testing.T) {
	albers, err := catalogue.Find("albers")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		params map[string]float64
		want   string
	}{
		{"good", map[string]float64{"lat1": 40}, ""},
		{"unknown", map[string]float64{"lat3": 40}, `projection "albers": unknown parameter "lat3", did you mean "lat0"?; it takes lon0, lat0, lat1, lat2`},
		{"range", map[string]float64{"lat1": 140}, `projection "albers": lat1 is 140, must be from -89 to 89 degrees`},
		{"not a number", map[string]float64{"lat1": math.NaN()}, `projection "albers": lat1 is NaN, must be from -89 to 89 degrees`},
	} {
		v, err := albers.Resolve(c.params)
		switch {
		case c.want == "" && (err != nil || v["lat1"] != 40 || v["lat2"] != 45.5 || len(v) != 4):
			t.Errorf("%s: %v, %v", c.name, v, err)
		case c.want != "" && (err == nil || err.Error() != c.want):
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
}

// TestInverseIsInverse draws points all over each projection's domain, near its
// edges and poles too, and asks for them back within 1e-9 radians on the sphere.
func TestInverseIsInverse(t *testing.T) {
	for _, d := range catalogue.All() {
		for name, v := range settings(t, d) {
			s := setup(t, d, v)
			in := domainOf(d.ID, s)
			random := rand.New(rand.NewPCG(1, 2))
			failed := 0
			for i := 0; i < 1000 && failed < 3; i++ {
				lambda, phi := in.point(random, i)
				x, y := s.Formula.Forward(lambda, phi)
				gotLambda, gotPhi := s.Formula.Inverse(x, y)
				if apart := angle(lambda, phi, gotLambda, gotPhi); !(apart <= in.identity) {
					failed++
					t.Errorf("%s (%s): %.15g, %.15g -> %.15g, %.15g -> %.15g, %.15g: %.2g apart",
						d.ID, name, lambda, phi, x, y, gotLambda, gotPhi, apart)
				}
			}
		}
	}
}

// TestOutsideIsNowhere asks that no formula invents a point for what lies far
// off its map, and answers NaN with NaN.
func TestOutsideIsNowhere(t *testing.T) {
	for _, d := range catalogue.All() {
		s := setup(t, d, settings(t, d)["default"])
		for _, p := range [][2]float64{{math.NaN(), 0}, {0, math.NaN()}, {math.Inf(1), 0}, {0, math.Inf(-1)}, {1e3, 1e3}, {-1e9, 3}} {
			lambda, phi := s.Formula.Inverse(p[0], p[1])
			ok := math.IsNaN(lambda) && math.IsNaN(phi)
			if !ok && (!unbounded[d.ID] || math.IsNaN(p[0]+p[1])) {
				t.Errorf("%s: Inverse(%v) = %v, %v", d.ID, p, lambda, phi)
			}
		}
	}
}

// unbounded are the projections whose maps reach to infinity in every direction.
var unbounded = map[string]bool{"gnomonic": true, "stereo": true}

func TestFormulasDoNotAllocate(t *testing.T) {
	for _, d := range catalogue.All() {
		s := setup(t, d, settings(t, d)["default"])
		f := s.Formula
		if n := testing.AllocsPerRun(20, func() {
			x, y := f.Forward(0.3, 0.4)
			f.Inverse(x, y)
		}); n != 0 {
			t.Errorf("%s: %v allocations", d.ID, n)
		}
	}
}

func BenchmarkFormula(b *testing.B) {
	for _, d := range catalogue.All() {
		v, err := d.Resolve(nil)
		if err != nil {
			b.Fatal(err)
		}
		s, err := d.Setup(v)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(d.ID+"/forward", func(b *testing.B) {
			for i := range b.N {
				s.Formula.Forward(float64(i%100)*0.01, float64(i%90)*0.01)
			}
		})
		b.Run(d.ID+"/inverse", func(b *testing.B) {
			x, y := s.Formula.Forward(0.7, 0.6)
			for range b.N {
				s.Formula.Inverse(x, y)
			}
		})
	}
}
