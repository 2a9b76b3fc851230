package label

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"
)

// TestLeaning has bars of all lengths and directions, and a name that is broader than they are:
// it leans where the bar is slender and has room for it, along the bar and within its edges.
func TestLeaning(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 8))
	measure := func(string, Font) Extent { return Extent{Width: 60, Ascent: 8, Descent: 2} }
	leant, level := 0, 0
	for range 300 {
		long, broad, angle := 20+200*random.Float64(), 14+40*random.Float64(), (random.Float64()-0.5)*math.Pi
		a := newArea(barAt(100, 100, long, broad, angle))
		b := layOut(version{lines: []string{"Portugal"}, font: Font{Size: 10}, full: 10}, measure)
		spots := a.inside(b)
		all := a.leaning(b, spots)
		if len(all) == len(spots) {
			level++
			continue
		}
		leant++
		s := all[len(spots)]
		if long < 2*broad || a.edges.cross(s.boxes[0]) {
			t.Errorf("in a bar of %g by %g a name leans, edges run through it: %t", long, broad, a.edges.cross(s.boxes[0]))
		}
		if s.text.Angle < -90 || s.text.Angle > 90 {
			t.Errorf("a name is turned by %g°", s.text.Angle)
		}
		if off := math.Abs(math.Sin(s.text.Angle*math.Pi/180 - angle)); off > math.Sin(2*math.Pi/directions) {
			t.Errorf("a bar at %g° has its name at %g°", angle*180/math.Pi, s.text.Angle)
		}
		for _, p := range spots {
			if !p.spills {
				t.Errorf("a name leans in a bar of %g by %g that has room for a level one", long, broad)
			}
		}
	}
	if leant < 30 || level < 30 {
		t.Errorf("%d names lean, %d do not: too few to tell anything", leant, level)
	}
}

// TestSmallerNeverLeans holds that a name is drawn smaller or turned, and not both.
func TestSmallerNeverLeans(t *testing.T) {
	measure := func(string, Font) Extent { return Extent{Width: 60, Ascent: 8, Descent: 2} }
	a := newArea(barAt(100, 100, 150, 20, math.Pi/2))
	for full, want := range map[float64]bool{10: true, 12: false} {
		b := layOut(version{lines: []string{"Portugal"}, font: Font{Size: 10}, full: full}, measure)
		if spots := a.inside(b); len(a.leaning(b, spots)) > len(spots) != want {
			t.Errorf("letters of 10 px instead of %g lean: %t, want %t", full, !want, want)
		}
	}
}

// barAt is a rectangle with its middle at a point, turned.
func barAt(x, y, long, broad, angle float64) *geom.Polygon {
	sin, cos := math.Sincos(angle)
	var ring []float64
	for _, c := range [][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}} {
		u, v := c[0]*long/2, c[1]*broad/2
		ring = append(ring, x+u*cos-v*sin, y+u*sin+v*cos)
	}
	return geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
}
