package config

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/form"
)

// boxProblem says what is wrong with a box in degrees, or nothing.
func boxProblem(b [4]float64) string {
	west, south, east, north := b[0], b[1], b[2], b[3]
	const order = "; the order is west, south, east, north"
	switch {
	case math.IsNaN(west + south + east + north):
		return "a number of the box is not a number"
	case math.Abs(south) > 90 || math.Abs(north) > 90:
		return "a latitude of the box is beyond 90 degrees" + order
	case math.Abs(west) > 540 || math.Abs(east) > 540:
		return "a longitude of the box is beyond 540 degrees"
	case south >= north:
		return "the box is empty: its south, " + form.PlainNumber(south) + ", is not below its north, " + form.PlainNumber(north) + order
	case west == east:
		return "the box is empty: its west and east are both " + form.PlainNumber(west) + order
	}
	return ""
}

// pointProblem says what is wrong with a point in degrees, or nothing.
func pointProblem(p [2]float64) string {
	switch {
	case math.IsNaN(p[0] + p[1]):
		return "a number of the point is not a number"
	case math.Abs(p[1]) > 90:
		return "the latitude " + form.PlainNumber(p[1]) + " is beyond 90 degrees; the order is longitude, latitude"
	case math.Abs(p[0]) > 540:
		return "the longitude " + form.PlainNumber(p[0]) + " is beyond 540 degrees"
	}
	return ""
}

func checkBox(c *form.Checker, path string, b [4]float64) {
	if problem := boxProblem(b); problem != "" {
		c.Add(path, "%s", problem)
	}
}

func checkPoint(c *form.Checker, path string, p [2]float64) {
	if problem := pointProblem(p); problem != "" {
		c.Add(path, "%s", problem)
	}
}

// checkBoundsData examines what belongs to the mode.
func checkBoundsData(c *form.Checker, path string, b *Bounds) {
	switch b.Mode {
	case "bbox":
		checkBox(c, path, b.BBox)
	case "points":
		if len(b.Points) == 0 {
			c.Add(path, "is missing; want %s", pointsForm().Want)
		}
		pointsForm().Check(c, path, b.Points)
	case "polygons":
		polygonsForm().Check(c, path, *b)
	}
}

func checkCrop(c *form.Checker, path string, b *Bounds) {
	if b.Crop != nil {
		checkBox(c, path, *b.Crop)
	}
}

// boundsLayer examines bounds that show features of a layer.
func (c *references) boundsLayer(path string, b Bounds, roles layerRoles) {
	if b.Mode != "polygons" {
		return
	}
	data := form.JoinPath(path, "data")
	if b.Layer != "" {
		c.features(form.JoinPath(data, "layer"), b.Layer, roles)
	} else if !c.Given(form.JoinPath(data, "layer")) {
		c.Add(form.JoinPath(data, "layer"), "is missing; want the id of the layer that is shown")
	}
	switch attribute := form.JoinPath(data, "attribute"); {
	case len(b.Values) > 0 && b.Attribute == "" && !c.Given(attribute):
		c.Add(form.JoinPath(data, "values"), "values need \"attribute\", the column that holds them")
	case b.Attribute != "" && len(b.Values) == 0 && !c.Given(form.JoinPath(data, "values")):
		c.Add(attribute, "the attribute needs \"values\", which choose the features")
	}
}
