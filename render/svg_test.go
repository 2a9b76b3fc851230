package render

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/seed-898ab921/kartograph/render/raster"
	"github.com/seed-898ab921/kartograph/styles"
)

// one is a scene with a single shape.
func one(m Mark) Scene {
	return Scene{Width: 10, Height: 10, Groups: []Group{{ID: "layer", Marks: []Mark{m}}}}
}

func TestErrors(t *testing.T) {
	point := geom.NewPointFlat(geom.XY, []float64{1, 2})
	deep := geom.NewGeometryCollection()
	for range maxDepth + 2 {
		outer := geom.NewGeometryCollection()
		outer.MustPush(deep)
		deep = outer
	}
	nested := Group{}
	for range maxDepth + 2 {
		nested = Group{Groups: []Group{nested}}
	}
	failing := func(yield func(Mark, error) bool) { yield(Mark{}, errors.New("cut off")) }
	cases := []struct {
		name  string
		scene Scene
		o     Options
		want  string
	}{
		{"NaN", one(Mark{ID: "ESP", Form: Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{1, 2, math.NaN(), 2})}}), Options{},
			`layer "layer": mark 1 (ESP): line 1: point 2 is at NaN, 2, which cannot be drawn`},
		{"infinite", one(Mark{Form: Shape{Geometry: geom.NewPolygonFlat(geom.XY, []float64{0, 0, 1, 1, 2, 0, 3, math.Inf(1)}, []int{6, 8})}}), Options{},
			`layer "layer": mark 1: polygon 1: ring 2: point 1 is at 3, +Inf, which cannot be drawn`},
		{"too far", one(Mark{Form: Shape{Geometry: geom.NewPointFlat(geom.XY, []float64{1e200, 2})}}), Options{},
			`layer "layer": mark 1: point 1 is at 1e+200, 2, which cannot be drawn`},
		{"text without a place", one(Mark{Form: Text{X: math.NaN(), Lines: []string{"x"}}}), Options{}, `layer "layer": mark 1: the text is at NaN, 0`},
		{"anchor", one(Mark{Form: Text{Anchor: "left", Lines: []string{"x"}}}), Options{}, `layer "layer": mark 1: text anchor "left": give start`},
		{"value with a declaration", one(Mark{ID: "a", Form: Shape{Geometry: point}, Style: style("fill", "red;x:y")}), Options{}, `layer "layer": mark 1 (a): style fill: "red;x:y"`},
		{"value with an open quote", one(Mark{Form: Shape{Geometry: point}, Style: style("fill", `"red`)}), Options{}, `layer "layer": mark 1: style "fill"`},
		{"name", Scene{Width: 1, Height: 1, Style: style("a b", "c")}, Options{}, `the map's style: style property "a b"`},
		{"size", Scene{Width: 1}, Options{}, "the map is 1 by 0 pixels large"},
		{"infinite size", Scene{Width: 1, Height: math.Inf(1)}, Options{}, "the map is 1 by +Inf pixels large"},
		{"metadata", Scene{Width: 1, Height: 1, Metadata: []byte("{")}, Options{}, "the metadata is not valid JSON"},
		{"round", one(Mark{}), Options{Round: decimals(7)}, "round is 7: give 0 to 6 decimals"},
		{"mode", one(Mark{}), Options{StyleMode: "inline"}, `style mode "inline": give "attributes"`},
		{"deep collection", one(Mark{Form: Shape{Geometry: deep}}), Options{}, `layer "layer": mark 1: a collection lies more than`},
		{"deep groups", Scene{Width: 1, Height: 1, Groups: []Group{nested}}, Options{}, `group "" lies more than`},
		{"stream", Scene{Width: 1, Height: 1, Groups: []Group{{ID: "s", Stream: failing}}}, Options{}, "cut off"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := WriteSVG(io.Discard, c.scene, c.o)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// failAfter is a disk with room for so many bytes.
type failAfter int

var errFull = errors.New("disk full")

func (f *failAfter) Write(b []byte) (int, error) {
	if *f -= failAfter(len(b)); *f < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestErrorsOfTheOutputAreReported(t *testing.T) {
	scene, _ := countries(t)
	for _, room := range []failAfter{0, 1000, 100000, 600000} {
		full := room
		if _, err := WriteSVG(&full, scene, Options{}); err != errFull {
			t.Errorf("room for %d bytes: got %v", room, err)
		}
		full = room / 4
		if _, err := SVGZ().Write(&full, scene, Options{}); !errors.Is(err, errFull) {
			t.Errorf("compressed, room for %d bytes: got %v", room, err)
		}
	}
}

func TestSVGZ(t *testing.T) {
	var plain, first, second bytes.Buffer
	if _, err := WriteSVG(&plain, everything(), Options{}); err != nil {
		t.Fatal(err)
	}
	stats, err := SVGZ().Write(&first, everything(), Options{})
	if err != nil || stats.Bytes != int64(first.Len()) {
		t.Fatalf("%+v for %d bytes, %v", stats, first.Len(), err)
	}
	if _, err := SVGZ().Write(&second, everything(), Options{}); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("two runs differ, or %v", err)
	}
	r, err := gzip.NewReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	if r.Name != "" || !r.ModTime.IsZero() {
		t.Errorf("the header has a name %q or a time %v", r.Name, r.ModTime)
	}
	if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, plain.Bytes()) {
		t.Errorf("unpacked it is another document, or %v", err)
	}
}

