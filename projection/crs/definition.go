package crs

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/method"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

// MeanRadius is the mean radius of the earth (2a+b)/3 on the ellipsoid GRS 80,
// metres. Moritz 2000, Geodetic Reference System 1980, Journal of Geodesy 74.
const MeanRadius = 6371008.7714

// FromDefinition returns a projection of the catalogue as a system in metres on
// a sphere of that radius in metres, also where PROJ has no such projection.
// Latitudes are taken as they are. The values are those of Definition.Resolve.
func FromDefinition(d catalogue.Definition, v catalogue.Values, radius float64) (*System, error) {
	if !(radius > 0 && radius <= math.MaxFloat64) {
		return nil, fmt.Errorf("crs: projection %q: radius is %g m, must be positive", d.ID, radius)
	}
	setup, err := d.Setup(v)
	if err != nil {
		return nil, fmt.Errorf("crs: %w", err)
	}
	s := &System{name: d.Title, params: &projstring.Params{}, perUnit: 1, shift: datumShift{none: true}}
	if d.PROJ != "" {
		if s.params, err = projstring.Parse(fmt.Sprintf("%s +R=%v", d.PROJString(v), radius)); err != nil {
			return nil, fmt.Errorf("crs: %w", err)
		}
	}
	s.axes = eastNorth
	s.setting = method.Setting{Figure: ellipsoid.New(radius, radius), K0: 1}
	s.formula = method.Turned(setup, &s.setting)
	return s, nil
}
