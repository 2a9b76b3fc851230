package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
)

// checkBoundsData examines what belongs to the mode.
func checkBoundsData(c *form.Checker, path string, b *Bounds) {
	switch b.Shows() {
	case ModeBBox:
		checkBox(c, path, b.BBox)
	case ModePoints:
		if len(b.Points) == 0 {
			c.Add(path, "is missing; want %s", pointsForm().Want)
		}
		pointsForm().Check(c, path, b.Points)
	case ModePolygons:
		polygonsForm().Check(c, path, *b)
	}
}

func checkCrop(c *form.Checker, path string, b *Bounds) {
	if b.Crop != nil {
		checkBox(c, path, *b.Crop)
	}
}

// boundsFields lists the fields of Bounds that belong to a mode.
func boundsFields(b Bounds) []struct {
	name  string
	mode  Mode
	given bool
} {
	return []struct {
		name  string
		mode  Mode
		given bool
	}{
		{"BBox", ModeBBox, b.BBox != Degrees{}},
		{"Points", ModePoints, len(b.Points) > 0},
		{"Layer", ModePolygons, b.Layer != ""},
		{"Filter", ModePolygons, b.Filter != nil},
		{"Attribute", ModePolygons, b.Attribute != ""},
		{"Values", ModePolygons, len(b.Values) > 0},
		{"MinArea", ModePolygons, b.MinArea != 0},
	}
}

// boundsEffect reports fields that a program gave and that have no effect; a file
// cannot give them.
func (c *references) boundsEffect(path string, b Bounds) {
	mode := b.Shows()
	for _, f := range boundsFields(b) {
		switch {
		case !f.given || f.mode == mode:
		case mode == "":
			c.Add(path, "%s has no effect without Layer, whose features it chooses", f.name)
		default:
			c.Add(path, "%s has no effect in the mode %q; it belongs to %q", f.name, mode, f.mode)
		}
	}
	if b.Crop != nil && b.CropAuto {
		c.Add(form.JoinPath(path, "crop"), "Crop and CropAuto exclude each other; give one of them")
	}
}

// boundsLayer examines bounds that show features of a layer.
func (c *references) boundsLayer(path string, b Bounds, roles layerRoles) {
	c.boundsEffect(path, b)
	if b.Shows() != ModePolygons {
		return
	}
	data := form.JoinPath(path, "data")
	if b.Layer != "" {
		at := form.JoinPath(data, "layer")
		if c.Given(path) && !c.Given(data) {
			at = path // a layer's id alone
		}
		c.features(at, b.Layer, roles)
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
