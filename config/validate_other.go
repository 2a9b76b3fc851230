package config

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/form"
)

// checkAttributes examines the attributes of a layer.
func checkAttributes(c *form.Checker, path string, a Attributes) {
	for i, field := range a.Fields {
		if problem := attributeProblem(field); problem != "" {
			c.Add(path+form.Entry(i), "%s", problem)
		}
	}
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
