package kartograph

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// testdata/predecessor/facts.tsv tells what Kartograph.py drew from the
// configs beside it: sizes, styles, attributes and texts as they are, of each
// shape the area, centroid and box within the page. It is made by
// .ci/compare-predecessor OLD --facts, where OLD is a folder of its maps.

// predecessorMap is what the predecessor drew from one config.
type predecessorMap struct {
	name          string
	width, height float64
	groups        []predecessorGroup
	barLength     float64
	barTexts      []string
}

type predecessorGroup struct {
	id, class string
	style     map[string]string
	shapes    []predecessorShape
}

type predecessorShape struct {
	kind, key string
	style     map[string]string
	numbers   []float64
}

// slack is how far maps may be from the predecessor's where it was at fault.
type slack struct {
	why       string
	share, px float64
}

// faults lists those maps and, after a blank, shapes. Everything else must
// agree to half a percent of a shape's area and a tenth of a pixel.
var faults = func() map[string]slack {
	robinson := slack{"its table of Robinson's projection has 0.4968 for 0.4958 at 40 degrees", 0.04, 0.6}
	curved := slack{"edges are straight in degrees; here they are drawn as the curves that they are on the page", 0.005, 1}
	zero := slack{why: "it took missing numbers for 0 in filters and styles"}
	return map[string]slack{
		"world-robinson": robinson, "world-flipped": robinson, "styles": robinson,
		`join-continents {"data-continent": "Antarctica"}`: {"it cut Antarctica straight across to the pole, beside the map's edge", 0.02, 1},
		"csv route": curved, "csv area": curved,
		"world-robinson graticule":        {"its meridians ran into the poles", 0.005, 100},
		`filters {"data-adm0-a3": "SAH"}`: zero, `styles {"data-iso": "SAH"}`: zero,
	}
}()

func TestDrawsWhatThePredecessorDrew(t *testing.T) {
	for _, old := range predecessorMaps(t) {
		t.Run(old.name, func(t *testing.T) {
			cfg, err := Load(os.DirFS("testdata"), "predecessor/"+old.name+".json")
			if err != nil {
				t.Fatal(err)
			}
			m, err := Build(context.Background(), cfg, Options{Files: os.DirFS("testdata"), Style: predecessorStyle(t, old.name)})
			if err != nil {
				t.Fatal(err)
			}
			s := m.Scene()
			if !(math.Abs(s.Width-old.width) <= 0.5) || !(math.Abs(s.Height-old.height) <= 0.5) {
				t.Errorf("the page is %g by %g, want %g by %g", s.Width, s.Height, old.width, old.height)
			}
			for _, group := range old.groups {
				i := slices.IndexFunc(s.Groups, func(g render.Group) bool { return g.ID == group.id })
				if i < 0 {
					t.Errorf("no group %q", group.id)
					continue
				}
				checkGroup(t, old.name, group, s)
			}
			if old.barLength > 0 {
				checkBar(t, old, s)
			}
		})
	}
}

func predecessorStyle(t *testing.T, name string) *styles.Sheet {
	file := "testdata/predecessor/" + name + ".css"
	if _, err := os.Stat(file); err != nil {
		return nil
	}
	return exampleStyle(t, file)
}

