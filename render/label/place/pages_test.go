package place

import (
	"math"
	"math/rand/v2"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// side is the width and height of random pages.
const side = 300

// randomPage has labels of all kinds: beside a symbol, turned, stacked, and outside.
func randomPage(random *rand.Rand, count int) ([]Label, Page) {
	page := Page{Frame: flat.Page{MaxX: side, MaxY: side}, Gap: random.Float64() * 2}
	for range random.IntN(5) {
		page.Obstacles = append(page.Obstacles, randomBox(random, random.Float64()*40, random.Float64()*40))
	}
	labels := make([]Label, count)
	for i := range labels {
		labels[i] = randomLabel(random)
	}
	return labels, page
}

func randomLabel(random *rand.Rand) Label {
	l := Label{Worth: 500 + random.Int64N(1000)}
	width, height := 10+random.Float64()*40, 5+random.Float64()*8
	if random.IntN(3) == 0 {
		for range random.IntN(6) {
			l.Candidates = append(l.Candidates, Candidate{[]Box{randomBox(random, width, height)}, random.Int64N(700)})
		}
		return l
	}
	x, y := random.Float64()*side, random.Float64()*side
	l.Symbol = []Box{Upright(x-2, y-2, x+2, y+2)}
	for k, d := range [][2]float64{{2, -2 - height}, {-2 - width, -2 - height}, {2, 2}, {-2 - width, 2}} {
		box := Upright(x+d[0], y+d[1], x+d[0]+width, y+d[1]+height)
		upper, lower := box, box
		upper.MaxY, lower.MinY, lower.MaxX = y+d[1]+height/2, y+d[1]+height/2, x+d[0]+width/2
		l.Candidates = append(l.Candidates, Candidate{[]Box{box}, int64(k) * 30}, Candidate{[]Box{upper, lower}, int64(k)*30 + 200})
	}
	return l
}

// randomBox is a box somewhere on a page, half of them turned.
func randomBox(random *rand.Rand, width, height float64) Box {
	x, y := random.Float64()*side, random.Float64()*side
	b := Upright(x, y, x+width, y+height)
	if random.IntN(2) == 0 {
		b.Sin, b.Cos = math.Sincos(random.Float64() * 7)
	}
	return b
}

// shared is the area that two boxes share, found by cutting one along the edges of
// the other.
func shared(a, b Box) float64 {
	shape, edges := corners(a), corners(b)
	for i, from := range edges {
		to := edges[(i+1)%4]
		shape = cut(shape, from, to)
	}
	area := 0.0
	for i, p := range shape {
		q := shape[(i+1)%len(shape)]
		area += (p[0]*q[1] - q[0]*p[1]) / 2
	}
	return math.Abs(area)
}

func corners(b Box) [][2]float64 {
	x, y := b.middle()
	cos, sin := b.direction()
	w, h := b.Width()/2, b.Height()/2
	var all [][2]float64
	for _, d := range [4][2]float64{{-w, -h}, {w, -h}, {w, h}, {-w, h}} {
		all = append(all, [2]float64{x + d[0]*cos - d[1]*sin, y + d[0]*sin + d[1]*cos})
	}
	return all
}

// cut keeps of a convex shape what lies to the left of a line.
func cut(shape [][2]float64, from, to [2]float64) [][2]float64 {
	side := func(p [2]float64) float64 {
		return (to[0]-from[0])*(p[1]-from[1]) - (to[1]-from[1])*(p[0]-from[0])
	}
	var kept [][2]float64
	for i, p := range shape {
		q := shape[(i+1)%len(shape)]
		sp, sq := side(p), side(q)
		if sp >= 0 {
			kept = append(kept, p)
		}
		if sp > 0 && sq < 0 || sp < 0 && sq > 0 {
			t := sp / (sp - sq)
			kept = append(kept, [2]float64{p[0] + t*(q[0]-p[0]), p[1] + t*(q[1]-p[1])})
		}
	}
	return kept
}
