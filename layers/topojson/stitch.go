package topojson

import (
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/seed-898ab921/kartograph/internal/tally"
)

// badArcs is what is wrong with a geometry whose arcs do not exist.
const badArcs = "arcs that are not there"

// stitch reads the numbers of a line's arcs and appends their points, end to
// end, to Flat. A negative number ~i stands for arc i, walked backwards.
func (r *reader) stitch() error {
	start := len(r.Flat)
	return r.Array(func(int) error {
		r.Peek()
		at := r.Pos()
		number, err := r.Float()
		if err != nil {
			return tally.Of(badArcs, err)
		}
		n := r.topo.arcs()
		if number != float64(int(number)) || number >= float64(n) || number < float64(-n) {
			return tally.Of(badArcs, jsontext.ErrorAt(at, "arc %v does not exist, there are %d", number, n))
		}
		i, backwards := int(number), number < 0
		if backwards {
			i = -1 - i
		}
		if fault, bad := r.topo.faults[i]; bad {
			return fault
		}
		arc := r.topo.arc(i)
		if r.budget -= len(arc) / 2; r.budget < 0 {
			return jsontext.LimitAt(at, "arcs are used more than %d times on average", maxReuse)
		}
		r.append(start, arc, backwards)
		return nil
	})
}

// append adds an arc to the line that starts at start. Its first point is the
// last one of the line, if there is one, and stands there once.
func (r *reader) append(start int, arc []float64, backwards bool) {
	if len(arc) == 0 {
		return
	}
	x, y := arc[0], arc[1]
	if backwards {
		x, y = arc[len(arc)-2], arc[len(arc)-1]
	}
	if n := len(r.Flat); n > start {
		if r.Flat[n-2] == x && r.Flat[n-1] == y {
			r.Flat = r.Flat[:n-2]
		} else {
			r.count("arcs that do not begin where the one before ends")
		}
	}
	r.Flat = longlist.For(r.Flat, len(arc))
	if !backwards {
		r.Flat = longlist.Copy(r.Flat, arc)
		return
	}
	for i := len(arc) - 2; i >= 0; i -= 2 {
		r.Flat = append(r.Flat, arc[i], arc[i+1])
	}
}
