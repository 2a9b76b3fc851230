package projection_test

import (
	"math"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/inverse"
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

// steps is a line in even steps, 70 north but for its first point at 60.
func steps(from, to, by float64) []float64 {
	var line []float64
	for x := from; x <= to; x += by {
		line = append(line, x, 60+10*math.Min(float64(len(line)), 1))
	}
	return line
}

// shifted is a line further north.
func shifted(line []float64, by float64) []float64 {
	out := slices.Clone(line)
	for i := 1; i < len(out); i += 2 {
		out[i] += by
	}
	return out
}

// ellipse has 24 corners, with longitudes of at most half a turn from a middle.
func ellipse(lon, lat, dx, dy, middle float64) []float64 {
	var ring []float64
	for i := range 24 {
		sin, cos := math.Sincos((float64(i) + 0.3) * math.Pi / 12)
		ring = append(ring, middle+math.Remainder(lon+dx*cos-middle, 360), lat+dy*sin)
	}
	return closing(ring)
}

// turned is a ring that begins two points later.
func turned(ring []float64) []float64 {
	n := len(ring)
	if ring[0] == ring[n-2] && ring[1] == ring[n-1] {
		n -= 2
	}
	return append(append(slices.Clone(ring[4:n]), ring[:4]...), ring[4:6]...)
}

// TestWideEdges draws rings with edges wider than half the world on plate carree
// maps of 1 pixel per degree, centred on 0 and on 180, and compares areas; and
// what is said to be guessed.
func TestWideEdges(t *testing.T) {
	short, written := projection.Edges{Wide: projection.WideShort}, projection.Edges{Wide: projection.WideAsWritten}
	auto := projection.Edges{}
	polar := projection.Doubts{Caps: 1}
	none, narrow, wide := projection.Doubts{}, projection.Doubts{Narrow: 1}, projection.Doubts{Wide: 1}
	for _, c := range []struct {
		name   string
		ring   []float64
		edges  projection.Edges
		area   float64
		doubts projection.Doubts
	}{
		{"0 to 200", inverse.Rect(0, 0, 200, 10), auto, 2000, none},
		{"0 to 200, short", inverse.Rect(0, 0, 200, 10), short, 1600, none},
		{"-100 to 90", inverse.Rect(-100, 0, 90, 10), auto, 1900, none},
		{"-180 to 108", inverse.Rect(-180, 0, 108, 10), auto, 2880, none},
		{"-170 to 170", inverse.Rect(-170, 0, 170, 10), auto, 200, narrow},
		{"-170 to 170, reversed", inverse.Reversed(inverse.Rect(-170, 0, 170, 10)), auto, 200, narrow},
		{"-170 to 170, as written", inverse.Rect(-170, 0, 170, 10), written, 3400, none},
		{"-170 to 170, short", inverse.Rect(-170, 0, 170, 10), short, 200, none},
		{"-179 to 179", inverse.Rect(-179, 0, 179, 10), auto, 3580, wide},
		{"-179 to 179, short", inverse.Rect(-179, 0, 179, 10), short, 20, none},
		{"the world", inverse.Rect(-180, -90, 180, 90), auto, 360 * 180, none},
		{"a zone", inverse.Rect(-180, 40, 180, 60), auto, 360 * 20, none},
		{"Chukotka, not cut", []float64{170, 60, -170, 62, -175, 66, 172, 68, 170, 60}, auto, 99, none},
		{"Fiji, not cut", []float64{178, -17, 179.9, -16, -179.9, -16.2, -178, -18, 179, -19, 178, -17}, auto, 6.44, none},
		{"a triangle around the pole", []float64{-120, 70, 0, 70, 120, 70, -120, 70}, auto, 360 * 20, polar},
		{"a coast", closing(coast(-180, 180, -70)), auto, 360 * 20, polar},
		{"a coast, reversed", closing(coast(180, -180, -70)), auto, 360 * 20, polar},
		{"a coast from 0 to 360", closing(coast(0, 360, -70)), auto, 360 * 20, polar},
		{"a coast, open", coast(-180, 180, -70), auto, 360 * 20, polar},
		{"a coast, short of its end", closing(coast(-180, 175, -70)), auto, 360 * 20, polar},
		{"a coast in the north", closing(coast(-180, 180, 70)), auto, 360 * 20, polar},
		{"a coast, as written", closing([]float64{-180, -70, -90, -60, 0, -60, 90, -60, 180, -70}), written, 2700, none},
		{"a parallel", closing([]float64{-180, -70, -90, -70, 0, -70, 90, -70, 180, -70}), auto, 360 * 20, polar},
		{"a coast led to the pole", closing(append(coast(-180, 180, -70), 180, -90, -180, -90)), auto, 360 * 20, none},
		{"a wide trapezoid", []float64{-180, -60, 180, -60, 90, 60, -90, 60, -180, -60}, auto, 270 * 120, none},
		{"a wide triangle", []float64{-179, 0, 179, 0, 0, 80, -179, 0}, auto, 179 * 80, wide},
		{"a third copy of the world", inverse.Rect(-535, 50, -525, 60), auto, 100, none},
		{"0 to 200, high", inverse.Rect(0, -60, 200, 60), auto, 24000, none},
		{"0 to 300", inverse.Rect(0, 0, 300, 10), auto, 3000, none},
		{"0 to 340", inverse.Rect(0, 0, 340, 10), auto, 3400, none},
		{"0 to 355", inverse.Rect(0, 0, 355, 10), auto, 3550, wide},
		{"-180 to 140", inverse.Rect(-180, 0, 140, 10), auto, 3200, none},
		{"-149 to 149", inverse.Rect(-149, 0, 149, 10), auto, 2980, none},
		{"-151 to 151", inverse.Rect(-151, 0, 151, 10), auto, 580, narrow},
		{"-174 to 175", inverse.Rect(-174, 0, 175, 10), auto, 110, narrow},
		{"-175 to 175", inverse.Rect(-175, 0, 175, 10), auto, 3500, wide},
		{"-175 to 175, with a point on its way", closing([]float64{-175, 0, 175, 0, 175, 10, 0, 10, -175, 10}), auto, 3500, wide},
		{"-170 to 170, with a point on its way", closing([]float64{-170, 0, 170, 0, 170, 10, 0, 10, -170, 10}), auto, 3400, wide},
		{"-180 to 180, with points on its way", closing([]float64{-180, 40, 180, 40, 180, 60, 90, 60, 0, 60, -90, 60, -180, 60}), auto, 7200, none},
		{"leaning sides", closing([]float64{-178, -60, 170, -60, 178, 60, -170, 60}), auto, 348 * 120, wide},
		{"a wide trapezoid short of 180", closing([]float64{-178, -60, 178, -60, 90, 60, -90, 60}), auto, 268 * 120, wide},
		{"a triangle of 200", closing([]float64{0, 0, 200, 10, 100, 40}), auto, 3500, none},
		{"a triangle of 240 in even steps", closing([]float64{0, 0, 240, 10, 120, 40}), auto, 4200, none},
		{"a triangle of 280", closing([]float64{-140, 10, 140, 10, 0, 60}), auto, 7000, none},
		{"a quadrangle of 280", closing([]float64{-140, 10, 140, 20, 70, 60, -60, 60}), auto, 9200, none},
		{"a line of steps of 30, no seam", closing(steps(0, 330, 30)), auto, 1500, wide},
		{"a line of steps of 30", closing(steps(-180, 150, 30)), auto, 7500, polar},
		{"near and far", closing([]float64{-170, 0, 170, 0, 100, 40, -100, 40}), auto, 3600, narrow},
		{"Fiji of four corners", inverse.Rect(177, -19, -178, -16), auto, 15, narrow},
		{"Fiji of four corners, as written", inverse.Rect(177, -19, -178, -16), written, 355 * 3, none},
		{"Fiji with points at 180", closing([]float64{178, -17, 180, -16, -180, -16, -178, -17, -180, -19, 180, -19}), auto, 6, none},
		{"Fiji with a point at 180", closing([]float64{178, -17, 180, -16, -180, -16, -178, -17, 179, -19}), auto, 6, none},
		{"Fiji in boxes", closing([]float64{178, -19, 180, -19, -180, -19, -178, -19, -178, -16, -180, -16, 180, -16, 178, -16}), auto, 12, none},
		{"a circle over 180", ellipse(180, 0, 5, 5, 0), auto, 77.65, none},
		{"a tall ellipse over 180", ellipse(180, 0, 2, 30, 0), auto, 186.35, none},
		{"a country over 180", closing([]float64{30, 50, 180, 65, -180, 65, -170, 66, -180, 69, 180, 69, 100, 77, 30, 70}), auto, 2380, none},
		{"an island over 0, from 0 to 360", ellipse(0, 50, 4, 4, 180), auto, 49.69, none},
		{"Chukotka of four corners", closing([]float64{170, 60, -170, 62, -172, 70, 172, 68}), auto, 144, narrow},
		{"a band around the world, open at 0", closing(append(steps(10, 350, 10), inverse.Reversed(shifted(steps(10, 350, 10), 5))...)), auto, 1700, none},
		{"a coast that wavers over 180", closing([]float64{-179, -70, -90, -70, 0, -70, 90, -70, 179, -70, -179, -69, 179, -68}), auto, 360*20 + 1, polar},
		{"a coast led on to -85", closing(append(coast(-175, 175, -70), 175, -85, -175, -85)), auto, 5250, wide},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, ring := range [][]float64{c.ring, inverse.Reversed(c.ring), turned(c.ring)} {
				checkWide(t, ring, c.edges, c.area, c.doubts)
			}
		})
	}
}

// checkWide compares the area of a ring on two maps, and what is in doubt.
func checkWide(t *testing.T, ring []float64, edges projection.Edges, want float64, doubts projection.Doubts) {
	t.Helper()
	g := geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
	for _, lon := range []float64{0, 180} {
		p := mustNew(t, catalogue.Settings{ID: "lonlat", Params: map[string]float64{"lon0": lon}, Options: projection.Options{Precision: 0.01}})
		area, _ := ringsArea(p.WithView(projection.View{Scale: 180 / math.Pi}).ProjectAs(g, edges))
		if !(math.Abs(area-want) <= 2e-3*want+0.01) {
			t.Errorf("at %g: area of %v is %g, want %g", lon, ring, area, want)
		}
	}
	if got := edges.Doubts(g); got != doubts {
		t.Errorf("in doubt of %v are %+v, want %+v", ring, got, doubts)
	}
}
