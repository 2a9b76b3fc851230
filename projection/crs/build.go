package crs

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
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

// build makes the system that the parameters describe.
func build(p *params, grids *Grids) (*System, error) {
	id := p.get("proj")
	if id == "" {
		return nil, fmt.Errorf("%q: +proj is missing", p.String())
	}
	figure, err := figuresFrom(p)
	if err != nil {
		return nil, err
	}
	s := &System{params: p, over: p.has("over")}
	if s.shift, s.warnings, err = datumOf(p, figure.datum, grids); err != nil {
		return nil, err
	}
	if d := datumByID(p.get("datum")); d != nil && d.code != "" && !ownFigure(p) && !p.has("towgs84") && !p.has("nadgrids") {
		s.choose(operationsOf(d.code, nil, grids))
	}
	if s.pm, err = primeMeridianOf(p); err != nil {
		return nil, err
	}
	if s.lonWrap, err = p.angle("lon_wrap", 0); err != nil {
		return nil, err
	}
	if s.axes, err = axesOf(p); err != nil {
		return nil, err
	}
	for _, key := range []string{"geoidgrids", "vunits", "vto_meter"} {
		if p.has(key) {
			s.warnings = append(s.warnings, fmt.Sprintf("+%s: heights are not looked at", key))
		}
	}
	switch id {
	case "longlat", "latlong", "lonlat", "latlon":
		return s.asGeographic(p, figure.plane)
	}
	return s.asProjected(id, p, figure.plane)
}

// asGeographic completes a system of degrees. Units of length have no meaning
// there; "+units=grad", which PROJ does not know, is for the few systems whose
// coordinates are grads.
func (s *System) asGeographic(p *params, el ellipsoid.Figure) (*System, error) {
	s.geographic, s.perUnit = true, 1
	s.setting = setting{el: el}
	if p.get("units") == "grad" {
		s.perUnit = 0.9
	}
	return s, nil
}

func (s *System) asProjected(id string, p *params, el ellipsoid.Figure) (*System, error) {
	var err error
	if s.perUnit, err = metersPerUnit(p); err != nil {
		return nil, err
	}
	if s.setting, err = settingOf(p, el); err != nil {
		return nil, err
	}
	if id == "ob_tran" {
		s.formula, err = newObTran(p, &s.setting)
	} else {
		s.formula, err = formulaOf(id, p, &s.setting)
	}
	if err != nil {
		return nil, err
	}
	x, y := s.formula.Forward(0, s.setting.phi0)
	if bx, by := s.formula.Forward(1e-3, math.Abs(s.setting.phi0)/2); !finite(x, y) && !finite(bx, by) {
		return nil, fmt.Errorf("+proj=%s: these parameters give no map", id)
	}
	if id == "utm" {
		s.area = zoneArea(s.setting, p.has("south"))
	}
	return s, nil
}

// formulaOf makes the formula of a projection by PROJ's name for it.
func formulaOf(id string, p *params, fr *setting) (formula.Formula, error) {
	if construct, ok := methods[id]; ok {
		return construct(p, fr)
	}
	return spherical(id, p, fr)
}

// zoneArea is the area of use of a UTM zone.
func zoneArea(fr setting, south bool) *area {
	lon := fr.lam0 / degree
	if south {
		return &area{lon - 3, -80, lon + 3, 0}
	}
	return &area{lon - 3, 0, lon + 3, 84}
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
