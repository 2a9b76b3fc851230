package kartograph

import (
	"errors"
	"math"

	"github.com/seed-898ab921/kartograph/internal/region"
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
	return region.Region{Measure: p.measureData, Plane: true}
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
