package raster

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// alongLine is how far a point is from a part of a line.
func alongLine(at, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if square := dx*dx + dy*dy; square > 0 {
		t = max(0, min(1, ((at.x-a.x)*dx+(at.y-a.y)*dy)/square))
	}
	return math.Hypot(at.x-a.x-t*dx, at.y-a.y-t*dy)
}

// dashed are the dashes of a line as lines, by walking along it in small steps: slow, and simple.
func dashed(line []point, dashes []float64, offset, far float64) [][]point {
	if len(dashes) == 0 {
		return [][]point{line}
	}
	if len(dashes)%2 == 1 {
		dashes = append(append([]float64(nil), dashes...), dashes...)
	}
	period := 0.0
	for _, d := range dashes {
		period += d
	}
	var all [][]point
	walked := 0.0
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		// Each dash that touches this part, cut to it.
		for k := math.Floor((walked + offset) / period); k*period-offset <= walked+length; k++ {
			start := k*period - offset
			for n, d := range dashes {
				if n%2 == 0 {
					from, to := max(start, walked)-walked, min(start+d, walked+length)-walked
					if from <= to && seen(a, b, from/length, to/length, far) {
						all = append(all, []point{
							{a.x + (b.x-a.x)*from/length, a.y + (b.y-a.y)*from/length},
							{a.x + (b.x-a.x)*to/length, a.y + (b.y-a.y)*to/length},
						})
					}
				}
				start += d
			}
		}
		walked += length
	}
	return all
}

// seen reports whether a part of a line may be so near the page.
func seen(a, b point, from, to, far float64) bool {
	lowX, highX := a.x+(b.x-a.x)*from, a.x+(b.x-a.x)*to
	lowY, highY := a.y+(b.y-a.y)*from, a.y+(b.y-a.y)*to
	return max(lowX, highX) > -far && min(lowX, highX) < page+far && max(lowY, highY) > -far && min(lowY, highY) < page+far
}

// page is how many pixels the pages of these tests have on a side.
const page = 60

// A stroke with round joins and caps is what lies no farther than half its width from the line,
// at any width, for lines that leave the page however far, dashed or not.
func TestRoundStrokesByDistance(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 7))
	for round := range pace.Of(700, 7000) {
		width := []float64{0.6, 3, 17, 400, 1e5}[round%5]
		reach := []float64{page, 10 * page, 1e4, 1e8}[round/5%4]
		if width > 100 {
			reach = max(reach, 3*width)
		}
		var dashes []float64
		offset := 0.0
		if round%3 == 0 {
			dashes = [][]float64{{9, 14}, {0, 11}, {5}, {4, 3, 0, 9}, {25, 7, 1}}[round/3%5]
			offset = []float64{0, 4, -7, 100}[round/3%4]
		}
		line := make([]point, 2+random.IntN(5))
		var p Path
		for i := range line {
			line[i] = point{page/2 + reach*(random.Float64()-0.5), page/2 + reach*(random.Float64()-0.5)}
			if i == 0 {
				p.MoveTo(line[i].x, line[i].y)
			} else {
				p.LineTo(line[i].x, line[i].y)
			}
		}
		if closed := round%7 == 0 && dashes == nil && len(line) > 2; closed {
			p.Close()
			line = append(line, line[0])
		}
		var parts [][]point
		if reach < 1e5 || dashes == nil {
			parts = dashed(line, dashes, offset, width)
		}
		picture := painted(t, &p, Look{Stroke: black, Pen: Pen{Width: width, Join: RoundJoin, Cap: RoundCap, Dashes: dashes, Offset: offset}}, page, page)
		if parts == nil {
			continue // that it ends is enough
		}
		checkDistance(t, round, picture, parts, width)
	}
}