// A stream and a slice of the same shapes make the same document, and so do
// shapes that were packed.
func TestStream(t *testing.T) {
	memory := everything()
	streamed := everything()
	g := &streamed.Groups[1]
	shapes := g.Marks
	g.Marks, g.Stream = shapes[:1], func(yield func(Mark, error) bool) {
		for _, s := range shapes[1:] {
			if !yield(s, nil) {
				return
			}
		}
	}
	for _, o := range goldens {
		first, err := Pack(shapes[:2], o)
		if err != nil {
			t.Fatal(err)
		}
		rest, err := Pack(shapes[2:], o)
		if err != nil {
			t.Fatal(err)
		}
		packed := everything()
		packed.Groups[1].Marks, packed.Groups[1].Stream = nil, Unpack([]*Packed{first, rest})
		var a, b, c bytes.Buffer
		for to, scene := range map[*bytes.Buffer]Scene{&a: memory, &b: streamed, &c: packed} {
			if _, err := WriteSVG(to, scene, o); err != nil {
				t.Fatal(err)
			}
		}
		if a.String() != b.String() {
			t.Errorf("%+v: streamed, the document is another one", o)
		}
		if a.String() != c.String() {
			t.Errorf("%+v: packed, the document is another one", o)
		}
	}
}

func TestScenesAreNotChanged(t *testing.T) {
	scene := everything()
	before := fmt.Sprintf("%+v", scene.Groups[1])
	for _, o := range goldens {
		if _, err := WriteSVG(io.Discard, scene, o); err != nil {
			t.Fatal(err)
		}
	}
	if after := fmt.Sprintf("%+v", scene.Groups[1]); after != before {
		t.Errorf("was\n%s\nis\n%s", before, after)
	}
}

// readBack parses a document with one shape and returns the shape's
// attributes and title as an XML reader sees them.
func readBack(t *testing.T, document []byte) (attributes map[string]string, title string) {
	t.Helper()
	attributes = map[string]string{}
	decoder := xml.NewDecoder(bytes.NewReader(document))
	inTitle := false
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return attributes, title
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, document)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inTitle = e.Name.Local == "title"
			if e.Name.Local == "path" {
				for _, a := range e.Attr {
					attributes[a.Name.Local] = a.Value
				}
			}
		case xml.EndElement:
			inTitle = false
		case xml.CharData:
			if inTitle {
				title += string(e)
			}
		}
	}
}

// visible is a text as XML can hold it.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r != 0xfffe && r != 0xffff {
			return r
		}
		return '\ufffd'
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// FuzzText: whatever a text holds, it comes out as that text and nothing else.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "R&D", `<script>"'</script>`, "]]>", "\x00\x1b\xff", "a\tb\r\nc", "שלום", "\ufffe", "--><!--"} {
		f.Add(s)
	}
	square := geom.NewPolygonFlat(geom.XY, ring(1, 1, 5), []int{10})
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ToValidUTF8(s, "") != s {
			s = strings.ToValidUTF8(s, "\ufffd")
		}
		scene := one(Mark{ID: s, Title: s, Form: Shape{Geometry: square}, Classes: []string{s}, Attributes: []Attribute{{"k", s}, {"k", s}}})
		scene.Groups[0].Label = s
		scene.Lang = s
		var b bytes.Buffer
		if _, err := WriteSVG(&b, scene, Options{IDPrefix: s}); err != nil {
			t.Fatal(err)
		}
		attributes, title := readBack(t, b.Bytes())
		if attributes["data-k"] != visible(s) || attributes["data-k-2"] != visible(s) {
			t.Errorf("data-k is %q, want %q", attributes["data-k"], visible(s))
		}
		if title != visible(s) {
			t.Errorf("title is %q, want %q", title, visible(s))
		}
		if strings.ContainsAny(attributes["id"], " \t\n\"'<>") {
			t.Errorf("id %q", attributes["id"])
		}
		for _, r := range dataName(s) {
			if r != '-' && !nameRune(r) {
				t.Errorf("attribute name %q", dataName(s))
			}
		}
	})
}

// FuzzStyle: a style is refused, or is one declaration and nothing else.
func FuzzStyle(f *testing.F) {
	f.Add("fill", "red")
	f.Add("fill", `a;b`)
	f.Add("--x", `"}"`)
	square := geom.NewPolygonFlat(geom.XY, ring(1, 1, 5), []int{10})
	f.Fuzz(func(t *testing.T, name, value string) {
		scene := one(Mark{Form: Shape{Geometry: square}, Style: styles.Style{{Name: name, Value: value}}})
		for _, mode := range []StyleMode{StyleAttributes, StyleCSS} {
			var b bytes.Buffer
			if _, err := WriteSVG(&b, scene, Options{StyleMode: mode}); err != nil {
				return
			}
			attributes, _ := readBack(t, b.Bytes())
			for a := range attributes {
				if a != "d" && a != "style" && a != "class" && !styles.Presentation(a) {
					t.Errorf("%s: attribute %q", mode, a)
				}
			}
		}
	})
}

