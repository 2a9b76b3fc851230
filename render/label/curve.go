package label

import (
	"math"
	"slices"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// What a text costs that follows a bend, and each radian that it turns on the way.
const costOfCurve, costOfTurning = 40, 50

// How curves may be: steps in font sizes from one point of a baseline to the next, how
// many steps to either side each point is the mean of, the most that a text may turn in a
// step and in all, in radians, and how far, in font sizes, the line may be off.
const (
	stepOfCurve   = 0.5
	smoothing     = 3
	mostBend      = 0.28
	mostTurning   = 2
	mostOffCurve  = 0.7
	leastReading  = 0.1
	piecesOfCurve = 1
)

// curved lists the spots of a block of one line along a bend, above and below, and on it where
// that is not drawn.
func (b block) curved(t track, from, cost float64, unseen bool) []spot {
	smooth, off, ok := t.smoothed(from, from+b.width, b.size)
	if !ok {
		return nil
	}
	type way struct {
		across, cost float64
		name         string
	}
	ways := []way{{-(off + clear(b) + b.descent), 0, alongAbove}, {off + clear(b) + b.ascent, costOfBelow, alongBelow}}
	if unseen {
		ways[0].cost, ways[1].cost = costOfBeyond, costOfBeyond+costOfBelow
		ways = append(ways, way{b.middle(), 0, alongOn})
	}
	var spots []spot
	for _, way := range ways {
		line := beyondEnds(aside(smooth, way.across), b.size)
		s, turning, ok := b.onCurve(line)
		if ok {
			s.cost = cost + costOfCurve + float64(costOfTurning*turning) + way.cost
			spots = append(spots, s.named(way.name+", curved"))
		}
	}
	return spots
}

// smoothed is the track around a stretch of it without its small windings, in the
// direction of reading, and how far the track is off that.
func (t track) smoothed(from, to, size float64) (line []float64, off float64, ok bool) {
	step := stepOfCurve * size
	from, to = math.Max(0, from-2*size), math.Min(t.length(), to+2*size)
	n := int(math.Min(2000, math.Ceil((to-from)/step)))
	if !(step > 0) || n < 4 {
		return nil, 0, false
	}
	raw := make([]float64, 0, 2*n+2)
	for i := range n + 1 {
		x, y, _ := t.at(from + float64((to-from)*(float64(i)/float64(n))))
		raw = append(raw, x, y)
	}
	line = mean(mean(raw, smoothing), smoothing)
	for i := 0; i < len(raw); i += 2 {
		off = math.Max(off, nearest(raw[i], raw[i+1], line))
	}
	if !(off <= mostOffCurve*size) {
		return nil, 0, false
	}
	last := len(line) - 2
	if dx, dy := line[last]-line[0], line[last+1]-line[1]; dx < 0 || dx == 0 && dy > 0 {
		line = backwards(line)
	}
	return line, off, true
}

// nearest is the distance of a point from a line.
func nearest(x, y float64, line []float64) float64 {
	least := math.Inf(1)
	for i := 3; i < len(line); i += 2 {
		least = math.Min(least, segment{line[i-3], line[i-2], line[i-1], line[i]}.distance2(x, y))
	}
	return math.Sqrt(least)
}

// mean is a line each point of which is the mean of as many to either side, of fewer
// near the ends, which stay.
func mean(line []float64, sides int) []float64 {
	n := len(line) / 2
	smooth := make([]float64, 0, len(line))
	for i := range n {
		reach := min(sides, i, n-1-i)
		x, y := 0.0, 0.0
		for k := i - reach; k <= i+reach; k++ {
			x, y = x+line[2*k], y+line[2*k+1]
		}
		count := float64(2*reach + 1)
		smooth = append(smooth, x/count, y/count)
	}
	return smooth
}

// backwards is a line from its end to its beginning.
func backwards(line []float64) []float64 {
	turned := make([]float64, 0, len(line))
	for i := len(line) - 2; i >= 0; i -= 2 {
		turned = append(turned, line[i], line[i+1])
	}
	return turned
}

// aside is a line that runs beside another one, so far to its right, which is down where
// it runs to the right.
func aside(line []float64, across float64) []float64 {
	moved := make([]float64, 0, len(line))
	for i := 0; i < len(line); i += 2 {
		before, after := max(0, i-2), min(len(line)-2, i+2)
		dx, dy := line[after]-line[before], line[after+1]-line[before+1]
		if l := math.Sqrt(float64(dx*dx) + float64(dy*dy)); l > 0 {
			moved = append(moved, line[i]-float64(across*(dy/l)), line[i+1]+float64(across*(dx/l)))
		}
	}
	return moved
}

// beyondEnds is a line that goes on straight at both ends, for letters that are wider in
// other fonts.
func beyondEnds(line []float64, by float64) []float64 {
	n := len(line)
	if n < 4 {
		return line
	}
	longer := make([]float64, 0, n+4)
	x, y := onwards(line[2], line[3], line[0], line[1], by)
	longer = append(append(longer, x, y), line...)
	x, y = onwards(line[n-4], line[n-3], line[n-2], line[n-1], by)
	return append(longer, x, y)
}

// onwards is the point so far behind the second of two points.
func onwards(x0, y0, x1, y1, by float64) (x, y float64) {
	dx, dy := x1-x0, y1-y0
	l := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if l == 0 {
		return x1, y1
	}
	return x1 + float64(by*(dx/l)), y1 + float64(by*(dy/l))
}

// onCurve puts a block of one line on a baseline, in its middle, and tells how much it
// turns. It has no room where the line is too short, too bent, or not read from left to
// right.
func (b block) onCurve(line []float64) (s spot, turning float64, ok bool) {
	t := newTrack(line)
	from := (t.length() - b.width) / 2
	if !(from >= 0) || len(line) < 6 {
		return spot{}, 0, false
	}
	_, _, first := t.at(from)
	_, _, last := t.at(from + b.width)
	for i := first; i <= last; i++ {
		dx, dy := line[2*i+2]-line[2*i], line[2*i+3]-line[2*i+1]
		if !(dx > leastReading*math.Sqrt(float64(dx*dx)+float64(dy*dy))) {
			return spot{}, 0, false
		}
		if i == first {
			continue
		}
		bend := math.Abs(angleBetween(line[2*i]-line[2*i-2], line[2*i+1]-line[2*i-1], dx, dy))
		if turning += bend; !(bend <= mostBend && turning <= mostTurning) {
			return spot{}, 0, false
		}
	}
	s = b.at(0, 0, render.AnchorMiddle, 0)
	s.text.Anchor = render.AnchorMiddle
	s.text.X, s.text.Y, _ = t.at(from + b.width/2)
	s.curve = geom.NewLineStringFlat(geom.XY, slices.Clone(line))
	s.boxes = b.boxesAlong(t, from)
	return s, turning, true
}

// angleBetween is the angle between two directions in radians.
func angleBetween(x0, y0, x1, y1 float64) float64 {
	return math.Atan2(float64(x0*y1)-float64(y0*x1), float64(x0*x1)+float64(y0*y1))
}

// boxesAlong are the boxes that a block takes along a track, one for some font sizes.
func (b block) boxesAlong(t track, from float64) []place.Box {
	n := int(math.Max(1, math.Min(200, math.Ceil(b.width/(piecesOfCurve*b.size)))))
	boxes := make([]place.Box, n)
	for i := range n {
		x0, y0, first := t.at(from + float64(b.width*(float64(i)/float64(n))))
		x1, y1, last := t.at(from + float64(b.width*(float64(i+1)/float64(n))))
		dx, dy := x1-x0, y1-y0
		l := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if l == 0 {
			dx, l = 1, 1
		}
		cos, sin := dx/l, dy/l
		// How far the baseline is above and below its chord.
		above, below := 0.0, 0.0
		for k := first + 1; k <= last; k++ {
			across := float64((t.line[2*k+1]-y0)*cos) - float64((t.line[2*k]-x0)*sin)
			above, below = math.Min(above, across), math.Max(below, across)
		}
		top, bottom := above-b.ascent-b.halo, below+b.descent+b.halo
		middle := (top + bottom) / 2
		x, y := x0+float64(dx/2)-float64(middle*sin), y0+float64(dy/2)+float64(middle*cos)
		w, h := l/2+max(b.before, b.behind)+b.halo, (bottom-top)/2
		boxes[i] = place.Box{Page: flat.Page{MinX: x - w, MinY: y - h, MaxX: x + w, MaxY: y + h}, Cos: cos, Sin: sin}
	}
	return boxes
}

// shifted is a line moved to the right and down.
func shifted(line *geom.LineString, dx, dy float64) *geom.LineString {
	points := slices.Clone(line.FlatCoords())
	for i := 0; i+1 < len(points); i += 2 {
		points[i], points[i+1] = points[i]+dx, points[i+1]+dy
	}
	return geom.NewLineStringFlat(geom.XY, points)
}
