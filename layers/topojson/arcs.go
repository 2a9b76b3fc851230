package topojson

import (
	"context"
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
)

// transform turns the whole numbers of a quantised topology into coordinates.
type transform struct {
	quantised        bool
	scale, translate [2]float64
}

func (t *transform) scanTransform(c *jsontext.Cursor) error {
	if c.Null() {
		return nil
	}
	seen := 0
	err := c.Object(func(key []byte) (err error) {
		switch string(key) {
		case "scale":
			seen |= 1
			err = pair(c, &t.scale)
		case "translate":
			seen |= 2
			err = pair(c, &t.translate)
		default:
			err = c.Skip()
		}
		return err
	})
	if err == nil && seen != 3 {
		return c.Errorf("the transform needs \"scale\" and \"translate\"")
	}
	t.quantised = true
	return err
}

func pair(c *jsontext.Cursor, to *[2]float64) error {
	xy, err := c.Position(nil)
	if err == nil {
		*to = [2]float64{xy[0], xy[1]}
	}
	return err
}

// apply turns positions of the file into coordinates, in place. The products
// are rounded before the sums, so that no processor fuses the two and gets
// other coordinates.
func (t *transform) apply(flat []float64) {
	if !t.quantised {
		return
	}
	for i := 0; i+1 < len(flat); i += 2 {
		flat[i] = float64(flat[i]*t.scale[0]) + t.translate[0]
		flat[i+1] = float64(flat[i+1]*t.scale[1]) + t.translate[1]
	}
}

// decodeArcs reads all arcs into degrees. An arc that cannot be read is kept
// without points, with what is wrong with it for the features that use it.
func (t *topology) decodeArcs(ctx context.Context, data []byte, crs reference.Reference) error {
	t.starts = []int{0}
	if t.arcsAt < 0 {
		return nil
	}
	c := jsontext.NewCursor(data, t.arcsAt)
	c.Heed(ctx)
	return c.Array(func(i int) (err error) {
		c.Peek()
		here, start := c.Mark(), len(t.flat)
		if err = t.decodeArc(c, crs); jsontext.IsLimit(err) {
			return err
		} else if err != nil {
			if t.faults == nil {
				t.faults = map[int]error{}
			}
			t.faults[i] = fmt.Errorf("arc %d: %w", i, err)
			t.flat = t.flat[:start]
			c.Reset(here)
			err = c.Skip()
		}
		t.starts = append(t.starts, len(t.flat))
		return err
	})
}

// decodeArc reads an arc into degrees, at the end of flat.
func (t *topology) decodeArc(c *jsontext.Cursor, crs reference.Reference) (err error) {
	at, start := c.Pos(), len(t.flat)
	if t.flat, err = c.Positions(t.flat); err != nil {
		return tally.Of(tally.NotNumbers, err)
	}
	arc := t.flat[start:]
	if t.quantised {
		addUp(arc)
	}
	t.apply(arc)
	if err := crs.PlaceFixed(arc); err != nil {
		if inPlane(arc) {
			err = planar{err}
		}
		return jsontext.At(at, err)
	}
	return nil
}

// inPlane reports whether points are degrees in no order: neither swapped nor
// further around than a turn.
func inPlane(flat []float64) bool {
	for i := 0; i+1 < len(flat); i += 2 {
		x, y := math.Abs(flat[i]), math.Abs(flat[i+1])
		if y > 361 || y > 90.5 && x > 90.5 {
			return true
		}
	}
	return false
}

// planar marks the fault of coordinates that are degrees in no order, as those of
// files that were projected before.
type planar struct{ error }

// Is makes it the fault of coordinates of a plane.
func (p planar) Is(target error) bool { return target == layers.ErrPlane }

// Unwrap tells the fault itself.
func (p planar) Unwrap() error { return p.error }

// addUp turns differences from point to point into positions.
func addUp(flat []float64) {
	for i := 2; i < len(flat); i++ {
		flat[i] += flat[i-2]
	}
}

// arc returns the points of an arc, which the caller must not change.
func (t *topology) arc(i int) []float64 { return t.flat[t.starts[i]:t.starts[i+1]] }

// arcs returns how many arcs there are.
func (t *topology) arcs() int { return len(t.starts) - 1 }
