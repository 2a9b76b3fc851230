package catalogue_test

import (
	"errors"
	"fmt"
	"maps"
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
			finds(t, strings.ToUpper(name), d.ID)
			if name != "mbt_fps" { // plainly the same as mbtfps
				finds(t, strings.Join(strings.Split(name, ""), "-_ "), d.ID)
			}
		}
	}
}

func finds(t *testing.T, name, want string) {
	t.Helper()
	d, err := catalogue.Find(name)
	if err != nil {
		t.Error(err)
	}
	if d.ID != want {
		t.Errorf("Find(%q) is %q, want %q", name, d.ID, want)
	}
}

func TestEveryDefinitionIsDocumented(t *testing.T) {
	families := map[string]bool{
		"cylindrical": true, "pseudocylindrical": true, "azimuthal": true, "perspective": true, "conic": true,
		"modified azimuthal": true, "polyconic": true, "globular": true, "conformal": true,
		"interrupted": true, "polyhedral": true, "miscellaneous": true,
	}
	for _, d := range catalogue.All() {
		for field, text := range map[string]string{"id": d.ID, "title": d.Title, "note": d.Note, "reference": d.Reference} {
			if text == "" {
				t.Errorf("%+q: the %s is empty", d.ID, field)
			}
		}
		if d.Setup == nil {
			t.Errorf("%s: there is no setup", d.ID)
		}
		if !families[d.Family] {
			t.Errorf("%s: family %q", d.ID, d.Family)
		}
		if !strings.HasSuffix(d.Note, ".") {
			t.Errorf("%s: the note is no sentence: %q", d.ID, d.Note)
		}
		for _, p := range d.Params {
			if p.Title == "" {
				t.Errorf("%s: %s has no title", d.ID, p.Name)
			}
			if !(p.Min <= p.Default && p.Default <= p.Max) {
				t.Errorf("%s: %s is %v by default, beside its range from %v to %v", d.ID, p.Name, p.Default, p.Min, p.Max)
			}
		}
		if d.PROJ != "" && !answers(d, strings.Fields(strings.TrimPrefix(d.PROJ, "+proj="))[0]) {
			t.Errorf("%s does not answer to the name in %q", d.ID, d.PROJ)
		}
		if d.D3 != "" && !answers(d, strings.ToLower(strings.TrimPrefix(d.D3, "geo"))) {
			t.Errorf("%s does not answer to the name in %q", d.ID, d.D3)
		}
		v, err := d.Resolve(nil)
		if err != nil {
			t.Error(err)
		}
		if text := d.PROJString(v); strings.Contains(text, "{") {
			t.Errorf("%s: the PROJ string %q has a parameter that is not filled in", d.ID, text)
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

func TestFindSuggests(t *testing.T) {
	_, err := catalogue.Find("robinsen")
	want := "unknown projection \"robinsen\", did you mean \"robinson\"?"
	if got := fmt.Sprint(err); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var unknown *catalogue.UnknownError
	if !errors.As(err, &unknown) {
		t.Fatalf("%T is no UnknownError", err)
	}
	if *unknown != (catalogue.UnknownError{Name: "robinsen", Suggestion: "robinson"}) {
		t.Errorf("%+v", *unknown)
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
		if c.want == "" {
			if want := (catalogue.Values{"lon0": 0, "lat0": 37.5, "lat1": 40, "lat2": 45.5}); !maps.Equal(v, want) {
				t.Errorf("%s: %v, want %v", c.name, v, want)
			}
			continue
		}
		if got := fmt.Sprint(err); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
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
