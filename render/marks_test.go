package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/golden"
)

// furnished is a scene with the marks that maps of today do not need: texts
// along lines, turned texts, patterns, links, attributes of groups, two clips.
func furnished() Scene {
	river := geom.NewLineStringFlat(geom.XY, []float64{5, 50, 20, 40, 20, 40, 60.004, 45, 90, 30})
	hatch := Pattern{
		ID: "hatch", Width: 6, Height: 6, Angle: 45, Style: style("stroke", "#b00", "stroke-width", "1.5"),
		Marks: []Mark{
			{Form: Rectangle(0, 0, 6, 6), Style: style("fill", "#fee", "stroke", "none")},
			{Form: Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{0, 3, 6, 3})}},
		},
	}
	dots := Pattern{ID: "dots", Width: 4.5, Height: 3, Marks: []Mark{
		{Form: Circle(1, 1, 0.75), Style: style("fill", "url(#hatch)", "stroke", "none")},
		{Form: Text{X: 2, Y: 2, Lines: []string{"·"}}},
	}}
	return Scene{
		Width: 100, Height: 60, Patterns: []Pattern{hatch, dots},
		Groups: []Group{
			{ID: "hatch", Style: style("fill", "url( '#hatch' ) #eee"), Marks: []Mark{
				{ID: "a&b", Key: "areas/1", Form: Rectangle(2, 2, 30, 20), Attributes: []Attribute{{"for", "column"}}},
				{ID: "a&b", Key: "areas/2", Form: Rectangle(40, 2, 30, 20), Style: style("fill", "url(#dots)", "stroke", "url(#elsewhere)")},
				{Key: "areas/3", Form: Rectangle(80, 2, 10, 10)},
			}},
			{ID: "rivers-label-buffer", Hidden: true, Style: style("stroke", "#fff"), Marks: []Mark{
				{ID: "Rio <&>", Form: TextAlong{Line: river, Text: "Río <Grande> & \"co\"\x01"}},
			}},
			{ID: "rivers-label", Style: style("text-anchor", "end"), Marks: []Mark{
				{Key: "areas/1", Title: "of 1", Form: TextAlong{Line: river, Text: "Río <Grande> & \"co\"\x01"}},
				{Key: "areas/2", Form: TextAlong{Line: river, Text: "shifted", Shift: -2.5}},
				{Form: TextAlong{Line: river, Text: "at the start", Anchor: "start"}, Style: style("text-anchor", "middle")},
				{Form: TextAlong{Line: river, Text: "and on", Anchor: "start", Shift: 7}},
				{Form: TextAlong{Line: river, Text: "mid", Anchor: "middle", Shift: 1}},
				{Form: TextAlong{Line: geom.NewLineStringFlat(geom.XY, []float64{1, 1, 1, 1}), Text: "no line"}},
				{Form: TextAlong{Line: river, Text: "plain"}},
				{Form: Text{X: 1, Y: 1, Lines: []string{"plain"}}},
				{Form: TextAlong{Line: river}},
				{Form: TextAlong{Text: "no line"}},
			}},
			{ID: "words", Attributes: []Attribute{{"Class", "2-5 & more"}}, Marks: []Mark{
				{Key: "areas/3", Form: Text{X: 10, Y: 20, Angle: 370, Lines: []string{"turned"}}, Style: style("text-anchor", "start")},
				{Key: "areas/2", Form: Text{X: 10, Y: 30, Angle: -90, Anchor: "end", Lines: []string{"up"}}},
				{Form: Text{X: 10, Y: 40, Angle: 720, Lines: []string{"not turned"}}},
			}},
			{ID: "window", Clip: &Box{MinX: 1, MinY: 2, MaxX: 31, MaxY: 42}, Style: style("clip-path", "url(#dots)"), Marks: []Mark{{Form: Circle(5, 5, 0)}}},
		},
	}
}

var furnishedGoldens = map[string]Options{
	"marks":         {},
	"marks-css":     {StyleMode: StyleCSS, IDPrefix: "p-", Pretty: true},
	"marks-classes": {StyleMode: StyleClasses, Absolute: true},
}

func TestFurnishedGoldens(t *testing.T) {
	for name, o := range furnishedGoldens {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			stats, err := WriteSVG(&b, furnished(), o)
			if err != nil {
				t.Fatal(err)
			}
			if stats.Empty != 3 {
				t.Errorf("%d empty marks, want 3", stats.Empty)
			}
			compareGolden(t, name, b.Bytes())
		})
	}
}

// compareGolden compares a document with a golden file, and has it read as XML.
func compareGolden(t *testing.T, name string, document []byte) {
	t.Helper()
	file := filepath.Join("testdata", name+".svg")
	golden.Check(t, file, document)
	checkXML(t, document)
	xmllint(t, file)
}

