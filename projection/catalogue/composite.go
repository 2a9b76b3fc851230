package catalogue

import (
	"slices"
	"sync"
)

// Composite is a map made of several projections on one page, such as the USA
// with Alaska and Hawaii moved beneath the lower 48 states. All of it is given
// in radii of the main projection, around the middle of the page, y down.
type Composite struct {
	// ID is what configs call it, Title what people do.
	ID, Title string
	Main      Settings
	// Centre is the longitude and latitude in the middle of the page.
	Centre [2]float64
	// Half is half the page's width and height.
	Half [2]float64
	// Parts are the maps beside the main one.
	Parts []Part
}

// Part is one moved part of a Composite.
type Part struct {
	// ID names the part.
	ID string
	// Settings are those of its projection.
	Settings Settings
	// Centre is the longitude and latitude that stand at At.
	Centre, At [2]float64
	// Scale is the part's scale in scales of the main projection.
	Scale float64
	// Left, Top, Right and Bottom are the box that the part is cut to.
	Left, Top, Right, Bottom float64
}

func albers(lon0, lat0, lat1, lat2 float64) Settings {
	return Settings{ID: "albers", Params: Values{"lon0": lon0, "lat0": lat0, "lat1": lat1, "lat2": lat2}}
}

func laea(lon0, lat0 float64) Settings {
	return Settings{ID: "laea", Params: Values{"lon0": lon0, "lat0": lat0}}
}

// Composites lists the composite maps. The frames of albers-usa are those of
// d3-geo's geoAlbersUsa (d3-geo, src/projection/albersUsa.js), with Puerto Rico
// in the corner that it leaves free; laea-usa is the predecessor's, with the
// same frames, Alaska at a third of its size.
func Composites() []Composite {
	return []Composite{
		{
			ID: "albers-usa", Title: "Albers USA",
			Main: albers(-96, 38.7, 29.5, 45.5), Centre: [2]float64{-96.6, 38.7}, Half: [2]float64{0.455, 0.238},
			Parts: []Part{
				{
					ID: "alaska", Settings: albers(-154, 58.5, 55, 65), Scale: 0.35,
					Centre: [2]float64{-156, 58.5}, At: [2]float64{-0.307, 0.201},
					Left: -0.425, Top: 0.120, Right: -0.214, Bottom: 0.234,
				},
				{
					ID: "hawaii", Settings: albers(-157, 19.9, 8, 18), Scale: 1,
					Centre: [2]float64{-160, 19.9}, At: [2]float64{-0.205, 0.212},
					Left: -0.214, Top: 0.166, Right: -0.115, Bottom: 0.234,
				},
				{
					ID: "puerto-rico", Settings: albers(-66.4, 18.2, 8, 18), Scale: 1,
					Centre: [2]float64{-66.4, 18.2}, At: [2]float64{0.350, 0.215},
					Left: 0.315, Top: 0.195, Right: 0.385, Bottom: 0.234,
				},
			},
		},
		{
			ID: "laea-usa", Title: "Lambert azimuthal equal-area USA",
			Main: laea(-100, 45), Centre: [2]float64{-96.6, 38.7}, Half: [2]float64{0.455, 0.238},
			Parts: []Part{
				{
					ID: "alaska", Settings: laea(-154, 63), Scale: 1.0 / 3,
					Centre: [2]float64{-154, 62.5}, At: [2]float64{-0.315, 0.176},
					Left: -0.425, Top: 0.120, Right: -0.214, Bottom: 0.234,
				},
				{
					ID: "hawaii", Settings: laea(-157, 20.5), Scale: 1,
					Centre: [2]float64{-160, 19.9}, At: [2]float64{-0.205, 0.212},
					Left: -0.214, Top: 0.166, Right: -0.115, Bottom: 0.234,
				},
				{
					ID: "puerto-rico", Settings: laea(-66.4, 18.2), Scale: 1,
					Centre: [2]float64{-66.4, 18.2}, At: [2]float64{0.350, 0.215},
					Left: 0.315, Top: 0.195, Right: 0.385, Bottom: 0.234,
				},
			},
		},
	}
}

// FindComposite returns the composite map of that name; case, blanks,
// underscores and hyphens do not matter.
func FindComposite(id string) (Composite, bool) {
	asked := plain(id)
	if i := slices.Index(compositeNames(), asked); i >= 0 {
		return Composites()[i], true
	}
	return Composite{}, false
}

// compositeNames are the ids of Composites as they are compared, made once: a map asks
// several times whether it is one.
var compositeNames = sync.OnceValue(func() []string {
	var names []string
	for _, c := range Composites() {
		names = append(names, plain(c.ID))
	}
	return names
})
