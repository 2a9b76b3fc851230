package projection_test

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// coast runs from one longitude to another in steps of 5 degrees, up and down
// by 8 degrees around a latitude.
func coast(from, to, lat float64) []float64 {
	var line []float64
	n := math.Abs(to-from) / 5
	for i := range int(n) + 1 {
		x := from + (to-from)*float64(i)/n
		line = append(line, x, lat+8*math.Sin(3*x*degree))
	}
	return line
}

func closing(ring []float64) []float64 { return append(ring, ring[0], ring[1]) }

// TestWideEdges draws rings with edges wider than half the world on plate carree
// maps of 1 pixel per degree, centred on 0 and on 180, and compares areas; and
// what is said to be guessed.
func TestWideEdges(t *testing.T) {
	short, written := projection.Edges{Wide: projection.WideShort}, projection.Edges{Wide: projection.WideAsWritten}
	auto := projection.Edges{}
	cap := projection.Doubts{Caps: 1}
	for _, c := range []struct {
		name   string
		ring   []float64
		edges  projection.Edges
		area   float64
		doubts projection.Doubts
	}{
		{"0 to 200", rect(0, 0, 200, 10), auto, 2000, projection.Doubts{}},
		{"0 to 200, short", rect(0, 0, 200, 10), short, 1600, projection.Doubts{}},
		{"-100 to 90", rect(-100, 0, 90, 10), auto, 1900, projection.Doubts{}},
		{"-180 to 108", rect(-180, 0, 108, 10), auto, 2880, projection.Doubts{}},
		{"-170 to 170", rect(-170, 0, 170, 10), auto, 200, projection.Doubts{Narrow: 1}},
		{"-170 to 170, reversed", reversed(rect(-170, 0, 170, 10)), auto, 200, projection.Doubts{Narrow: 1}},
		{"-170 to 170, as written", rect(-170, 0, 170, 10), written, 3400, projection.Doubts{}},
		{"-170 to 170, short", rect(-170, 0, 170, 10), short, 200, projection.Doubts{}},
		{"-179 to 179", rect(-179, 0, 179, 10), auto, 3580, projection.Doubts{Wide: 1}},
		{"-179 to 179, short", rect(-179, 0, 179, 10), short, 20, projection.Doubts{}},
		{"the world", rect(-180, -90, 180, 90), auto, 360 * 180, projection.Doubts{}},
		{"a zone", rect(-180, 40, 180, 60), auto, 360 * 20, projection.Doubts{}},
		{"Chukotka, not cut", []float64{170, 60, -170, 62, -175, 66, 172, 68, 170, 60}, auto, 99, projection.Doubts{}},
		{"Fiji, not cut", []float64{178, -17, 179.9, -16, -179.9, -16.2, -178, -18, 179, -19, 178, -17}, auto, 6.44, projection.Doubts{}},
		{"a triangle around the pole", []float64{-120, 70, 0, 70, 120, 70, -120, 70}, auto, 360 * 20, cap},
		{"a coast", closing(coast(-180, 180, -70)), auto, 360 * 20, cap},
		{"a coast, reversed", closing(coast(180, -180, -70)), auto, 360 * 20, cap},
		{"a coast from 0 to 360", closing(coast(0, 360, -70)), auto, 360 * 20, cap},
		{"a coast, open", coast(-180, 180, -70), auto, 360 * 20, cap},
		{"a coast, short of its end", closing(coast(-180, 175, -70)), auto, 360 * 20, cap},
		{"a coast in the north", closing(coast(-180, 180, 70)), auto, 360 * 20, cap},
		{"a coast, as written", closing([]float64{-180, -70, -90, -60, 0, -60, 90, -60, 180, -70}), written, 2700, projection.Doubts{}},
		{"a parallel", closing([]float64{-180, -70, -90, -70, 0, -70, 90, -70, 180, -70}), auto, 360 * 20, cap},
		{"a coast led to the pole", closing(append(coast(-180, 180, -70), 180, -90, -180, -90)), auto, 360 * 20, projection.Doubts{}},
		{"a wide trapezoid", []float64{-180, -60, 180, -60, 90, 60, -90, 60, -180, -60}, auto, 270 * 120, projection.Doubts{}},
		{"a wide triangle", []float64{-179, 0, 179, 0, 0, 80, -179, 0}, auto, 179 * 80, projection.Doubts{Wide: 1}},
		{"a third copy of the world", rect(-535, 50, -525, 60), auto, 100, projection.Doubts{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := geom.NewPolygonFlat(geom.XY, c.ring, []int{len(c.ring)})
			for _, lon := range []float64{0, 180} {
				p := mustNew(t, catalogue.Settings{ID: "lonlat", Params: map[string]float64{"lon0": lon}, Options: projection.Options{Precision: 0.01}})
				area, _ := ringsArea(p.WithView(projection.View{Scale: 180 / math.Pi}).ProjectAs(g, c.edges))
				if !(math.Abs(area-c.area) <= 2e-3*c.area+0.01) {
					t.Errorf("at %g: area is %g, want %g", lon, area, c.area)
				}
			}
			if got := c.edges.Doubts(g); got != c.doubts {
				t.Errorf("in doubt are %+v, want %+v", got, c.doubts)
			}
		})
	}
}

