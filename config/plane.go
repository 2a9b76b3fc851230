package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// InPlane reports whether the layer's data lies in a plane of its own and is
// drawn as it is: its crs is "plane" or "plane-down".
func (l *Layer) InPlane() bool {
	_, ok := crs.Plane(l.CRS)
	return ok
}

// planes examines a map of data that lies in a plane: nothing of it may need
// the globe.
func (c *references) planes() {
	plane := slices.IndexFunc(c.config.Layers, func(l Layer) bool { return l.InPlane() })
	if plane < 0 {
		return
	}
	of := c.config.Layers[plane].ID
	for i := range c.config.Layers {
		c.planeLayer(&c.config.Layers[i], of)
	}
	c.planeView("", c.config.Proj, c.config.Bounds)
	for i, v := range c.config.Views {
		path := "views" + form.Entry(i)
		if byID := form.JoinPath("views", v.ID); v.ID != "" && c.Given(byID) {
			path = byID
		}
		c.planeView(path, v.Proj, v.Bounds)
	}
}

// planeLayer examines a layer of a map in a plane; of is the first layer that
// lies in it.
func (c *references) planeLayer(l *Layer, of string) {
	at := form.JoinPath("layers", l.ID)
	crsAt := form.JoinPath(at, "crs")
	switch kind := l.kind(); {
	case kind == "sea" || kind == "graticule":
		c.Add(at, "the layer shows something of the globe, and the data of layer %q lies in a plane (crs); leave one of them out", of)
	case l.Special != nil:
	case !l.InPlane():
		c.Add(at, "the layer is in longitude and latitude and that of layer %q in a plane (crs), which has no place on the globe; "+
			"a map shows one or the other", of)
	case l.Source != nil || kind == "PostGIS" || kind == "built-in" || kind == "kml":
		what := kind
		if l.Source != nil {
			what = "features in memory"
		}
		c.Add(crsAt, "is for files; %s are in longitude and latitude", what)
	case l.Edges != "" && l.Edges != EdgesAuto:
		c.Add(form.JoinPath(at, "edges"), "says something of the globe, and the layer's data lies in a plane (crs)")
	case l.Seam != nil:
		c.Add(form.JoinPath(at, "seam"), "says something of the globe, and the layer's data lies in a plane (crs)")
	}
}

// planeView examines a view of a map in a plane; the map itself has no path.
func (c *references) planeView(path string, p Proj, b Bounds) {
	key := func(name string) string {
		if path == "" {
			return name
		}
		return form.JoinPath(path, name)
	}
	if p.ID != "" || p.CRS != "" || p.Rotate != nil || p.Flip || p.ClipAngle != 0 || p.Formula != nil || len(p.paramNames()) > 0 {
		c.Add(key("proj"), "data in a plane (the layers' crs) is drawn as it is; leave proj out")
	}
	if mode := b.Shows(); mode == ModeBBox || mode == ModePoints {
		c.Add(key("bounds"), "are longitudes and latitudes, and the layers' data lies in a plane (crs); "+
			"leave them out for all of the data, or name a layer: its features are shown")
	}
	if b.Crop != nil {
		c.Add(key("bounds.crop"), "is a box of longitudes and latitudes, and the layers' data lies in a plane (crs); leave it out")
	}
}