// Texts are painted black without outlines unless a style says otherwise, and
// lines beside them keep theirs.
func TestTextsAreReadableWithoutStyles(t *testing.T) {
	label := Mark{Form: Text{Lines: []string{"x"}}}
	line := Mark{Form: Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{0, 0, 5, 5})}}
	cases := []struct {
		name  string
		group Group
		want  string
	}{
		{"labels", Group{Marks: []Mark{label}}, "<g fill=\"#000\" stroke=\"none\">\n<text x=\"0\" y=\"0\" text-anchor"},
		{"labels with a colour", Group{Style: style("fill", "red"), Marks: []Mark{label}}, "<g fill=\"red\" stroke=\"none\">\n<text x=\"0\" y=\"0\" text-anchor"},
		{"a bar with its number", Group{Marks: []Mark{line, label}}, "<g>\n<path d=\"m0 0 5 5\"/>\n<text x=\"0\" y=\"0\" fill=\"#000\" stroke=\"none\" text-anchor"},
		{"within a styled group", Group{Style: style("fill", "red", "stroke", "blue"), Groups: []Group{{Marks: []Mark{label}}}},
			"<g fill=\"red\" stroke=\"blue\">\n<g>\n<text x=\"0\" y=\"0\" text-anchor"},
	}
	for _, c := range cases {
		for _, mode := range []StyleMode{StyleAttributes, StyleCSS} {
			var b bytes.Buffer
			if _, err := WriteSVG(&b, Scene{Width: 1, Height: 1, Groups: []Group{c.group}}, Options{StyleMode: mode}); err != nil {
				t.Fatal(err)
			}
			if mode == StyleAttributes && !strings.Contains(b.String(), c.want) {
				t.Errorf("%s: got\n%s\nwant\n%s", c.name, b.String(), c.want)
			}
			if mode == StyleCSS && strings.Contains(b.String(), `class=""`) {
				t.Errorf("%s: a style has no rule:\n%s", c.name, b.String())
			}
		}
	}
}

// The looks of all marks are checked before a document is begun, and the context is heard
// on the way.
func TestPlanningHearsItsContext(t *testing.T) {
	s := Scene{Width: 10, Height: 10, Groups: []Group{{ID: "l", Marks: slices.Repeat([]Mark{{Form: Circle(1, 1, 1), Style: styles.Style{{Name: "fill", Value: "red"}}}}, 20_000)}}}
	for _, format := range []Format{SVG(), HTML()} {
		ending.Heard(t, format.Name, 20, func(ctx context.Context) error {
			_, err := format.Write(io.Discard, s, Options{Context: ctx})
			return err
		})
	}
}

// A picture takes no mark once its context has ended, however few points each of many has.
func TestPictureTakesNoMarkAfterTheEnd(t *testing.T) {
	ctx := &ending.Context{Context: t.Context(), Left: 1}
	canvas, err := raster.NewCanvas(ctx, 10, 10)
	if err != nil {
		t.Fatal(err)
	}
	p := &rasterPainter{scene: &Scene{}, ctx: ctx}
	p.begin(canvas, matrix{})
	for i, want := range []error{nil, context.Canceled} {
		if err := p.Mark(&Mark{Form: Circle(1, 1, 1)}, nil); !errors.Is(err, want) {
			t.Errorf("mark %d: %v, want %v", i, err, want)
		}
	}
}

// A mark of very many points hears the context too, in documents and in PDF.
func TestLongMarksHearTheirContext(t *testing.T) {
	coords := make([]float64, 40_000)
	for i := range coords {
		coords[i] = float64(i * 7919 % 1009)
	}
	var rings []float64
	var ends []int
	for i := range 20_000 {
		x, y := float64(i%150), float64(i/150)
		rings = append(rings, x, y, x+0.5, y, x, y+0.5, x, y)
		ends = append(ends, len(rings))
	}
	for name, shape := range map[string]Shape{
		"points": {Geometry: geom.NewMultiPointFlat(geom.XY, coords), Radius: 1},
		"rings":  {Geometry: geom.NewPolygonFlat(geom.XY, rings, ends)},
		"a line": {Geometry: geom.NewLineStringFlat(geom.XY, coords)},
	} {
		s := Scene{Width: 10, Height: 10, Groups: []Group{{ID: "l", Marks: []Mark{{Form: shape}}}}}
		for _, format := range []Format{SVG(), PDF()} {
			if name == "a line" && format.Name == SVG().Name {
				continue // which is one path, written at once
			}
			ending.Heard(t, format.Name+", "+name, 4, func(ctx context.Context) error {
				_, err := format.Write(io.Discard, s, Options{Context: ctx})
				return err
			})
		}
	}
}
