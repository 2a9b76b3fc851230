package crs

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/method"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

// build makes the system that the parameters describe.
func build(p *projstring.Params, grids *Grids) (*System, error) {
	id := p.Get("proj")
	if id == "" {
		return nil, fmt.Errorf("%q: +proj is missing", p.String())
	}
	figure, err := figuresFrom(p)
	if err != nil {
		return nil, err
	}
	s := &System{params: p, over: p.Has("over")}
	if s.shift, s.warnings, err = datumOf(p, figure.datum, grids); err != nil {
		return nil, err
	}
	if d := datumByID(p.Get("datum")); d != nil && d.code != "" && !ownFigure(p) && !p.Has("towgs84") && !p.Has("nadgrids") {
		s.choose(operationsOf(d.code, nil, grids))
	}
	if s.pm, err = primeMeridianOf(p); err != nil {
		return nil, err
	}
	if s.lonWrap, err = p.Angle("lon_wrap", 0); err != nil {
		return nil, err
	}
	if s.axes, err = axesOf(p); err != nil {
		return nil, err
	}
	for _, key := range []string{"geoidgrids", "vunits", "vto_meter"} {
		if p.Has(key) {
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
func (s *System) asGeographic(p *projstring.Params, el ellipsoid.Figure) (*System, error) {
	s.geographic, s.perUnit = true, 1
	s.setting = method.Setting{Figure: el}
	if p.Get("units") == "grad" {
		s.perUnit = 0.9
	}
	return s, nil
}

func (s *System) asProjected(id string, p *projstring.Params, el ellipsoid.Figure) (*System, error) {
	var err error
	if s.perUnit, err = metersPerUnit(p); err != nil {
		return nil, err
	}
	if s.setting, err = method.SettingOf(p, el); err != nil {
		return nil, err
	}
	if s.formula, err = method.New(id, p, &s.setting); err != nil {
		return nil, err
	}
	x, y := s.formula.Forward(0, s.setting.Phi0)
	if bx, by := s.formula.Forward(1e-3, math.Abs(s.setting.Phi0)/2); !finite(x, y) && !finite(bx, by) {
		return nil, fmt.Errorf("+proj=%s: these parameters give no map", id)
	}
	if id == "utm" {
		s.area = zoneArea(s.setting, p.Has("south"))
	}
	return s, nil
}

// zoneArea is the area of use of a UTM zone.
func zoneArea(set method.Setting, south bool) *area {
	lon := set.Lambda0 / degree
	if south {
		return &area{lon - 3, -80, lon + 3, 0}
	}
	return &area{lon - 3, 0, lon + 3, 84}
}
