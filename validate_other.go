package kartograph

import "math"

// checkAttributes examines the attributes of a layer.
func checkAttributes(c *checker, path string, a Attributes) {
	for i, field := range a.Fields {
		if problem := attributeProblem(field); problem != "" {
			c.add(path+entry(i), "%s", problem)
		}
	}
}

// checkFrame examines where a view stands.
func checkFrame(c *checker, path string, v *View) {
	if problem := frameProblem(v.Frame, v.FramePixels); problem != "" {
		c.add(path, "%s", problem)
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
			return plainNumber(v) + " is not a fraction of the map; write \"" + plainNumber(v) + "px\" for pixels"
		}
	}
	return ""
}
