package render

import (
	"fmt"
	"math"
	"strings"

	"github.com/twpayne/go-geom"
)

// textAlong writes a label that follows a line: a <textPath> that refers to the
// line by its id. Labels on the same line, such as one and its halo, share it.
func (d *document) textAlong(m *Mark, t TextAlong, in inherited) error {
	if t.Text == "" || t.Line == nil {
		d.stats.Empty++
		return nil
	}
	if err := checkAnchor(t.Anchor); err != nil {
		return err
	}
	if math.IsNaN(t.Shift) || math.IsInf(t.Shift, 0) {
		return fmt.Errorf("the text is shifted by %v pixels, which cannot be drawn", t.Shift)
	}
	line, err := d.baseline(m, t)
	if err != nil || line == "" {
		return err
	}
	d.markAttributes(m, in)
	d.anchor(m, t.Anchor, in)
	d.out.indent()
	d.out.print(strings.TrimSuffix("<text "+string(d.attrs.text), " "), ">")
	d.inlineTitle(m.Title)
	d.out.print(`<textPath href="#`, escaped(line), `"`)
	if offset := startOffset(t, in.anchorOf(m, t.Anchor)); offset != "0" {
		d.out.print(` startOffset="`, offset, `"`)
	}
	d.out.print(">", escapedText(t.Text), "</textPath></text>\n")
	return nil
}

// baseline writes the line that a label follows, where none that is the same
// was written, and returns its id; empty where the line is too short to be one.
func (d *document) baseline(m *Mark, t TextAlong) (string, error) {
	d.path.reset()
	drawn, err := d.path.part(t.Line.FlatCoords(), t.Line.Stride(), false)
	if err != nil {
		return "", fmt.Errorf("the line of the text: %w", err)
	}
	if !drawn {
		d.stats.Empty++
		return "", nil
	}
	data := string(d.path.data)
	id, ok := d.baselines[data]
	if !ok {
		name := "line"
		if m.ID != "" {
			name = m.ID + "-line"
		}
		id = d.ids.take(name)
		d.baselines[data] = id
		d.out.indent()
		d.out.print(`<defs><path id="`, escaped(id), `" d="`, data, "\"/></defs>\n")
	}
	d.stats.Vertices += d.path.vertices
	d.stats.PathBytes += int64(len(data))
	return id, nil
}

// startOffset is where on the line the anchor of the text stands.
func startOffset(t TextAlong, anchor Anchor) string {
	if t.Shift == 0 {
		switch anchor {
		case "start":
			return "0"
		case "end":
			return "100%"
		}
		return "50%"
	}
	switch anchor {
	case "start":
		return decimal(t.Shift)
	case "end":
		return decimal(lineLength(t.Line.FlatCoords(), t.Line.Stride()) + t.Shift)
	}
	return decimal(lineLength(t.Line.FlatCoords(), t.Line.Stride())/2 + t.Shift)
}

// AlongAt is the place so far along a line in pixels, and the direction there (its cosine and sine); false beyond its ends.
func AlongAt(line *geom.LineString, far float64) (x, y, cos, sin float64, ok bool) {
	coords, stride := line.FlatCoords(), line.Stride()
	if far < 0 {
		return 0, 0, 1, 0, false
	}
	for i := stride; i+1 < len(coords); i += stride {
		fromX, fromY := coords[i-stride], coords[i-stride+1]
		dx, dy := coords[i]-fromX, coords[i+1]-fromY
		length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if length > 0 && far <= length {
			cos, sin = dx/length, dy/length
			return fromX + float64(cos*far), fromY + float64(sin*far), cos, sin, true
		}
		far -= length
	}
	return 0, 0, 1, 0, false
}

// AlongStart is where on its line a text of a width begins, in pixels from the line's start.
func AlongStart(t TextAlong, anchor Anchor, width float64) float64 {
	switch anchor {
	case AnchorStart:
		return t.Shift
	case AnchorEnd:
		return lineLength(t.Line.FlatCoords(), t.Line.Stride()) + t.Shift - width
	}
	return lineLength(t.Line.FlatCoords(), t.Line.Stride())/2 + t.Shift - width/2
}

// lineLength is the length of a line in pixels.
func lineLength(flat []float64, stride int) float64 {
	sum := 0.0
	for i := stride; i+1 < len(flat); i += stride {
		dx, dy := flat[i]-flat[i-stride], flat[i+1]-flat[i-stride+1]
		sum += math.Sqrt(float64(dx*dx) + float64(dy*dy))
	}
	return sum
}
