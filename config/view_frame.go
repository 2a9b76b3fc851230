package config

import (
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

func frameShape() form.Shape {
	length := form.Props("type", []any{"number", "string"}, "pattern", `^\s*[-+]?[0-9.]+\s*(px|%)?\s*$`)
	return form.Shape{Want: "a list [left, top, width, height]",
		Schema: form.Props("type", "array", "items", length, "minItems", 4, "maxItems", 4)}
}

func readFrame(d *form.Decoder, at form.Spot, to *View) {
	if at.Node.Kind != tree.List || len(at.Node.Items) != 4 {
		d.Mismatch(at, frameShape().Want)
		to.Frame = [4]float64{0, 0, 1, 1}
		return
	}
	pixels, failed := 0, false
	for i, item := range at.Node.Items {
		v, px, ok := lengthOf(item)
		if !ok {
			failed = true
			d.Mismatch(d.Visit(at, form.Entry(i), item), "a fraction such as 0.25 or \"25%\", or pixels such as \"120px\"")
		}
		if px {
			pixels++
		} else if v == 0 && ok {
			continue
		}
		to.Frame[i] = v
		to.FramePixels = to.FramePixels || px
	}
	if zeros := countZeros(to.Frame); to.FramePixels && pixels+zeros < 4 {
		d.Fail(at, "pixels and fractions are mixed; write all four with px, or none")
	} else if problem := frameProblem(to.Frame, to.FramePixels); problem != "" && !failed {
		d.Fail(at, "%s", problem)
	}
}

func countZeros(frame [4]float64) (n int) {
	for _, v := range frame {
		if v == 0 {
			n++
		}
	}
	return n
}

// lengthOf reads a number, a percentage or a number of pixels.
func lengthOf(n *tree.Node) (v float64, pixels, ok bool) {
	text := strings.TrimSpace(n.Text)
	if number, is := strings.CutSuffix(text, "px"); is && n.Kind == tree.Text {
		v, ok = tree.ParseNumber(strings.TrimSpace(number))
		return v, true, ok
	}
	if number, is := strings.CutSuffix(text, "%"); is && n.Kind == tree.Text {
		v, ok = tree.ParseNumber(strings.TrimSpace(number))
		return v / 100, false, ok
	}
	v, ok = n.AsNumber()
	return v, false, ok
}

// checkFrame examines where a view stands.
func checkFrame(c *form.Checker, path string, v *View) {
	if problem := frameProblem(v.Frame, v.FramePixels); problem != "" {
		c.Add(path, "%s", problem)
	}
}

// frameProblem says what is wrong with a frame, or nothing.
func frameProblem(frame [4]float64, inPixels bool) string {
	for i, v := range frame {
		switch {
		case math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > maxPixels:
			return "a number of the frame is out of range"
		case i >= 2 && v <= 0:
			return "the frame's width and height must be more than 0"
		case !inPixels && (v > 1 || v < -1):
			return form.PlainNumber(v) + " is not a fraction of the map; write \"" + form.PlainNumber(v) + "px\" for pixels"
		}
	}
	return ""
}
