package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// What places along a line cost: as far from its middle as its ends are, below it,
// off it, where no stretch is straight enough, and from bottom to top.
const (
	costOfEnd   = 150
	costOfBelow = 80
	costOfOff   = 250
	costOfSteep = 80
)

// stretches is about how many stretches of a line are looked at.
const stretches = 24

// straight is how far, in font sizes, a line may be off a label that runs along it.
const straight = 0.3

// along lists the spots for the label of a line: above and below the stretches of it that are
// straight enough, or upon them where the line is not drawn; the nearer to its middle the
// better. Where there are none it is the middle of the line itself, unless the label stands on
// its line already (w.again).
func along(b block, g geom.T, w Wanted) []spot {
	var spots []spot
	b.thick = w.Radius
	for line := range flat.Lines(g) {
		if w.Unseen {
			spots = append(spots, b.upon(line, w.again)...)
		} else {
			spots = append(spots, b.alongLine(newTrack(line), false)...)
		}
	}
	if len(spots) > 0 || w.again {
		return spots
	}
	x, y, ok := middleOfLine(g)
	if !ok {
		return nil
	}
	for _, s := range near(b, x, y) {
		s.cost += costOfOff
		spots = append(spots, s.named(string(Inside)))
	}
	return spots
}

// The names of places along lines.
const (
	alongOn    = string(Along) + ", on"
	alongAbove = string(Along) + ", above"
	alongBelow = string(Along) + ", below"
)

// track is a line and how long it is up to each of its points.
type track struct {
	line []float64
	upTo []float64
}

func newTrack(line []float64) track {
	t := track{line, make([]float64, len(line)/2)}
	for i := 1; i < len(t.upTo); i++ {
		t.upTo[i] = t.upTo[i-1] + lineLength(line[2*i-2:2*i+2])
	}
	return t
}

func (t track) length() float64 {
	if len(t.upTo) == 0 {
		return 0
	}
	return t.upTo[len(t.upTo)-1]
}

// at is the point so far along the track, and the number of the point before it.
func (t track) at(s float64) (x, y float64, before int) {
	i := 1
	for i < len(t.upTo)-1 && t.upTo[i] < s {
		i++
	}
	f := 0.0
	if d := t.upTo[i] - t.upTo[i-1]; d > 0 {
		f = math.Max(0, math.Min(1, (s-t.upTo[i-1])/d))
	}
	p := t.line[2*i-2 : 2*i+2]
	return p[0] + float64(f*(p[2]-p[0])), p[1] + float64(f*(p[3]-p[1])), i - 1
}

// alongLine lists the spots of a block along one line: above and below it, and on it where
// that is not drawn.
func (b block) alongLine(t track, unseen bool) []spot {
	room, middle := t.length()-b.width, t.wish(b.anchor)
	if !(room >= 0) || !(b.width > 0) || len(b.lines) != 1 {
		return nil
	}
	var spots []spot
	n := int(math.Min(stretches, math.Max(1, math.Ceil(4*room/b.width))))
	for i := range n + 1 {
		from := room * float64(i) / float64(n)
		cost := float64(costOfEnd * math.Abs(float64(i)/float64(n)-middle) / max(middle, 1-middle))
		c, ok := t.chord(from, from+b.width, straight*b.size)
		if !ok {
			spots = append(spots, b.curved(t, from, cost, unseen)...)
			continue
		}
		cost += float64(costOfSteep * math.Abs(c.sin))
		if unseen {
			spots = append(spots, b.on(c, b.middle(), cost).named(alongOn))
			cost += costOfBeyond
		}
		spots = append(spots, b.on(c, c.above(b), cost).named(alongAbove), b.on(c, c.below(b), cost+costOfBelow).named(alongBelow))
	}
	return spots
}

// wish is where along the track, as a part of its length, a text stands best: in its
// middle, or at the end where reading starts or ends where the style anchors texts there
// (text-anchor).
func (t track) wish(anchor string) float64 {
	last := len(t.line) - 2
	dx, dy := t.line[last]-t.line[0], t.line[last+1]-t.line[1]
	backwards := dx < 0 || dx == 0 && dy > 0
	switch render.Anchor(anchor) {
	case render.AnchorStart:
		if backwards {
			return 1
		}
		return 0
	case render.AnchorEnd:
		if backwards {
			return 0
		}
		return 1
	}
	return 0.5
}

// chord is a straight stretch, in the direction of reading: its middle, and the cosine
// and sine of its angle, y down. off is how far the line is off it on either side.
type chord struct {
	x, y, cos, sin float64
	off            float64
}

// chord is the straight line from one point of the track to another, unless the track
// is farther off it than most.
func (t track) chord(from, to, most float64) (chord, bool) {
	x0, y0, first := t.at(from)
	x1, y1, last := t.at(to)
	dx, dy := x1-x0, y1-y0
	length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if !(length > 0.95*(to-from)) {
		return chord{}, false
	}
	c := chord{x: x0 + float64(dx/2), y: y0 + float64(dy/2), cos: dx / length, sin: dy / length}
	if c.cos < 0 || c.cos == 0 && c.sin > 0 { // upside down
		c.cos, c.sin = -c.cos, -c.sin
	}
	for i := first + 1; i <= last; i++ {
		px, py := t.line[2*i]-c.x, t.line[2*i+1]-c.y
		c.off = math.Max(c.off, math.Abs(float64(py*c.cos)-float64(px*c.sin)))
	}
	return c, c.off <= most
}

// above and below are how far across the stretch, downwards, the baseline of a block
// is that stands clear of the line.
func (c chord) above(b block) float64 { return -(c.off + clear(b) + b.descent) }
func (c chord) below(b block) float64 { return c.off + clear(b) + b.ascent }

// clear is how far a text stands from the middle of its line. A thin line takes none of that room.
func clear(b block) float64 {
	return max(float64(0.15*b.size), b.thick+float64(0.05*b.size)) + b.halo
}

// on puts a block of one line along a stretch, its baseline so far across.
func (b block) on(c chord, across, cost float64) spot {
	s := b.at(c.x-float64(b.width/2), c.y, render.AnchorMiddle, cost)
	s.text.Anchor = render.AnchorMiddle
	s.text.X, s.text.Y = c.x-float64(across*c.sin), c.y+float64(across*c.cos)
	s.text.Angle = math.Atan2(c.sin, c.cos) * 180 / math.Pi
	middle := across + float64((b.descent-b.ascent)/2)
	x, y := c.x-float64(middle*c.sin), c.y+float64(middle*c.cos)
	w, h := float64(b.width/2)+max(b.before, b.behind)+b.halo, float64((b.ascent+b.descent)/2)+b.halo
	s.boxes = []place.Box{{Page: flat.Page{MinX: x - w, MinY: y - h, MaxX: x + w, MaxY: y + h}, Cos: c.cos, Sin: c.sin}}
	return s
}
