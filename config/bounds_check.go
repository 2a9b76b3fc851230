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

// boundsLayer examines bounds that show features of a layer.
func (c *references) boundsLayer(path string, b Bounds, roles layerRoles) {
	if b.Shows() != ModePolygons {
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
