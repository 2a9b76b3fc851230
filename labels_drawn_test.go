package kartograph

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
)

// drawnLine is a line of a label as a file has it: the corners of what its letters
// cover, clockwise, in the direction of reading.
type drawnLine struct {
	text, mark string
	corners    [4][2]float64
}

// drawnPage is what a file has of labels and of the circles of points.
type drawnPage struct {
	width, height float64
	lines         []drawnLine
	circles       [][3]float64
}

// readDrawn reads the labels of an SVG file as its viewers do: by attributes, which what
// is within inherits.
func readDrawn(t *testing.T, svg []byte) drawnPage {
	t.Helper()
	page := drawnPage{}
	d := xml.NewDecoder(bytes.NewReader(svg))
	var within []map[string]string
	texts := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return page
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			around := map[string]string{}
			if n := len(within); n > 0 {
				for name, value := range within[n-1] {
					if name != "transform" || within[n-1]["element"] == "text" {
						around[name] = value
					}
				}
			}
			for _, a := range e.Attr {
				around[a.Name.Local] = a.Value
			}
			around["element"] = e.Name.Local
			switch e.Name.Local {
			case "svg":
				if box := strings.Fields(around["viewBox"]); len(box) == 4 && page.width == 0 {
					page.width, page.height = number(box[2]), number(box[3])
				}
			case "text":
				texts++
			case "circle":
				page.circles = append(page.circles, [3]float64{number(around["cx"]), number(around["cy"]), number(around["r"])})
			case "tspan":
				if dy := around["dy"]; dy != "" && len(within) > 0 { // the line before is as far above
					above := within[len(within)-1]
					above["y"] = strconv.FormatFloat(number(above["y"])+number(dy), 'f', -1, 64)
					around["y"] = above["y"]
				}
			}
			within = append(within, around)
		case xml.EndElement:
			within = within[:len(within)-1]
		case xml.CharData:
			if in := within; len(in) > 0 && in[len(in)-1]["element"] == "tspan" && isLabel(in) {
				page.lines = append(page.lines, lineOf(string(e), in[len(in)-1], strconv.Itoa(texts)))
			}
		}
	}
}

// isLabel reports whether an element is in a group of labels, not of their halos.
func isLabel(within []map[string]string) bool {
	class := strings.Fields(within[len(within)-1]["class"])
	for _, c := range class {
		if c == "label" {
			return true
		}
	}
	return false
}

func number(text string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSuffix(text, "px"), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// lineOf is a line with the attributes that its element has and inherits.
func lineOf(text string, attributes map[string]string, mark string) drawnLine {
	var s styles.Style
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		s = append(s, styles.Property{Name: name, Value: attributes[name]})
	}
	laid := (*font.Fonts)(nil).Lay(text, label.FontOf(s))
	x, y, ink := number(attributes["x"]), number(attributes["y"]), laid.Ink
	switch attributes["text-anchor"] {
	case "middle":
		x -= laid.Width / 2
	case "end":
		x -= laid.Width
	}
	l := drawnLine{text: text, mark: mark, corners: [4][2]float64{
		{x + ink.MinX, y + ink.MinY}, {x + ink.MaxX, y + ink.MinY}, {x + ink.MaxX, y + ink.MaxY}, {x + ink.MinX, y + ink.MaxY}}}
	turn := strings.Fields(strings.NewReplacer("rotate(", "", ")", "", ",", " ").Replace(attributes["transform"]))
	if len(turn) == 3 {
		sin, cos := math.Sincos(number(turn[0]) * math.Pi / 180)
		for i, p := range l.corners {
			dx, dy := p[0]-number(turn[1]), p[1]-number(turn[2])
			l.corners[i] = [2]float64{number(turn[1]) + dx*cos - dy*sin, number(turn[2]) + dx*sin + dy*cos}
		}
	}
	return l
}

// overlap is how deep one line's letters are in those of another one, 0 or less where they
// are apart: the least that one would have to move.
func (l drawnLine) overlap(o drawnLine) float64 {
	least := math.Inf(1)
	for _, a := range [][2][2]float64{{l.corners[0], l.corners[1]}, {l.corners[1], l.corners[2]}, {o.corners[0], o.corners[1]}, {o.corners[1], o.corners[2]}} {
		dx, dy := a[1][0]-a[0][0], a[1][1]-a[0][1]
		length := math.Hypot(dx, dy)
		if !(length > 0) {
			return 0
		}
		min1, max1 := along(l.corners, dx/length, dy/length)
		min2, max2 := along(o.corners, dx/length, dy/length)
		least = min(least, max1-min2, max2-min1)
	}
	return least
}

func along(corners [4][2]float64, dx, dy float64) (least, most float64) {
	least, most = math.Inf(1), math.Inf(-1)
	for _, p := range corners {
		at := p[0]*dx + p[1]*dy
		least, most = min(least, at), max(most, at)
	}
	return least, most
}

