package flat

import "math"

// Degrees is a box of longitudes and latitudes, in degrees, with its edge. One
// whose West is greater than its East crosses the antimeridian.
type Degrees struct{ West, South, East, North float64 }

// NoDegrees returns the box that holds no place, to which places are added.
func NoDegrees() Degrees {
	return Degrees{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

// Add widens a box that does not cross the antimeridian to hold a place.
func (d *Degrees) Add(lon, lat float64) {
	d.West, d.East = min(d.West, lon), max(d.East, lon)
	d.South, d.North = min(d.South, lat), max(d.North, lat)
}

// AddAll widens the box to hold points in flat coordinates; see Add.
func (d *Degrees) AddAll(coords []float64, stride int) {
	for i := 0; i+1 < len(coords); i += stride {
		d.Add(coords[i], coords[i+1])
	}
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

// List returns west, south, east and north in the order of GeoJSON's bbox.
func (d Degrees) List() [4]float64 { return [4]float64{d.West, d.South, d.East, d.North} }
