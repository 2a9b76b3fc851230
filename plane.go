package kartograph

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/internal/text/address"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
)

// inPlane reports whether a map shows data in a plane; either all of its
// layers do or none (Config.Validate).
func inPlane(cfg *Config) bool {
	for i := range cfg.Layers {
		if cfg.Layers[i].InPlane() {
			return true
		}
	}
	return false
}

// planeRegion is all data of a map in a plane that the filters keep.
func (p *planner) planeRegion() region.Region {
	return region.Region{Measure: func(ctx context.Context, at projection.Ruler) (projection.Plane, error) {
		return p.measureData(ctx, p.read, at)
	}, Plane: true}
}

// fullPlaneBox is fullBox for a plane: a single point gets a margin of a
// hundredth of how far it is from the origin.
func fullPlaneBox(box projection.Plane) (projection.Plane, error) {
	width, height := box.Width(), box.Height()
	if !(width >= 0 && height >= 0) {
		return box, nothingShown{"there is nothing to show: no feature of the layers has a place in the plane"}
	}
	far := max(math.Abs(box.MinX), math.Abs(box.MaxX), math.Abs(box.MinY), math.Abs(box.MaxY))
	const most = 1e100
	switch size := max(width, height); {
	case far > most:
		return box, errors.New("coordinates of the plane are too large to be drawn")
	case size == 0 && far == 0:
		return box.Grown(1), nil
	case size <= far*1e-12:
		return box.Grown(far / 100), nil
	}
	return thickened(box), nil
}

// readOrFlatten reads the layers. Where they are TopoJSON that was projected
// before and nothing says so, the map is one in that file's plane, and told to be:
// the config is returned as it would have to be written.
func readOrFlatten(ctx context.Context, cfg *Config, o Options) (*Config, []*readLayer, *foretold, error) {
	read, frames, err := readLayers(ctx, cfg, o)
	if !errors.Is(err, layers.ErrPlane) || o.Strict || cfg.Strict {
		return cfg, read, frames, err
	}
	flat := flattened(cfg)
	if flat == nil {
		return cfg, nil, nil, err
	}
	read, frames, again := readLayers(ctx, flat, o)
	if again != nil {
		return cfg, nil, nil, err
	}
	read[0].warnings = append(read[0].warnings, config.Warning{Layer: read[0].ID, Text: fmt.Sprintf(
		"the coordinates of %s are no longitude and latitude, and nothing says what they are: drawn as they are, y down; "+
			`"crs": "plane-down" says that this is right, "plane" that y is up`, address.Name(read[0].Src))})
	return flat, read, frames, nil
}

// flattened returns a config whose layers lie in a plane with y down; nil where
// they are of several files, as those need not lie in the same plane, where one
// says what its coordinates are, or where the map needs the globe.
func flattened(cfg *Config) *Config {
	flat := *cfg
	flat.Layers = slices.Clone(cfg.Layers)
	for i := range flat.Layers {
		l := &flat.Layers[i]
		if l.Special != nil || l.Source != nil || l.CRS != "" || l.Src != flat.Layers[0].Src {
			return nil
		}
		l.CRS = "plane-down"
	}
	if flat.Validate() != nil {
		return nil
	}
	return &flat
}
