package render

import (
	"fmt"
	"math"
	"strings"
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

// lineLength is the length of a line in pixels.
func lineLength(flat []float64, stride int) float64 {
	sum := 0.0
	for i := stride; i+1 < len(flat); i += stride {
		dx, dy := flat[i]-flat[i-stride], flat[i+1]-flat[i-stride+1]
		sum += math.Sqrt(float64(dx*dx) + float64(dy*dy))
	}
	return sum
}
