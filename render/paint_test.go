package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/styles"
)

// wholeStyles is a painter that notes the style of every mark, and the groups
// that it is in.
type wholeStyles struct {
	styles []styles.Style
	depth  int
	fail   error
}

func (p *wholeStyles) Begin(*Group, styles.Style) error { p.depth++; return p.fail }
func (p *wholeStyles) End(*Group) error                 { p.depth--; return nil }

func (p *wholeStyles) Mark(m *Mark, style styles.Style) error {
	p.styles = append(p.styles, style)
	return nil
}

// drawnStyles reads the same from a document: what its paths, circles and texts
// have, inherit from the elements around them.
func drawnStyles(t *testing.T, document []byte) []styles.Style {
	t.Helper()
	var found []styles.Style
	around := []styles.Style{nil}
	skip := 0
	decoder := xml.NewDecoder(bytes.NewReader(document))
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
			whole := styles.Inherit(around[len(around)-1], styleOf(token))
			around = append(around, whole)
			switch token.Name.Local {
			case "defs", "clipPath":
				skip++
			case "path", "circle", "text":
				if skip == 0 {
					found = append(found, whole)
				}
			}
		case xml.EndElement:
			around = around[:len(around)-1]
			if token.Name.Local == "defs" || token.Name.Local == "clipPath" {
				skip--
			}
		}
	}
}

// styleOf is the style that an element has in its attributes.
func styleOf(e xml.StartElement) styles.Style {
	var s styles.Style
	for _, a := range e.Attr {
		switch {
		case a.Name.Local == "style":
			for _, declaration := range strings.Split(a.Value, ";") {
				name, value, _ := strings.Cut(declaration, ":")
				s = append(s, styles.Property{Name: name, Value: value})
			}
		case styles.Presentation(a.Name.Local):
			s = append(s, styles.Property{Name: a.Name.Local, Value: a.Value})
		}
	}
	return ordered(s)
}

// What a painter is told of a mark is what it looks like in SVG.
func TestPaintAgreesWithSVG(t *testing.T) {
	furniture := furnished()
	furniture.Patterns = nil // whose ids SVG has to change
	for i := range furniture.Groups {
		furniture.Groups[i].Clip = nil
		marks := furniture.Groups[i].Marks
		furniture.Groups[i].Marks = slices.DeleteFunc(marks, func(m Mark) bool {
			along, ok := m.Form.(TextAlong)
			return ok && (along.Text == "" || along.Line == nil || along.Line.Length() == 0)
		})
	}
	furniture.Groups[3].Style = style("opacity", "0.5", "fill", "#00f")
	nested := Scene{Width: 9, Height: 9, Style: style("stroke", "#222", "opacity", "0.9", "text-anchor", "end"), Groups: []Group{
		{ID: "a", Style: style("fill", "red", "opacity", "0.5", "--x", "1"), Groups: []Group{
			{ID: "b", Style: style("stroke", "inherit", "opacity", "inherit"), Marks: []Mark{
				{Form: Circle(1, 1, 1), Style: style("opacity", "inherit", "fill", "initial")},
				{Form: Text{Lines: []string{"x"}}},
				{Form: Circle(1, 1, 1), Style: style("fill", "blue", "font", "12px serif")},
			}},
		}, Stream: func(yield func(Mark, error) bool) {
			_ = yield(Mark{Form: Circle(2, 2, 2), Style: style("r", "3")}, nil) && yield(Mark{Form: Text{Lines: []string{"s"}}}, nil)
		}},
	}}
	for name, scene := range map[string]Scene{"furnished": furniture, "nested": nested} {
		var document bytes.Buffer
		if _, err := WriteSVG(&document, scene, Options{}); err != nil {
			t.Fatal(err)
		}
		p := &wholeStyles{}
		if err := Paint(&scene, p); err != nil || p.depth != 0 {
			t.Fatalf("%s: %v, depth %d", name, err, p.depth)
		}
		drawn := drawnStyles(t, document.Bytes())
		if len(drawn) != len(p.styles) || len(drawn) == 0 {
			t.Fatalf("%s: %d marks are painted, %d drawn", name, len(p.styles), len(drawn))
		}
		for i := range drawn {
			if !slices.Equal(drawn[i], p.styles[i]) {
				t.Errorf("%s: mark %d is painted with\n%v, drawn with\n%v", name, i+1, p.styles[i], drawn[i])
			}
		}
	}
}

func TestPaintErrors(t *testing.T) {
	cut := errors.New("cut off")
	failing := Scene{Groups: []Group{{Stream: func(yield func(Mark, error) bool) { yield(Mark{}, cut) }}}}
	if err := Paint(&failing, &wholeStyles{}); !errors.Is(err, cut) {
		t.Errorf("a stream's error: %v", err)
	}
	scene := one(Mark{})
	if err := Paint(&scene, &wholeStyles{fail: cut}); !errors.Is(err, cut) {
		t.Errorf("a painter's error: %v", err)
	}
	deep := Group{}
	for range maxDepth + 2 {
		deep = Group{Groups: []Group{deep}}
	}
	if err := Paint(&Scene{Groups: []Group{deep}}, &wholeStyles{}); err == nil {
		t.Error("groups may be as deep as they like")
	}
}

// The marks of a pattern have what its style says, and inherit from the root.
func TestPaintPattern(t *testing.T) {
	scene := furnished()
	scene.Style = style("stroke-width", "3")
	p := &wholeStyles{}
	if err := PaintPattern(&scene, &scene.Patterns[0], p); err != nil {
		t.Fatal(err)
	}
	want := []styles.Style{
		style("fill", "#fee", "fill-rule", "evenodd", "stroke", "none", "stroke-linejoin", "round", "stroke-width", "1.5"),
		style("fill", "none", "fill-rule", "evenodd", "stroke", "#b00", "stroke-linejoin", "round", "stroke-width", "1.5"),
	}
	if !slices.EqualFunc(p.styles, want, func(a, b styles.Style) bool { return slices.Equal(a, b) }) {
		t.Errorf("painted with\n%v, want\n%v", p.styles, want)
	}
}
