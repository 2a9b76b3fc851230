// Package method has the projections of PROJ by PROJ's names and parameters: those
// of the ellipsoid, a file for each, and by way of the catalogue those of the
// sphere.
//
// A formula takes radians, longitudes from the central meridian and latitudes on
// the ellipsoid, and gives a plane in semi-major axes: the scale is in it, the
// false origin is not.
package method

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// methods are the projections with a formula here, by PROJ's names. Every
// other one of PROJ's is looked for among the spherical projections of package
// catalogue.
var methods = map[string]builder{
	"merc":       newMercator,
	"webmerc":    newWebMercator,
	"tmerc":      newTransverseMercator,
	"etmerc":     newTransverseMercator,
	"gstmerc":    newGaussSchreiber,
	"utm":        newUTM,
	"lcc":        newConformalConic,
	"aea":        newEqualAreaConic,
	"leac":       newLambertEqualAreaConic,
	"laea":       newAzimuthalEqualArea,
	"stere":      newStereographic,
	"ups":        newUPS,
	"sterea":     newObliqueStereographic,
	"omerc":      newObliqueMercator,
	"somerc":     newSwissMercator,
	"labrd":      newLaborde,
	"krovak":     newKrovak,
	"mod_krovak": newModifiedKrovak,
	"cass":       newCassini,
	"poly":       newPolyconic,
	"eqdc":       newEquidistantConic,
	"eqc":        newEquirectangular,
	"cea":        newCylindricalEqualArea,
	"bonne":      newBonne,
	"nzmg":       newNewZealand,
	"aeqd":       newAzimuthalEquidistant,
	"ortho":      newOrthographic,
	"gnom":       newGnomonic,
	"nsper":      newNearSide,
	"tpers":      newTilted,
	"geos":       newGeostationary,
	"sinu":       newSinusoidal,
	"eqearth":    newEqualEarth,
	"col_urban":  newColombiaUrban,
	"qsc":        newSphericalCube,
}

// New makes the formula of a projection by PROJ's name for it. It may change the
// setting: UTM sets its central meridian and false origin itself, and all say how
// far they reach. The error names the parameter that is missing or wrong.
func New(id string, p *projstring.Params, set *Setting) (formula.Formula, error) {
	if id == "ob_tran" {
		return newObTran(p, set)
	}
	if construct, ok := methods[id]; ok {
		return construct(p, set)
	}
	return spherical(id, p, set)
}

// Exact reports whether the projection has a formula of the ellipsoid here.
func Exact(id string) bool {
	_, ok := methods[id]
	return ok
}

func unknownProjection(id string) error {
	ids := []string{"longlat", "ob_tran"}
	for name := range methods {
		ids = append(ids, name)
	}
	for _, d := range catalogue.All() {
		if words := strings.Fields(d.PROJ); len(words) > 0 {
			ids = append(ids, strings.TrimPrefix(words[0], "+proj="))
		}
	}
	slices.Sort(ids) // so that of two equally near ids always the same is suggested
	return fmt.Errorf("+proj=%s: unknown projection%s", id, nearest.Hint(id, ids))
}
