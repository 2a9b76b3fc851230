// Package composite lists the projections that are made of several views on one
// page, such as the USA with Alaska and Hawaii moved beneath the lower 48 states.
package composite

import (
	"strings"

	"github.com/seed-898ab921/kartograph/projection"
)

// Projection is a map made of several views on one page, such as the USA with
// Alaska and Hawaii moved beneath the lower 48 states. All of it is given in
// radii of the main view's projection, around the middle of the page.
type Projection struct {
	ID, title string
	aliases   []string
	Main      projection.Settings
	// Centre is the longitude and latitude in the middle of the page.
	Centre [2]float64
	// Half is half the page's width and height.
	Half  [2]float64
	Parts []Part
}

// Part is one moved part: scaled, with this centre put at this place,
// and cut to this box (left, top, right, bottom; y down).
type Part struct {
	ID       string
	Settings projection.Settings
	Centre   [2]float64
	Scale    float64
	At       [2]float64
	Box      [4]float64
}

func albers(lon0, lat0, lat1, lat2 float64) projection.Settings {
	return projection.Settings{ID: "albers", Params: map[string]float64{"lon0": lon0, "lat0": lat0, "lat1": lat1, "lat2": lat2}}
}

func laea(lon0, lat0 float64) projection.Settings {
	return projection.Settings{ID: "laea", Params: map[string]float64{"lon0": lon0, "lat0": lat0}}
}

// All lists the composite projections. The frames of albers-usa are
// those of d3-geo's geoAlbersUsa (d3-geo, src/projection/albersUsa.js), with
// Puerto Rico in the corner that it leaves free; laea-usa is the predecessor's,
// with the same frames, Alaska at a third of its size.
func All() []Projection {
	return []Projection{
		{
			ID: "albers-usa", title: "Albers USA", aliases: []string{"albersusa"},
			Main: albers(-96, 38.7, 29.5, 45.5), Centre: [2]float64{-96.6, 38.7}, Half: [2]float64{0.455, 0.238},
			Parts: []Part{
				{ID: "alaska", Settings: albers(-154, 58.5, 55, 65), Centre: [2]float64{-156, 58.5}, Scale: 0.35,
					At: [2]float64{-0.307, 0.201}, Box: [4]float64{-0.425, 0.120, -0.214, 0.234}},
				{ID: "hawaii", Settings: albers(-157, 19.9, 8, 18), Centre: [2]float64{-160, 19.9}, Scale: 1,
					At: [2]float64{-0.205, 0.212}, Box: [4]float64{-0.214, 0.166, -0.115, 0.234}},
				{ID: "puerto-rico", Settings: albers(-66.4, 18.2, 8, 18), Centre: [2]float64{-66.4, 18.2}, Scale: 1,
					At: [2]float64{0.350, 0.215}, Box: [4]float64{0.315, 0.195, 0.385, 0.234}},
			},
		},
		{
			ID: "laea-usa", title: "Lambert azimuthal equal-area USA", aliases: []string{"laeausa"},
			Main: laea(-100, 45), Centre: [2]float64{-96.6, 38.7}, Half: [2]float64{0.455, 0.238},
			Parts: []Part{
				{ID: "alaska", Settings: laea(-154, 63), Centre: [2]float64{-154, 62.5}, Scale: 1.0 / 3,
					At: [2]float64{-0.315, 0.176}, Box: [4]float64{-0.425, 0.120, -0.214, 0.234}},
				{ID: "hawaii", Settings: laea(-157, 20.5), Centre: [2]float64{-160, 19.9}, Scale: 1,
					At: [2]float64{-0.205, 0.212}, Box: [4]float64{-0.214, 0.166, -0.115, 0.234}},
				{ID: "puerto-rico", Settings: laea(-66.4, 18.2), Centre: [2]float64{-66.4, 18.2}, Scale: 1,
					At: [2]float64{0.350, 0.215}, Box: [4]float64{0.315, 0.195, 0.385, 0.234}},
			},
		},
	}
}

// Find returns the composite projection of this name.
func Find(id string) (Projection, bool) {
	plain := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(id))
	for _, c := range All() {
		if plain == strings.ReplaceAll(c.ID, "-", "") {
			return c, true
		}
	}
	return Projection{}, false
}
