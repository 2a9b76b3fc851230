package typeface

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
	"golang.org/x/image/font/gofont/gomono"
)

func sheet(t *testing.T, name, text string) *styles.Sheet {
	t.Helper()
	s, _, err := styles.Parse(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Texts are measured in the font of a file, which is found beside the stylesheet and in
// the config's folder.
func Example() {
	s, _, _ := styles.Parse("looks/map.css", []byte(`@font-face { font-family: Mono; src: url(mono.ttf) }`))
	files := fstest.MapFS{"looks/mono.ttf": {Data: gomono.TTF}}
	ruler, err := Open(context.Background(), s, "", source.Options{Files: files})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.1f\n", ruler.Measure("iiii", label.Font{Family: "Mono", Size: 10}).Width)
	// Output: 24.0
}

func TestPlaces(t *testing.T) {
	for place, want := range map[string]string{"looks/mono.ttf": "looks/mono.ttf", "maps/mono.ttf": "maps/mono.ttf", "data/mono.ttf": "data/mono.ttf"} {
		o := source.Options{Files: fstest.MapFS{place: {Data: gomono.TTF}}, DataPath: []string{"data"}}
		s := sheet(t, "looks/map.css", `@font-face { font-family: Mono; src: url(mono.ttf) }`)
		if got := Files(s, "maps", o); len(got) != 1 || got[0] != want {
			t.Errorf("%s: files %q", place, got)
		}
	}
}

// The file beside the stylesheet goes before all of the same name.
func TestBesideTheStylesheet(t *testing.T) {
	file := &fstest.MapFile{Data: gomono.TTF}
	o := source.Options{Files: fstest.MapFS{"mono.ttf": file, "looks/mono.ttf": file, "maps/mono.ttf": file, "data/mono.ttf": file}, DataPath: []string{"data"}}
	s := sheet(t, "looks/map.css", `@font-face { font-family: Mono; src: url(mono.ttf) }`)
	if got := Files(s, "maps", o); len(got) != 1 || got[0] != "looks/mono.ttf" {
		t.Errorf("files %q", got)
	}
}

// What cannot be read is told with its place, and so are families and letters that nobody
// knows.
func TestTold(t *testing.T) {
	o := source.Options{Files: fstest.MapFS{"bad.ttf": {Data: []byte("hello")}, "web.ttf": {Data: []byte("wOF2")}}}
	for text, want := range map[string]string{
		"\n@font-face { font-family: A; src: url(bad.ttf) }": `s.css:2:1: @font-face "A": the font cannot be read`,
		`@font-face { font-family: A; src: url(web.ttf) }`:   "packed for web pages",
		`@font-face { font-family: A; src: url(gone.ttf) }`:  "gone.ttf",
		``: "",
	} {
		r, err := Open(context.Background(), sheet(t, "s.css", text), "", o)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(r.Told(), "\n"); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: told %q, want %q", text, got, want)
		}
	}
	r, err := Open(context.Background(), nil, "", source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r.Measure("Bern", label.Font{Family: "Nobody Sans, Arial", Size: 10})
	r.Measure("काठमाडौं", label.Font{Family: "Arial", Size: 10})
	if got := r.Told(); len(got) != 2 || !strings.Contains(got[0], "Nobody Sans") || !strings.Contains(got[1], "काठमाडौं") {
		t.Errorf("told %q", got)
	}
}

// A font that is larger than files may be is an error, not a remark.
func TestLimit(t *testing.T) {
	o := source.Options{Files: fstest.MapFS{"a.ttf": {Data: gomono.TTF}}, Limits: source.Limits{FileBytes: 1000}}
	_, err := Open(context.Background(), sheet(t, "s.css", `@font-face { font-family: A; src: url(a.ttf) }`), "", o)
	if over := (*layers.LimitError)(nil); !errors.As(err, &over) {
		t.Errorf("error %v", err)
	}
}

// Texts become outlines at their place; what nobody can draw stays a text and is told.
func TestOutline(t *testing.T) {
	r, err := Open(context.Background(), nil, "", source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	group := func(family, anchor string, text render.Text) render.Group {
		return render.Group{Style: styles.Style{{Name: "font-family", Value: family}, {Name: "font-size", Value: "20px"}, {Name: "text-anchor", Value: anchor}},
			Marks: []render.Mark{{Form: text}}}
	}
	s := render.Scene{Width: 100, Height: 100, Groups: []render.Group{
		group("Arial", "start", render.Text{X: 10, Y: 50, Lines: []string{"HI"}}), group("Arial", "end", render.Text{X: 10, Y: 50, Lines: []string{"HI"}}),
		group("Arial", "start", render.Text{X: 10, Y: 50, Lines: []string{"HI"}, Angle: 90}), group("Arial", "start", render.Text{X: 10, Y: 50, Lines: []string{"", "HI"}, LineHeight: 30}),
		group("DejaVu Sans", "start", render.Text{Lines: []string{"कि"}}),
	}}
	told := r.Outline(&s)
	// 20 px Arial: H is 1479 units wide, its ink from 168 to 1311, and 1409 high.
	const unit = 20.0 / 2048
	width := (1479 + 569) * unit
	for i, want := range [][2]float64{{10 + 168*unit, 50}, {10 - width + 168*unit, 50}, {10, 50 + 168*unit}, {10 + 168*unit, 80}} {
		l, ok := s.Groups[i].Marks[0].Form.(render.Letters)
		if !ok {
			t.Fatalf("text %d is a %T", i, s.Groups[i].Marks[0].Form)
		}
		found := false
		for _, c := range l.Curves {
			found = found || math.Hypot(c.Points[0][0]-want[0], c.Points[0][1]-want[1]) < 0.01
		}
		if !found {
			t.Errorf("text %d has no corner at %v: %v", i, want, l.Curves)
		}
	}
	if _, ok := s.Groups[4].Marks[0].Form.(render.Text); !ok || len(told) != 1 || !strings.Contains(told[0], `"कि"`) {
		t.Errorf("Devanagari is a %T; told %q", s.Groups[4].Marks[0].Form, told)
	}
}