// checkDrawn asks of a file: no letters of two labels overlap, none stand on a circle,
// none leave the page, none are upside down. It returns how many lines there are.
func checkDrawn(t *testing.T, svg []byte) int {
	t.Helper()
	page := readDrawn(t, svg)
	for i, l := range page.lines {
		if across := l.corners[1][0] - l.corners[0][0]; !(across > -0.01) {
			t.Errorf("%q is upside down: %v", l.text, l.corners)
		}
		for _, p := range l.corners {
			if !(p[0] > -0.01 && p[1] > -0.01 && p[0] < page.width+0.01 && p[1] < page.height+0.01) {
				t.Errorf("%q leaves the page: %v", l.text, p)
				break
			}
		}
		for _, o := range page.lines[:i] {
			if l.mark != o.mark && l.overlap(o) > 0.01 {
				t.Errorf("%q and %q overlap by %g", l.text, o.text, l.overlap(o))
			}
		}
		for _, c := range page.circles {
			square := drawnLine{corners: [4][2]float64{{c[0] - c[2], c[1] - c[2]}, {c[0] + c[2], c[1] - c[2]}, {c[0] + c[2], c[1] + c[2]}, {c[0] - c[2], c[1] + c[2]}}}
			if c[2] > 0 && c[2] < 10 && l.overlap(square) > 0.01 {
				t.Errorf("%q stands on a circle at %v", l.text, c)
			}
		}
	}
	return len(page.lines)
}

// drawnApart checks a map as a file, which it keeps in the folder LABEL_SVG where that is
// set, for .ci/labels-windows.
func drawnApart(t *testing.T, m *Map, name string) int {
	t.Helper()
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("LABEL_SVG"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, strings.ReplaceAll(name, " ", "_")+".svg"), svg.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return checkDrawn(t, svg.Bytes())
}

// The labels of all example maps are apart as well.
func TestExamplesApart(t *testing.T) {
	files, err := filepath.Glob("testdata/maps/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			svg, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines += checkDrawn(t, svg)
		})
	}
	if lines < 15 {
		t.Errorf("only %d lines in %d maps", lines, len(files))
	}
}

// On classes of any colour each label can be read where it stands, by its ink or by a halo, in
// all themes, and what a stylesheet of the map's own says of labels stays.
func TestLabelsTurnOnDarkClasses(t *testing.T) {
	build := func(theme, mode, css string) string {
		cfg, err := Parse("m.json", fmt.Appendf(nil, `{"theme": %q, "bounds": [-19, -36, 53, 38], "layers": {"sea": {"special": "sea"}, "countries": {"src": "builtin:countries-110m",
			"classify": {"by": "POP_EST", "method": "quantile", "classes": 6, "palette": "YlGnBu"}, "labeling": {"key": "NAME"}},
			"cities": {"src": "builtin:cities", "filter": "CAPITAL = 1", "labeling": {"key": "NAME"}}}, "export": {"width": 700, "style-mode": %q}}`, theme, mode))
		if err != nil {
			t.Fatal(err)
		}
		sheet, _, err := styles.Parse("s.css", []byte(css))
		if err != nil {
			t.Fatal(err)
		}
		var svg strings.Builder
		if err := Generate(t.Context(), cfg, Options{Sources: legendSources(), Style: sheet}, &svg); err != nil {
			t.Fatal(err)
		}
		return svg.String()
	}
	for _, c := range []struct{ theme, ink, turned string }{
		{"light", "#465259", "#fff"}, {"news", "#595959", "#fff"}, {"dark", "#c3cfdf", "#0d1726"},
	} {
		svg := build(c.theme, "attributes", "")
		labels := svg[strings.Index(svg, `id="countries-label"`):]
		labels = labels[:strings.Index(labels, "</g>")]
		if n := strings.Count(labels, `fill="`+c.turned+`"`); n < 5 || n > 40 {
			t.Errorf("%s: %d names of countries have turned to %s", c.theme, n, c.turned)
		}
		for _, id := range []string{"countries-label-buffer", "cities-label-buffer"} {
			if !strings.Contains(svg, `id="`+id+`"`) {
				t.Errorf("%s: no name has a halo in %s", c.theme, id)
			}
		}
	}
	for _, c := range []struct{ name, mode, css string }{
		{"the map's own ink", "attributes", ".label { fill: #123 }"},
		{"a stroke of the map's own", "attributes", ".label { stroke: #fff; stroke-width: 2px }"},
		{"the page's own stylesheet", "classes", ""},
	} {
		svg := build("light", c.mode, c.css)
		if strings.Contains(svg, "label-buffer") {
			t.Errorf("%s: labels have halos", c.name)
		}
	}
}
