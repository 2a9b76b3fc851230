package crs_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// FuzzGrowth shows that what reading coordinate systems (.prj files, configs) costs
// grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, `PROJCS["ETRS89 / LAEA", GEOGCS["ETRS89", DATUM["ETRS_1989", SPHEROID["GRS 1980", 6378137, 298.257222101]], PRIMEM["Greenwich", 0], UNIT["degree", 0.0174532925199433]], PROJECTION["Lambert_Azimuthal_Equal_Area"], PARAMETER["latitude_of_center", 52], PARAMETER["longitude_of_center", 10], UNIT["metre", 1]]`,
		"+proj=pipeline +step +proj=axisswap +order=2,1 +step +proj=merc +lat_ts=5 +nadgrids=a.gsb,@b.gsb",
		`{"type": "GeographicCRS", "name": "WGS 84", "datum": {"type": "GeodeticReferenceFrame", "name": "x", "ellipsoid": {"name": "y", "semi_major_axis": 6378137, "inverse_flattening": 298.2}}}`)
	growth.Fuzz(f, func(text []byte) {
		crs.Parse(string(text)) // what is wrong with it is no matter here
	})
}