func checkGroup(t *testing.T, name string, want predecessorGroup, s render.Scene) {
	t.Helper()
	group := s.Groups[slices.IndexFunc(s.Groups, func(g render.Group) bool { return g.ID == want.id })]
	if want.class != "" && strings.Join(group.Classes, " ") != want.class {
		t.Errorf("%s: the classes are %q, want %q", want.id, group.Classes, want.class)
	}
	for property, value := range want.style {
		got, ok := group.Style.Get(property)
		if property == "font-family" && value == "Arial" {
			value = "Arial, sans-serif" // ours has a family to fall back to
		}
		if property == "stroke" && value == "none" && !ok && len(group.Marks) > 0 && textOf(group.Marks[0]) != nil {
			continue // the printer adds it
		}
		if got != value {
			t.Errorf("%s: %s is %q, want %q", want.id, property, got, value)
		}
	}
	page := projection.Page{MinX: 1, MinY: 1, MaxX: s.Width - 1, MaxY: s.Height - 1}
	// Meridians and parallels carry an attribute only here.
	plain := !slices.ContainsFunc(want.shapes, func(s predecessorShape) bool { return s.key != "{}" })
	left := map[string][]*render.Mark{}
	for i := range group.Marks {
		key := shapeKey(&group.Marks[i])
		if plain && textOf(group.Marks[i]) == nil {
			key = "{}"
		}
		left[key] = append(left[key], &group.Marks[i])
	}
	worst := 0.0
	for _, shape := range want.shapes {
		allowed, ok := faults[name]
		for _, more := range []string{name + " " + shape.key, name + " " + want.id} {
			if special, is := faults[more]; is {
				allowed, ok = special, true
			}
		}
		if !ok {
			allowed = slack{share: 0.005, px: 0.1}
		}
		best, at := math.Inf(1), -1
		for i, candidate := range left[shape.key] {
			if d := shapeDistance(shape, candidate, page, allowed); d < best {
				best, at = d, i
			}
		}
		if strings.Contains(allowed.why, "missing numbers") {
			continue
		}
		if at < 0 {
			t.Errorf("%s: %s %s is missing", want.id, shape.kind, shape.key)
			continue
		}
		checkShapeStyle(t, want.id, shape, left[shape.key][at])
		left[shape.key] = slices.Delete(left[shape.key], at, at+1)
		if worst = max(worst, best); !(best <= 1) {
			t.Errorf("%s: %s %s is %.3g times as far as allowed from %v", want.id, shape.kind, shape.key, best, shape.numbers)
		}
	}
	t.Logf("%s: %d shapes, at most %.2g of what is allowed", want.id, len(want.shapes), worst)
}

// checkShapeStyle compares the properties that a shape has for itself.
func checkShapeStyle(t *testing.T, id string, want predecessorShape, got *render.Mark) {
	t.Helper()
	if want.kind == "text" {
		return
	}
	have := map[string]string{}
	for _, p := range got.Style {
		have[p.Name] = p.Value
	}
	if fmt.Sprint(have) != fmt.Sprint(want.style) {
		t.Errorf("%s: the style of %s is %v, want %v", id, want.key, have, want.style)
	}
}

// shapeDistance is how far a shape is from what it should be, in parts of what
// is allowed.
func shapeDistance(want predecessorShape, got *render.Mark, page projection.Page, allowed slack) float64 {
	switch want.kind {
	case "text":
		return textDistance(want, got)
	case "point":
		p, ok := geometryOf(*got).(*geom.Point)
		if !ok {
			return math.Inf(1)
		}
		return math.Hypot(p.X()-want.numbers[0], p.Y()-want.numbers[1]) / allowed.px
	}
	g := projection.ClipToBox(geometryOf(*got), page)
	if g == nil {
		return math.Inf(1)
	}
	n := want.numbers
	worst := 0.0
	if want.kind == "line" {
		n = n[1:]
	} else {
		x, y, _ := label.Centroid(g)
		// A hundredth of a pixel is the facts' own precision.
		worst = max(math.Abs(label.Area(g)-n[0])/(allowed.share*n[0]+0.01), math.Hypot(x-n[1], y-n[2])/allowed.px)
		n = n[3:]
	}
	if len(n) == 4 {
		b := layers.Bounds(g)
		for i, v := range []float64{b.Min(0), b.Min(1), b.Max(0), b.Max(1)} {
			worst = max(worst, math.Abs(v-n[i])/allowed.px)
		}
	}
	return worst
}

// textDistance compares the places of labels, of one line each or more in 12 px. The
// predecessor set them all upon their place, here they stand around it, clear of each
// other: it lies within the text or at most beside the circle that it has around it.
func textDistance(want predecessorShape, got *render.Mark) float64 {
	const beside = 12.0
	text := textOf(*got)
	if text == nil {
		return math.Inf(1)
	}
	width := 0.0
	for _, line := range text.Lines {
		width = max(width, label.MeasureBy(nil)(line, label.Font{Size: 12}).Width)
	}
	left := text.X - width/2
	switch text.Anchor {
	case "start":
		left = text.X
	case "end":
		left = text.X - width
	}
	dx := max(left-want.numbers[0], want.numbers[0]-(left+width))
	dy := max(text.Y-12-want.numbers[1], want.numbers[1]-(text.Y+text.LineHeight*float64(len(text.Lines)-1)+3))
	return max(dx, dy, 0) / beside
}