// TestCutShort draws features that were cut short of 180 degrees or a pole, and
// such as only look like it, in a map centred there: what was cut has one
// ring, and nothing at the pole.
func TestCutShort(t *testing.T) {
	halves := func(east, west float64) geom.T {
		return multi([][]float64{rect(170, 10, east, 20)}, [][]float64{rect(west, 10, -170, 20)})
	}
	off := projection.Edges{Seam: -1}
	wide := projection.Edges{Seam: 0.2}
	for _, c := range []struct {
		name  string
		in    geom.T
		edges projection.Edges
		rings int
	}{
		{"at 180", halves(180, -180), projection.Edges{}, 1},
		{"at 180, not joined", halves(180, -180), off, 2},
		{"at 179.9999", halves(179.9999, -179.9999), projection.Edges{}, 1},
		{"at 179.999", halves(179.999, -179.999), projection.Edges{}, 1},
		{"at 179.99", halves(179.99, -179.99), projection.Edges{}, 1},
		{"at 179.99, not joined", halves(179.99, -179.99), off, 2},
		{"at 179.98 and 180", halves(179.98, -180), projection.Edges{}, 1},
		{"over 180", halves(180.00042, -179.99958), projection.Edges{}, 1},
		{"over each other", halves(180.01, -180.01), projection.Edges{}, 1},
		{"at 179.9", halves(179.9, -179.9), projection.Edges{}, 2},
		{"at 179.9, joined", halves(179.9, -179.9), wide, 1},
		{"islands on both sides", multi([][]float64{{179.9, 10, 179.985, 10.2, 179.985, 10.5, 179.9, 10.7, 179.9, 10}},
			[][]float64{{-179.9, 10, -179.985, 10.3, -179.985, 10.8, -179.9, 10.9, -179.9, 10}}), projection.Edges{}, 2},
		{"an island at the seam", multi([][]float64{rect(179.981, 10, 179.99, 10.01)}, [][]float64{rect(-179.99, 11, -179.98, 11.01)}), projection.Edges{}, 2},
		{"a coast that ends in a cut", multi([][]float64{{170, 10, 179.99, 15, 179.99, 20, 170, 20, 170, 10}},
			[][]float64{{-179.99, 15.01, -170, 12, -170, 20, -179.99, 20, -179.99, 15.01}}), projection.Edges{}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range [][3]float64{{180, 0, 0}, {170, 30, 10}} {
				p := mustNew(t, catalogue.Settings{ID: "laea", Options: projection.Options{Rotate: &r}}).WithView(projection.View{Scale: 20000})
				got := 0
				each(p.ProjectAs(c.in, c.edges), func([]float64) { got++ })
				if got != c.rings {
					t.Errorf("%v: %d rings, want %d", r, got, c.rings)
				}
			}
		})
	}
}

// TestCutShortOfPole draws what was cut short of a pole on a map of the pole:
// the hole that would be there, and the seam that leads to it, are not drawn.
func TestCutShortOfPole(t *testing.T) {
	short := func(lat float64) []float64 {
		ring := append(coast(-180, 180, -75), 180, lat)
		for lon := 179.0; lon >= -180; lon-- {
			ring = append(ring, lon, lat)
		}
		return closing(ring)
	}
	for _, c := range []struct {
		name  string
		in    geom.T
		edges projection.Edges
		hole  bool
	}{
		{"at -90", multi([][]float64{short(-90)}), projection.Edges{}, false},
		{"at -89.9989", multi([][]float64{short(-89.998926)}), projection.Edges{}, false},
		{"at -89.99", multi([][]float64{short(-89.99)}), projection.Edges{}, false},
		{"at -89.99, not joined", multi([][]float64{short(-89.99)}), projection.Edges{Seam: -1}, true},
		{"at -89.9", multi([][]float64{short(-89.9)}), projection.Edges{}, true},
		{"two halves", multi([][]float64{rect(-180, -89.99, 0, -60), rect(0, -89.99, 180, -60)}), projection.Edges{}, false},
		{"two polygons", multi([][]float64{rect(-180, -89.99, 0, -60)}, [][]float64{rect(0, -89.99, 180, -60)}), projection.Edges{}, false},
		{"a lake around the pole", multi([][]float64{rect(-180, -90, 180, -60), closing(coast(-180, 175, -75))}), projection.Edges{}, true},
		{"something small at the pole", multi([][]float64{{-120, -89.995, 0, -89.995, 120, -89.995, -120, -89.995}}), projection.Edges{}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := mustNew(t, catalogue.Settings{ID: "laea", Options: projection.Options{Rotate: &[3]float64{20, -90, 0}}})
			p = p.WithView(projection.View{Scale: 1e5})
			near := false
			each(p.ProjectAs(c.in, c.edges), func(ring []float64) {
				for i := 0; i < len(ring); i += 2 {
					r := math.Hypot(ring[i], ring[i+1])
					near = near || r > 1e-3 && r < 0.3*degree*1e5
				}
			})
			if want := c.hole; c.name == "a lake around the pole" {
				if drawn := p.ProjectAs(c.in, c.edges); near || holds(drawn, 1, 2) {
					t.Error("the lake is filled or not drawn")
				}
			} else if near != want {
				t.Errorf("something is drawn at the pole: %v, want %v", near, want)
			}
		})
	}
}
