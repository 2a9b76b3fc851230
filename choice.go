package kartograph

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

// choice is the projection that a view ended up with, and what of it was
// chosen for the config's "auto" or silence.
type choice struct {
	proj *projection.Projection
	// settings is what the projection was made from; its ID is empty when
	// the projection comes from a coordinate system.
	settings   catalogue.Settings
	definition catalogue.Definition
	system     *crs.System
	// crs is the text of the coordinate system, as it was given.
	crs string
	// grids are what its datum shift was given.
	grids *crs.Grids
	// auto names the parameters that were derived from the bounds.
	auto []string
}

// chooseProjection makes the projection that p asks for, for a map of this
// part of the world.
func chooseProjection(p config.Proj, shown region.Region, grids *crs.Grids) (choice, error) {
	if shown.Plane {
		return planeChoice(), nil
	}
	if e, ok := catalogue.FindEllipsoidal(p.ID); ok {
		resolved, auto := resolveEllipsoidal(e, p, shown)
		c, err := chooseSystem(resolved, grids)
		c.auto = auto
		return c, err
	}
	if p.CRS != "" {
		return chooseSystem(p, grids)
	}
	c := choice{settings: catalogue.Settings{ID: p.ID, Params: map[string]float64{}, Options: projection.Options{
		Rotate: p.Rotate, Flip: p.Flip, ClipAngle: p.ClipAngle, Precision: p.Precision,
	}}}
	if p.ID == "" {
		c.settings.ID = suitableProjection(shown)
	}
	var err error
	if c.definition, err = catalogue.Find(c.settings.ID); err != nil {
		return c, err
	}
	c.settings.ID = c.definition.ID
	if err := c.fillParams(p, shown); err != nil {
		return c, err
	}
	c.proj, err = catalogue.New(c.settings)
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
func (c *choice) fillParams(p config.Proj, shown region.Region) error {
	given := map[string]bool{}
	for _, param := range p.Params {
		given[param.Name] = true
		if !param.Auto {
			c.settings.Params[param.Name] = param.Value
			continue
		}
		value, ok := autoParam(param.Name, shown)
		if !ok {
			return fmt.Errorf("%s: there is no \"auto\" for this parameter; give a number", param.Name)
		}
		c.derive(param.Name, value)
	}
	if p.Rotate != nil || shown.IsWorld() {
		return nil
	}
	for _, spec := range c.definition.Params {
		if value, ok := autoParam(spec.Name, shown); ok && !given[spec.Name] && c.autoBySilence(spec) {
			c.derive(spec.Name, value)
		}
	}
	return nil
}

// autoBySilence reports whether a parameter that the config does not name is
// derived from the bounds: the centre, and the standard parallels of conics.
// The true-scale latitude of a cylindrical keeps its default.
func (c *choice) autoBySilence(spec catalogue.ParamSpec) bool {
	return spec.Auto && (spec.Name == "lon0" || spec.Name == "lat0" || c.definition.Family == "conic")
}

func (c *choice) derive(name string, value float64) {
	c.settings.Params[name] = value
	c.auto = append(c.auto, name)
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
func chooseSystem(p config.Proj, grids *crs.Grids) (choice, error) {
	system, err := grids.Parse(p.CRS)
	if err != nil {
		return choice{}, err
	}
	setup, err := system.Setup()
	if err != nil {
		return choice{}, err
	}
	if p.Rotate != nil {
		return choice{}, errors.New("rotate: a coordinate system has its own centre; leave rotate out")
	}
	options := projection.Options{Flip: p.Flip, ClipAngle: p.ClipAngle, Precision: p.Precision}
	proj, err := projection.New(setup, options)
	if err != nil {
		return choice{}, fmt.Errorf("%s: %w", p.CRS, err)
	}
	return choice{proj: proj, settings: catalogue.Settings{Options: options}, system: system, crs: p.CRS, grids: grids}, nil
}

// values are the projection's parameters, all of them.
func (c *choice) values() catalogue.Values {
	v, err := c.definition.Resolve(c.settings.Params)
	if err != nil {
		return nil // New has taken the same parameters
	}
	return v
}

// projString is the PROJ string of the same projection, or empty.
func (c *choice) projString() string {
	if c.settings.ID == planeID {
		return ""
	}
	if c.system != nil {
		return c.system.PROJ()
	}
	if c.settings.Rotate != nil {
		return ""
	}
	return c.definition.PROJString(c.values())
}

// limit narrows a map of the world, when nobody asked for the world, to the
// area that a coordinate system is meant for: beyond it a national grid says
// little.
func (c *choice) limit(shown region.Region) region.Region {
	if c.system == nil || shown.Chosen || !shown.IsWorld() {
		return shown
	}
	west, south, east, north, ok := c.system.AreaOfUse()
	if !ok {
		return shown
	}
	return region.OfBox(flat.Degrees{West: west, South: south, East: east, North: north})
}