func TestErrorsOfMarks(t *testing.T) {
	line := geom.NewLineStringFlat(geom.XY, []float64{0, 0, math.NaN(), 5})
	good := geom.NewLineStringFlat(geom.XY, []float64{0, 0, 9, 5})
	for _, c := range []struct {
		name  string
		scene Scene
		want  string
	}{
		{"line", one(Mark{Form: TextAlong{Line: line, Text: "x"}}), `layer "layer": mark 1: the line of the text: point 2 is at NaN, 5`},
		{"anchor", one(Mark{Form: TextAlong{Line: good, Text: "x", Anchor: "centre"}}), `layer "layer": mark 1: text anchor "centre"`},
		{"shift", one(Mark{Form: TextAlong{Line: good, Text: "x", Shift: math.Inf(1)}}), `layer "layer": mark 1: the text is shifted by +Inf`},
		{"angle", one(Mark{Form: Text{Lines: []string{"x"}, Angle: math.NaN()}}), `layer "layer": mark 1: the text's angle is NaN`},
		{"radius", one(Mark{Form: Circle(1, 1, math.NaN())}), `layer "layer": mark 1: the radius of circles is NaN`},
		{"negative radius", one(Mark{Form: Circle(1, 1, -1)}), `layer "layer": mark 1: the radius of circles is -1`},
		{"pattern without a name", Scene{Width: 1, Height: 1, Patterns: []Pattern{{Width: 1, Height: 1}}}, `pattern "": its id`},
		{"pattern with a bracket", Scene{Width: 1, Height: 1, Patterns: []Pattern{{ID: "a)", Width: 1, Height: 1}}}, `pattern "a)": its id`},
		{"pattern twice", Scene{Width: 1, Height: 1, Patterns: []Pattern{{ID: "a", Width: 1, Height: 1}, {ID: "a", Width: 1, Height: 1}}}, `pattern "a": there are two`},
		{"pattern without size", Scene{Width: 1, Height: 1, Patterns: []Pattern{{ID: "a", Height: 1}}}, `pattern "a": its tile is 0 by 1`},
		{"pattern's angle", Scene{Width: 1, Height: 1, Patterns: []Pattern{{ID: "a", Width: 1, Height: 1, Angle: math.Inf(1)}}}, `pattern "a": its angle`},
		{"pattern's mark", Scene{Width: 1, Height: 1, Patterns: []Pattern{{ID: "a", Width: 1, Height: 1, Marks: []Mark{{Form: Circle(math.NaN(), 0, 1)}}}}},
			`pattern: layer "a": mark 1: point 1 is at NaN`},
		{"pattern's style", Scene{Width: 1, Height: 1, Patterns: []Pattern{{ID: "a", Width: 1, Height: 1, Style: style("fill", ";")}}}, `pattern: layer "a": style fill`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := WriteSVG(&bytes.Buffer{}, c.scene, Options{})
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// A style that a program made in another order, or with a property twice, is
// written as if it were in order, the last of two winning.
func TestStylesInDisorder(t *testing.T) {
	var b bytes.Buffer
	scene := one(Mark{Form: Circle(1, 1, 1), Style: style("stroke", "red", "fill", "red", "fill", "blue")})
	if _, err := WriteSVG(&b, scene, Options{}); err != nil {
		t.Fatal(err)
	}
	if want := `<circle cx="1" cy="1" r="1" fill="blue" stroke="red"/>`; !strings.Contains(b.String(), want) {
		t.Errorf("got\n%s\nwant %s in it", b.String(), want)
	}
}

// FuzzLabel: whatever a label holds, it comes out as that text, the document is
// one that XML readers take, and the label is linked to its feature.
func FuzzLabel(f *testing.F) {
	for _, s := range []string{"", "R&D", `</tspan><script>`, "]]>", "\x00\x1b\xff", "a\tb\r\nc", "\u202eabc", "url(#x)", "a b"} {
		f.Add(s)
	}
	line := geom.NewLineStringFlat(geom.XY, []float64{0, 0, 9, 9})
	f.Fuzz(func(t *testing.T, s string) {
		scene := one(Mark{ID: "f" + s, Key: s, Form: Circle(1, 1, 1)})
		scene.Groups[0].Marks = append(scene.Groups[0].Marks,
			Mark{ID: s, Key: s, Form: Text{Lines: []string{s}}},
			Mark{ID: s, Key: s, Title: s, Form: TextAlong{Line: line, Text: s + "."}})
		drawn := visible(string([]rune(s))) // each bad byte is one bad character
		want := []string{drawn, drawn, drawn + "."}
		if s == "" {
			want = []string{"", "."} // there is no title
		}
		var b bytes.Buffer
		if _, err := WriteSVG(&b, scene, Options{}); err != nil {
			t.Fatal(err)
		}
		checkXML(t, b.Bytes())
		links := 2
		if s == "" {
			links = 0
		}
		if got := bytes.Count(b.Bytes(), []byte("data-for=")); got != links {
			t.Errorf("%d links, want %d in\n%s", got, links, b.Bytes())
		}
		if got := texts(t, b.Bytes()); !slices.Equal(got, want) {
			t.Errorf("texts %q, want %q", got, want)
		}
	})
}

// texts lists what a document has in titles and labels.
func texts(t *testing.T, document []byte) []string {
	t.Helper()
	var found []string
	decoder := xml.NewDecoder(bytes.NewReader(document))
	open := false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			if open = name == "title" || name == "tspan" || name == "textPath"; open {
				found = append(found, "")
			}
		case xml.EndElement:
			open = false
		case xml.CharData:
			if open {
				found[len(found)-1] += string(token)
			}
		}
	}
}
