package kartograph

import (
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/layers/builtin"
)

// suitableSource replaces "builtin:countries" by the map that suits the scale;
// other sources are what they are.
func suitableSource(cfg *Config, src string) string {
	name, ok := strings.CutPrefix(src, "builtin:")
	if !ok {
		return src
	}
	return "builtin:" + builtin.Choose(name, scaleDenominator(cfg))
}

// pixelMetres is the size of a pixel on paper in metres, as WMS assumes it
// (OGC 06-042, 7.2.4.6.9: 0.28 mm).
const pixelMetres = 0.00028

// scaleDenominator estimates a map's scale, 1:denominator, before anything is
// read: from its width and from the longitudes that its bounds name. Where the
// bounds depend on data it is 0, a map of something small.
func scaleDenominator(cfg *Config) float64 {
	width := cfg.Export.Width
	if width == 0 {
		width = 1000
	}
	span, lat := 360.0, 0.0
	switch cfg.Bounds.Mode {
	case "":
		if cfg.Proj.CRS != "" {
			return 0 // the area that the system is meant for
		}
	case "bbox":
		b := shownBox(cfg.Bounds.BBox)
		span, lat = b.east-b.west, b.lat
	default:
		return 0
	}
	const metresPerDegree = earthRadius * math.Pi / 180
	return span * metresPerDegree * math.Cos(radians(lat)) / (width * pixelMetres)
}