// checkDistance compares pixels with how far they are from lines.
func checkDistance(t *testing.T, round int, picture *Picture, parts [][]point, width float64) {
	t.Helper()
	for y := range picture.Height {
		for x := range picture.Width {
			near := math.Inf(1)
			for _, part := range parts {
				for i := 1; i < len(part); i++ {
					near = min(near, alongLine(point{float64(x) + 0.5, float64(y) + 0.5}, part[i-1], part[i]))
				}
			}
			got := float64(picture.At(x, y).A) / 255
			// A pixel whose middle is farther than its diagonal from the edge is all in or all out;
			// large circles are drawn as polygons, a little within.
			inner, outer := width/2-0.75-width*1e-5, width/2+0.75
			if near < inner && got < 0.99 || near > outer && got > 0.01 {
				t.Fatalf("round %d: pixel %d, %d is %.3f from the middle of a stroke %v wide, and covered %.2f", round, x, y, near, width, got)
			}
		}
	}
}

// Points that are nowhere are left out, and strokes, dashes and areas that nobody can mean end at once.
func TestHostilePaths(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	wild := []float64{0, 1, 20, -20, 1e6, -1e7, 1e12, -1e18, 1e100, -1e300, math.MaxFloat64, inf, -inf, nan, 1e-300}
	widths := []float64{0, 1e-300, 1e-3, 1, 1e4, 1e9, 1e100, 1e308, inf, nan, -1}
	lists := [][]float64{nil, {0}, {1e-300}, {1e-9, 1e-9}, {5, 0}, {0, 5}, {1e308, 1e308}, {inf, 1}, {nan, 1}, {-1, 3}, {3, 1e100}}
	random := rand.New(rand.NewPCG(20, 8))
	pick := func(from []float64) float64 { return from[random.IntN(len(from))] }
	pace.Within(t, "pictures", 20*time.Second, func() {
		for round := range pace.Of(250, 10000) {
			var p Path
			p.MoveTo(pick(wild), pick(wild))
			for range random.IntN(6) {
				switch random.IntN(4) {
				case 0:
					p.QuadTo(pick(wild), pick(wild), pick(wild), pick(wild))
				case 1:
					p.CubeTo(pick(wild), pick(wild), pick(wild), pick(wild), pick(wild), pick(wild))
				default:
					p.LineTo(pick(wild), pick(wild))
				}
			}
			if round%2 == 0 {
				p.Close()
			}
			p.Circle(pick(wild), pick(wild), pick(wild))
			c, err := NewCanvas(context.Background(), 40, 40)
			if err != nil {
				t.Fatal(err)
			}
			c.Clip(Clip{pick(wild), pick(wild), pick(wild), pick(wild)})
			c.Draw(&p, Look{Fill: black, Stroke: black, Rule: Rule(round % 2), Opacity: 255,
				Pen: Pen{Width: pick(widths), Join: Join(random.IntN(3)), Cap: Cap(random.IntN(3)), MiterLimit: pick(widths), Dashes: lists[random.IntN(len(lists))], Offset: pick(wild)}})
			if _, err := c.Picture(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// Far away lines lead in the right direction: an area is the same wherever its corners lie on the
// lines that its sides are on.
func TestFarCorners(t *testing.T) {
	const size = 50
	random := rand.New(rand.NewPCG(20, 9))
	for round := range 60 {
		sin, cos := math.Sincos(2 * math.Pi * random.Float64())
		through := point{size * random.Float64(), size * random.Float64()}
		half := func(far float64) *Picture { // all on one side of a line through the page
			var p Path
			for i, corner := range [4][2]float64{{far, 0}, {far, far}, {-far, far}, {-far, 0}} {
				x, y := through.x+corner[0]*cos-corner[1]*sin, through.y+corner[0]*sin+corner[1]*cos
				if i == 0 {
					p.MoveTo(x, y)
				} else {
					p.LineTo(x, y)
				}
			}
			p.Close()
			return painted(t, &p, Look{Fill: black}, size, size)
		}
		near := half(200)
		for _, far := range []float64{1e5, 1e7, 3e8, 1e10} {
			distant := half(far)
			for i, want := range near.Pixels {
				if off := int(distant.Pixels[i]) - int(want); off > 3 || off < -3 {
					t.Fatalf("round %d: with corners %g pixels away, pixel %d, %d is covered otherwise, by %d of 255", round, far, i/4%size, i/4/size, off)
				}
			}
		}
	}
}
