// Package choice decides on the projection of a view: the one that a config asks
// for, with what it leaves open taken from the part of the world that is shown.
package choice

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// PlaneID stands for a projection's id where the data lies in a plane of its own,
// and is drawn as it is.
const PlaneID = "plane"

// Choice is the projection that a view ended up with, and what of it was
// chosen for the config's "auto" or silence.
type Choice struct {
	Proj *projection.Projection
	// Settings is what the projection was made from; its ID is empty when
	// the projection comes from a coordinate system.
	Settings   catalogue.Settings
	Definition catalogue.Definition
	// System is the coordinate system; nil where the projection comes from
	// the catalogue.
	System *crs.System
	// CRS is the text of the coordinate system, as it was given.
	CRS string
	// Grids are what its datum shift was given.
	Grids *crs.Grids
	// Auto names the parameters that were derived from the bounds.
	Auto []string
}

// For makes the projection that p asks for, for a map of this
// part of the world.
func For(p config.Proj, shown region.Region, grids *crs.Grids) (Choice, error) {
	if shown.Plane {
		return Choice{Proj: projection.NewPlane(), Settings: catalogue.Settings{ID: PlaneID}}, nil
	}
	if e, ok := catalogue.FindEllipsoidal(p.ID); ok {
		resolved, auto := resolveEllipsoidal(e, p, shown)
		c, err := chooseSystem(resolved, grids)
		c.Auto = auto
		return c, err
	}
	if p.CRS != "" {
		return chooseSystem(p, grids)
	}
	if p.Formula != nil {
		return chooseFormula(p, shown)
	}
	c := Choice{Settings: catalogue.Settings{ID: p.ID, Params: catalogue.Values{}, Options: projection.Options{
		Rotate: p.Rotate, Flip: p.Flip, ClipAngle: p.ClipAngle, Precision: p.Precision,
	}}}
	if p.ID == "" {
		c.Settings.ID = suitableProjection(shown)
	}
	var err error
	if c.Definition, err = catalogue.Find(c.Settings.ID); err != nil {
		return c, err
	}
	c.Settings.ID = c.Definition.ID
	if err := c.fillParams(p, shown); err != nil {
		return c, err
	}
	c.Proj, err = catalogue.New(c.Settings)
	return c, err
}

// suitableProjection is what a config without proj.id gets. As in the
// predecessor that is Robinson for the world, the compromise that readers know
// best, and Lambert's azimuthal equal-area around the centre of the bounds.
// Where neither is asked for and the data cover a part of the world, the shape
// of that part decides (Snyder 1987, p. 34): Albers' conic for a broad one in
// middle latitudes, Lambert's azimuthal for all others.
func suitableProjection(shown region.Region) string {
	switch {
	case shown.IsWorld():
		return "robinson"
	case shown.Chosen:
		return "laea"
	}
	width := (shown.East - shown.West) * math.Cos(flat.Radians(shown.Lat))
	height := shown.North - shown.South
	if lat := math.Abs(shown.Lat); width > 1.4*height && width > 10 && lat > 20 && lat < 65 {
		return "albers"
	}
	return "laea"
}

// fillParams takes the parameters that the config gives and derives those on
// "auto". A centre that the config is silent about is on "auto" as well once
// the map shows a chosen part of the world, as it was in the predecessor.
func (c *Choice) fillParams(p config.Proj, shown region.Region) error {
	given := map[string]bool{}
	for name, value := range p.Params {
		given[name] = true
		c.Settings.Params[name] = value
	}
	for _, name := range p.Auto {
		given[name] = true
		value, ok := autoParam(name, shown)
		if !ok {
			return fmt.Errorf("%s: there is no \"auto\" for this parameter; give a number", name)
		}
		c.derive(name, value)
	}
	if p.Rotate != nil || shown.IsWorld() {
		return nil
	}
	for _, spec := range c.Definition.Params {
		if value, ok := autoParam(spec.Name, shown); ok && !given[spec.Name] && c.autoBySilence(spec) {
			c.derive(spec.Name, value)
		}
	}
	return nil
}

// autoBySilence reports whether a parameter that the config does not name is
// derived from the bounds: the centre, and the standard parallels of conics.
// The true-scale latitude of a cylindrical keeps its default.
func (c *Choice) autoBySilence(spec catalogue.ParamSpec) bool {
	return spec.Auto && (spec.Name == "lon0" || spec.Name == "lat0" || c.Definition.Family == "conic")
}

func (c *Choice) derive(name string, value float64) {
	c.Settings.Params[name] = value
	c.Auto = append(c.Auto, name)
}

// autoParam derives a parameter from the part of the world shown: the centre,
// and the standard parallels of a conic one sixth of the height from the
// edges (Snyder 1987, p. 99, after Deetz and Adams).
func autoParam(name string, shown region.Region) (float64, bool) {
	height := shown.North - shown.South
	switch name {
	case "lon0":
		return shown.Lon, true
	case "lat0":
		return shown.Lat, true
	case "lat1":
		return shown.South + height/6, true
	case "lat2":
		return shown.North - height/6, true
	case "zone":
		return utmZone(shown.Lon, shown.Lat), true
	default:
		return 0, false
	}
}

// chooseSystem makes the projection of a coordinate reference system.
func chooseSystem(p config.Proj, grids *crs.Grids) (Choice, error) {
	system, err := grids.Parse(p.CRS)
	if err != nil {
		return Choice{}, err
	}
	setup, err := system.Setup()
	if err != nil {
		return Choice{}, err
	}
	if p.Rotate != nil {
		return Choice{}, errors.New("rotate: a coordinate system has its own centre; leave rotate out")
	}
	options := projection.Options{Flip: p.Flip, ClipAngle: p.ClipAngle, Precision: p.Precision}
	proj, err := projection.New(setup, options)
	if err != nil {
		return Choice{}, fmt.Errorf("%s: %w", p.CRS, err)
	}
	return Choice{Proj: proj, Settings: catalogue.Settings{Options: options}, System: system, CRS: p.CRS, Grids: grids}, nil
}

// values are the projection's parameters, all of them.
func (c Choice) values() catalogue.Values {
	v, err := c.Definition.Resolve(c.Settings.Params)
	if err != nil {
		return nil // New has taken the same parameters
	}
	return v
}

// PROJ is the PROJ string of the same projection, or empty.
func (c Choice) PROJ() string {
	if c.Settings.ID == PlaneID || c.Settings.ID == CustomID {
		return ""
	}
	if c.System != nil {
		return c.System.PROJ()
	}
	if c.Settings.Rotate != nil {
		return ""
	}
	return c.Definition.PROJString(c.values())
}

// Narrowed narrows a map of the world, when nobody asked for the world, to the
// area that a coordinate system is meant for: beyond it a national grid says
// little.
func (c Choice) Narrowed(shown region.Region) region.Region {
	if c.System == nil || shown.Chosen || !shown.IsWorld() {
		return shown
	}
	west, south, east, north, ok := c.System.AreaOfUse()
	if !ok {
		return shown
	}
	return region.OfBox(flat.Degrees{West: west, South: south, East: east, North: north})
}
