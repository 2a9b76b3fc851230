package config

import (
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// Frame is where a view stands on the map, as fractions of the map's width and
// height (0.25 is a quarter) or, with Pixels, in pixels. Left and Top may be
// negative.
type Frame struct {
	Left, Top, Width, Height float64
	Pixels                   bool
	// Corner is the corner of the map that Left and Top are measured from, inwards;
	// empty is the top left one.
	Corner furniture.Align
}

func frameForm() form.Form[Frame] {
	length := form.Props("type", []any{"number", "string"}, "pattern", `^\s*[-+]?[0-9.]+\s*(px|pt|pc|in|cm|mm|PX|PT|PC|IN|CM|MM|%)?\s*$`)
	return form.Form[Frame]{
		Facts: form.Facts{Want: "a list [left, top, width, height]",
			Schema: form.Props("type", "array", "items", length, "minItems", 4, "maxItems", 4)},
		Read:  readFrame,
		Check: checkFrame,
	}
}

// readFrame reads a list of four lengths. What is wrong is reported; the frame is
// one that can be checked further all the same.
func readFrame(d *form.Decoder, at form.Spot) (Frame, bool) {
	if at.Node.Kind != tree.List || len(at.Node.Items) != 4 {
		d.Mismatch(at, "a list [left, top, width, height]")
		return Frame{Width: 1, Height: 1}, true
	}
	var f Frame
	sides := [4]*float64{&f.Left, &f.Top, &f.Width, &f.Height}
	pixels, zeros, failed := 0, 0, false
	for i, item := range d.Items(at) {
		v, px, ok := lengthOf(item)
		if !ok {
			failed = true
			d.Mismatch(d.Visit(at, form.Entry(i), item), "a fraction such as 0.25 or \"25%\", or a length such as \"120px\" or \"30mm\"")
		}
		if px {
			pixels++
		} else if v == 0 {
			zeros++ // of either
		}
		*sides[i] = v
	}
	f.Pixels = pixels > 0
	if f.Pixels && pixels+zeros < 4 {
		d.Fail(at, "lengths and fractions are mixed; write all four with a unit such as px or mm, or none")
	} else if problem := f.problem(); problem != "" && !failed {
		d.Fail(at, "%s", problem)
	}
	return f, true
}

// lengthOf reads a number, a percentage, or a length with a unit in pixels.
func lengthOf(n *tree.Node) (v float64, pixels, ok bool) {
	text := strings.TrimSpace(n.Text)
	if px, _, ok := form.Measured(text); ok && n.Kind == tree.Text {
		return px, true, true
	}
	if number, is := strings.CutSuffix(text, "%"); is && n.Kind == tree.Text {
		v, ok = tree.ParseNumber(strings.TrimSpace(number))
		return v / 100, false, ok
	}
	v, ok = n.AsNumber()
	return v, false, ok
}

// checkFrame examines where a view stands.
func checkFrame(c *form.Checker, path string, f Frame) {
	if problem := f.problem(); problem != "" {
		c.Add(path, "%s", problem)
	}
}

// problem says what is wrong with a frame, or nothing.
func (f Frame) problem() string {
	for i, v := range [4]float64{f.Left, f.Top, f.Width, f.Height} {
		switch {
		case math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > maxPixels:
			return "a number of the frame is out of range"
		case i >= 2 && v <= 0:
			return "the frame's width and height must be more than 0"
		case !f.Pixels && (v > 1 || v < -1):
			return form.PlainNumber(v) + " is not a fraction of the map; write \"" + form.PlainNumber(v) + "px\" for pixels"
		}
	}
	return ""
}
