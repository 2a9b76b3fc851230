package kartograph

import (
	"context"
	"errors"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
)

// errSettled ends a way through data when the rest changes nothing.
var errSettled = errors.New("this is settled")

// shownData is what a map without bounds shows: all data that the filters keep,
// or the world where the data cover most of it. What a file says of its own
// extent counts for nothing: it may be wrong, and the filters may keep less.
func (p *planner) shownData(ctx context.Context) (shown, error) {
	var all reach
	for _, r := range p.read {
		if all.world() {
			break
		}
		err := conveyor.Run(ctx, r.chunks(ctx), func(c chunk) (reach, error) {
			var some reach
			c = c.measured(p.cfg)
			for i, f := range c.features {
				some.add(f.Geometry, c.bounds[i])
			}
			return some, nil
		}, func(some reach) error {
			if all.merge(some); all.world() {
				return errSettled
			}
			return nil
		})
		if err != nil && !errors.Is(err, errSettled) {
			return shown{}, layerError(p.cfg, r.Layer, "src", err)
		}
	}
	if !all.full || all.world() {
		return wholeWorld(), nil
	}
	s := all.shown()
	s.measure = p.measureData
	return s, nil
}

// measureData measures all data that the filters keep.
func (p *planner) measureData(ctx context.Context, at projection.Ruler) (projection.Plane, error) {
	all := flat.Nothing[projection.Plane]()
	for _, r := range p.read {
		err := conveyor.Run(ctx, r.chunks(ctx), func(c chunk) (projection.Plane, error) {
			box := flat.Nothing[projection.Plane]()
			c = c.measured(p.cfg)
			for i, f := range c.features {
				if c.bounds[i] != nil {
					box = box.With(at.Box(f.Geometry))
				}
			}
			return box, nil
		}, func(box projection.Plane) error {
			all = all.With(box)
			return nil
		})
		if err != nil {
			return all, layerError(p.cfg, r.Layer, "src", err)
		}
	}
	return all, nil
}