var otherCharacters = regexp.MustCompile(`[\W_]+`)

// shapeKey is how the facts name a shape: by its lines or its attributes, but
// for those that the predecessor gave as "---", which are left out here.
func shapeKey(s *render.Mark) string {
	if text := textOf(*s); text != nil {
		return pythonJSON(text.Lines)
	}
	attributes := map[string]string{}
	for _, a := range s.Attributes {
		name := strings.Trim(otherCharacters.ReplaceAllString(strings.ToLower(a.Name), "-"), "-")
		attributes["data-"+name] = a.Value
	}
	return pythonJSON(attributes)
}

// pythonJSON writes JSON with blanks between its parts, as the facts have it.
func pythonJSON(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	text := strings.TrimSpace(b.String())
	return strings.ReplaceAll(strings.ReplaceAll(text, `":"`, `": "`), `","`, `", "`)
}

// checkBar compares scale bars: the same numbers, the same length. The
// predecessor measured in the projection's metres, which are 0.5 % from the
// sphere's on these maps.
func checkBar(t *testing.T, want predecessorMap, s render.Scene) {
	t.Helper()
	i := slices.IndexFunc(s.Groups, func(g render.Group) bool { return g.ID == "scalebar" })
	if i < 0 {
		t.Fatal("no scale bar")
	}
	var texts []string
	for _, shape := range s.Groups[i].Marks {
		if text := textOf(shape); text != nil {
			texts = append(texts, strings.ReplaceAll(text.Lines[0], " ", ""))
		}
	}
	b := geometryOf(s.Groups[i].Marks[0]).Bounds()
	length := b.Max(0) - b.Min(0)
	if !slices.Equal(texts, want.barTexts) || !(math.Abs(length/want.barLength-1) <= 0.01) {
		t.Errorf("the bar is %g px for %q, want %g px for %q", length, texts, want.barLength, want.barTexts)
	}
}

func predecessorMaps(t *testing.T) []predecessorMap {
	t.Helper()
	f, err := os.Open("testdata/predecessor/facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var maps []predecessorMap
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		switch fields[0] {
		case "map":
			size := numbersIn(t, fields[2]+" "+fields[3])
			maps = append(maps, predecessorMap{name: fields[1], width: size[0], height: size[1]})
			continue
		case "scalebar":
			m := &maps[len(maps)-1]
			m.barLength, m.barTexts = numbersIn(t, fields[1])[0], strings.Fields(fields[2])
			continue
		}
		m := &maps[len(maps)-1]
		if fields[0] == "group" {
			m.groups = append(m.groups, predecessorGroup{id: fields[1], class: fields[2], style: styleIn(t, fields[3])})
			continue
		}
		g := &m.groups[len(m.groups)-1]
		shape := predecessorShape{kind: fields[0], key: fields[1]}
		if shape.kind == "text" {
			shape.numbers = numbersIn(t, fields[2]+" "+fields[3])
		} else {
			shape.style, shape.numbers = styleIn(t, fields[2]), numbersIn(t, fields[3])
		}
		g.shapes = append(g.shapes, shape)
	}
	if len(maps) < 35 {
		t.Fatalf("facts of %d maps, at least 35 expected", len(maps))
	}
	return maps
}

func styleIn(t *testing.T, text string) map[string]string {
	t.Helper()
	style := map[string]string{}
	if text != "" {
		if err := json.Unmarshal([]byte(text), &style); err != nil {
			t.Fatal(text, err)
		}
	}
	return style
}

func numbersIn(t *testing.T, text string) []float64 {
	t.Helper()
	var numbers []float64
	for _, field := range strings.Fields(text) {
		v, err := strconv.ParseFloat(field, 64)
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, v)
	}
	return numbers
}
