package flat

import (
	"encoding/json"
	"math"

	"github.com/twpayne/go-geom"
)

// Degrees is a box of longitudes and latitudes, in degrees, with its edge. One
// whose West is greater than its East crosses the antimeridian.
type Degrees struct{ West, South, East, North float64 }

// NoDegrees returns the box that holds no place, to which places are added.
func NoDegrees() Degrees {
	return Degrees{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

// DegreesOf returns go-geom's box of a geometry in degrees that has points.
func DegreesOf(b *geom.Bounds) Degrees {
	return Degrees{West: b.Min(0), South: b.Min(1), East: b.Max(0), North: b.Max(1)}
}

// AddAll widens a box that does not cross the antimeridian to hold points in
// flat coordinates. Those that are no numbers count for nothing.
func (d *Degrees) AddAll(coords []float64, stride int) {
	b := Own{d.West, d.South, d.East, d.North}
	b.AddAll(coords, stride)
	*d = Degrees{b.MinX, b.MinY, b.MaxX, b.MaxY}
}

// With returns the box around two boxes, neither of which crosses the
// antimeridian.
func (d Degrees) With(o Degrees) Degrees {
	return Degrees{min(d.West, o.West), min(d.South, o.South), max(d.East, o.East), max(d.North, o.North)}
}

// Meets reports whether the box has a place in common with another one, which
// does not cross the antimeridian; this one may.
func (d Degrees) Meets(o Degrees) bool {
	if o.North < d.South || o.South > d.North {
		return false
	}
	if d.West <= d.East {
		return o.East >= d.West && o.West <= d.East
	}
	return o.East >= d.West || o.West <= d.East
}

// Empty reports whether the box holds no place. A box with an edge that is no
// number holds none; one that crosses the antimeridian does.
func (d Degrees) Empty() bool {
	return !(d.South <= d.North) || math.IsInf(d.West, 0) || math.IsInf(d.East, 0) || d.West != d.West || d.East != d.East
}

// MarshalJSON writes the list of west, south, east and north.
func (d Degrees) MarshalJSON() ([]byte, error) { return json.Marshal(d.List()) }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Degrees) UnmarshalJSON(text []byte) error {
	var l [4]float64
	if err := json.Unmarshal(text, &l); err != nil {
		return err
	}
	*d = Degrees{l[0], l[1], l[2], l[3]}
	return nil
}

// List returns west, south, east and north in the order of GeoJSON's bbox.
func (d Degrees) List() [4]float64 { return [4]float64{d.West, d.South, d.East, d.North} }
