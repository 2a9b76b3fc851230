package projection_test

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// slanting returns a random edge in degrees: short or long, flat or steep.
func slanting(random *rand.Rand) [4]float64 {
	x, y := random.Float64()*360-180, random.Float64()*170-85
	dx, dy := math.Pow(10, random.Float64()*2.2), math.Pow(10, random.Float64()*2.2)
	if random.IntN(2) == 0 {
		dx = -dx
	}
	if random.IntN(2) == 0 {
		dy = -dy
	}
	return [4]float64{x, y, x + math.Max(-175, math.Min(dx, 175)), math.Max(-85, math.Min(y+dy, 85))}
}

// stretches returns what a projection draws for an edge, stretch by stretch.
func stretches(g geom.T) [][]float64 {
	var found [][]float64
	if g != nil {
		each(g, func(line []float64) { found = append(found, line) })
	}
	return found
}

// distance is how far a point is from the nearest of lines.
func distance(x, y float64, lines [][]float64) float64 {
	least := math.Inf(1)
	for _, l := range lines {
		for i := 2; i < len(l); i += 2 {
			least = math.Min(least, fromSegment(x, y, l[i-2:i+2]))
		}
	}
	return least
}

func fromSegment(x, y float64, s []float64) float64 {
	dx, dy := s[2]-s[0], s[3]-s[1]
	t := ((x-s[0])*dx + (y-s[1])*dy) / (dx*dx + dy*dy)
	if !(t > 0) {
		t = 0
	}
	t = math.Min(t, 1)
	return math.Hypot(x-s[0]-t*dx, y-s[1]-t*dy)
}

// straight returns the pixels of points on the straight line in degrees, in
// stretches between cuts, of which the ends are found by bisection.
func straight(p *projection.Projection, e [4]float64) [][]float64 {
	at := func(t float64) (x, y float64, ok bool) {
		return p.Forward(e[0]+(e[2]-e[0])*t, e[1]+(e[3]-e[1])*t)
	}
	const n = 3000
	var all [][]float64
	var line []float64
	x0, y0, ok0 := at(0)
	if ok0 {
		line = append(line, x0, y0)
	}
	for i := 1; i <= n; i++ {
		x, y, ok := at(float64(i) / n)
		if ok != ok0 || math.Hypot(x-x0, y-y0) > 20 {
			low, high := float64(i-1)/n, float64(i)/n
			lx, ly, hx, hy := x0, y0, x, y
			for range 40 {
				mid := (low + high) / 2
				mx, my, mok := at(mid)
				if mok == ok0 && (!mok || math.Hypot(mx-lx, my-ly) <= math.Hypot(mx-hx, my-hy) || !ok) {
					low, lx, ly = mid, mx, my
				} else {
					high, hx, hy = mid, mx, my
				}
			}
			if ok0 {
				all, line = append(all, append(line, lx, ly)), nil
			}
			if ok {
				line = append(line, hx, hy)
			}
		}
		if ok {
			line = append(line, x, y)
		}
		x0, y0, ok0 = x, y, ok
	}
	return append(all, line)
}

// furthest is how far a point of lines, on a page of 1000 by 500 pixels and
// some way around it, is from other lines. The last pixel is left out: at a cut
// that is crossed at a shallow angle, a line a little aside ends earlier or later.
func furthest(lines, from [][]float64) float64 {
	worst := 0.0
	for _, line := range lines {
		for i, n := 0, len(line)-2; i <= n; i += 2 {
			x, y := line[i], line[i+1]
			if math.Hypot(x-500, y-250) > 1000 || math.Hypot(x-line[0], y-line[1]) < 1 || math.Hypot(x-line[n], y-line[n+1]) < 1 {
				continue
			}
			worst = math.Max(worst, distance(x, y, from))
		}
	}
	return worst
}

// nearPole reports whether an edge comes within two degrees of a pole of the turned
// sphere, where the scale of many projections has no bound.
func nearPole(t *testing.T, r [3]float64, e [4]float64) bool {
	p := mustNew(t, catalogue.Settings{ID: "lonlat", Options: projection.Options{Rotate: &r}})
	for i := range 401 {
		part := float64(i) / 400
		_, y, ok := p.Forward(e[0]+(e[2]-e[0])*part, e[1]+(e[3]-e[1])*part)
		if !ok || math.Abs(y) > 88*degree {
			return true
		}
	}
	return false
}

// TestSlantingEdges checks that edges are drawn where the straight line in
// degrees is, on every projection, to half a pixel.
func TestSlantingEdges(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 4))
	ids := setups(t)
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		for range pace.Of(8, 20) {
			r := centres[random.IntN(len(centres))]
			p := mustSetUp(t, ids[id], projection.Options{Rotate: &r}).WithView(projection.View{Scale: 160, X: 500, Y: 250})
			e := slanting(random)
			if nearPole(t, r, e) {
				continue
			}
			drawn := stretches(p.Project(geom.NewLineStringFlat(geom.XY, e[:])))
			truth := straight(p, e)
			worst := math.Max(furthest(truth, drawn), furthest(drawn, truth))
			// Without soft points the middle alone decides.
			if !(worst <= 0.51) {
				t.Errorf("%s around %v: %v is %.3f px off", id, r, e, worst)
			}
		}
	}
}

// TestNoNeedlessPoints checks that what is straight on the page has no points
// between its ends.
func TestNoNeedlessPoints(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 5))
	for _, id := range []string{"lonlat", "mercator", "miller", "cea", "sinusoidal", "albers"} {
		p := mustSetUp(t, setups(t)[id], projection.Options{}).WithView(projection.View{Scale: 2000})
		for range 30 {
			e := slanting(random)
			switch id {
			case "lonlat":
			case "albers":
				e[2] = e[0] // meridians
			default:
				e[3] = e[1] // parallels
			}
			if e[2] < -180 || e[2] > 180 {
				continue // cut
			}
			if g := p.Project(geom.NewLineStringFlat(geom.XY, e[:])); len(g.FlatCoords()) != 4 {
				t.Errorf("%s: %v is drawn with %d points", id, e, len(g.FlatCoords())/2)
			}
		}
	}
}
