package crs

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// operation is one way from WGS 84 to a datum, made for an area.
type operation struct {
	// area is nil where the operation is for the whole earth. One that crosses
	// the antimeridian is two operations.
	area *area
	// accuracy is in metres, -1 where nobody says.
	accuracy float64
	// offshore marks areas at sea, preferred the operations that PROJ does not
	// leave for another of their accuracy.
	offshore, preferred bool
	// grids are the files that it takes, missing those of them that nobody gave.
	grids, missing []string
	steps          []step
}

// step is a part of an operation. forward leads away from WGS 84. Both give
// NaN for points that they have no value for.
type step interface {
	forward(lambda, phi float64) (float64, float64)
	inverse(lambda, phi float64) (float64, float64)
}

// choice is the operations between WGS 84 and a datum, in the registry's order,
// of which each point takes one.
type choice struct {
	// datum is the registry's code of it.
	datum      string
	operations []operation
}

// mostTries bounds how many operations are tried at a point that lies in the
// area of one but not in its grid.
const mostTries = 3

// toDatum shifts radians of WGS 84 to radians of the datum.
func (c *choice) toDatum(lambda, phi float64) (float64, float64) {
	return c.at(lambda, phi, (*operation).toDatum)
}

// toWGS84 is the way back. Areas are those of the datum's own coordinates, so
// that along the edge of an area a point may come back by another way.
func (c *choice) toWGS84(lambda, phi float64) (float64, float64) {
	return c.at(lambda, phi, (*operation).toWGS84)
}

func (c *choice) at(lambda, phi float64, shift func(*operation, float64, float64) (float64, float64)) (float64, float64) {
	var tried [mostTries]int
	for n := range mostTries {
		i := c.best(lambda, phi, tried[:n])
		if i < 0 {
			break
		}
		if l, p := shift(&c.operations[i], lambda, phi); finite(l, p) {
			return l, p
		}
		tried[n] = i
	}
	// Nothing is made for this place.
	for i := range c.operations {
		if o := &c.operations[i]; len(o.grids) == 0 {
			return shift(o, lambda, phi)
		}
	}
	return lambda, phi
}

// best returns the operation to take at a point, without those already tried,
// or -1: as PROJ chooses, the most accurate one in whose area the point lies,
// and of two that are equal the one of the smaller area.
func (c *choice) best(lambda, phi float64, tried []int) int {
	lon, lat := sphere.Wrap(lambda)/degree, phi/degree
	best := -1
	for i := range c.operations {
		o := &c.operations[i]
		if len(o.missing) > 0 || !o.covers(lon, lat) || containsInt(tried, i) {
			continue
		}
		if best < 0 || !o.offshore && o.betterThan(&c.operations[best]) {
			best = i
		}
	}
	return best
}

func containsInt(list []int, v int) bool {
	for _, w := range list {
		if w == v {
			return true
		}
	}
	return false
}

func (o *operation) covers(lon, lat float64) bool {
	a := o.area
	return a == nil || lat >= a.south && lat <= a.north && lon >= a.west && lon <= a.east
}

func (o *operation) betterThan(p *operation) bool {
	if o.accuracy == p.accuracy {
		return o.size() < p.size() && !p.preferred
	}
	return o.accuracy >= 0 && o.accuracy < p.accuracy
}

// size is the area's part of the sphere.
func (o *operation) size() float64 {
	a := o.area
	if a == nil {
		a = &area{-180, -90, 180, 90}
	}
	return (a.east - a.west) * degree * (math.Sin(a.north*degree) - math.Sin(a.south*degree))
}

func (o *operation) toDatum(lambda, phi float64) (float64, float64) {
	for _, s := range o.steps {
		lambda, phi = s.forward(lambda, phi)
	}
	return lambda, phi
}

func (o *operation) toWGS84(lambda, phi float64) (float64, float64) {
	for i := len(o.steps) - 1; i >= 0; i-- {
		lambda, phi = o.steps[i].inverse(lambda, phi)
	}
	return lambda, phi
}

// choice reads the registry's choice of that index. It is nil where none of
// the operations that can be used moves a point.
func (t *registry) choice(index string, grids *Grids) *choice {
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(t.choices) {
		return nil
	}
	datum, list, _ := strings.Cut(t.choices[i], "\t")
	c := &choice{datum: datum}
	for _, word := range strings.Fields(list) {
		if j, err := strconv.Atoi(word); err == nil && j >= 0 && j < len(t.operations) {
			c.operations = append(c.operations, t.operation(t.operations[j], grids)...)
		}
	}
	return c
}

// usable returns the choice without the operations that lack a grid, nil where
// those that are left leave all points in place.
func (c *choice) usable() *choice {
	u := &choice{datum: c.datum}
	for _, o := range c.operations {
		if len(o.missing) == 0 {
			u.operations = append(u.operations, o)
		}
	}
	if !u.moves() {
		return nil
	}
	return u
}

// mostAside is how far, in metres, operations for other areas may lead from one
// that leaves points in place before the datum counts as another than WGS 84.
const mostAside = 5

// nearly reports whether the datum is WGS 84 for whoever draws maps: nothing
// moves in the middle of the area, and nowhere by more than some metres, as
// NAD 83 in Hawaii. Who gave a grid wants it to be used.
func (c *choice) nearly(a *area) bool {
	if a == nil {
		a = &area{-180, -90, 180, 90}
	}
	lambda, phi, _ := a.disc()
	if i := c.best(lambda, phi, nil); i >= 0 && len(c.operations[i].steps) > 0 {
		return false
	}
	for i := range c.operations {
		o := &c.operations[i]
		middle := o.area
		if middle == nil {
			middle = a
		}
		l0, p0, _ := middle.disc()
		l1, p1 := o.toDatum(l0, p0)
		if len(o.grids) > 0 || !(apart(l0, p0, l1, p1)*wgs84.A <= mostAside) {
			return false
		}
	}
	return true
}

// moves reports whether an operation that can be used changes coordinates.
func (c *choice) moves() bool {
	for i := range c.operations {
		if o := &c.operations[i]; len(o.steps) > 0 && len(o.missing) == 0 {
			return true
		}
	}
	return false
}

// operation reads one line of the registry; two operations where its area
// crosses the antimeridian.
func (t *registry) operation(line string, grids *Grids) []operation {
	f := strings.Split(line, "\t")
	if len(f) != 4 {
		return nil
	}
	o := operation{accuracy: -1, offshore: f[1] == "offshore", preferred: f[1] == "preferred", area: t.area(f[2])}
	if v, err := strconv.ParseFloat(f[0], 64); err == nil {
		o.accuracy = v
	}
	if f[3] != "" {
		for text := range strings.SplitSeq(f[3], ";") {
			o.addStep(text, grids)
		}
	}
	if a := o.area; a != nil && a.west > a.east {
		west := o
		o.area = &area{a.west, a.south, 180, a.north}
		west.area = &area{-180, a.south, a.east, a.north}
		return []operation{o, west}
	}
	return []operation{o}
}
