package raster

import (
	"context"
	"fmt"
	"math"
)

// Paint is what paths are painted with.
type Paint struct {
	Colour Colour
	// Tile, if not nil, is painted in place of the colour, as opaque as the colour is.
	Tile *Tile
}

// Clip is the rectangle outside of which nothing is painted, in pixels.
type Clip struct{ MinX, MinY, MaxX, MaxY float64 }

// Look is how a path is filled and stroked.
type Look struct {
	// Fill and Stroke are what with; nil is not at all.
	Fill, Stroke *Paint
	// Rule says what is inside, Pen how the stroke is.
	Rule Rule
	Pen  Pen
	// StrokeFirst paints the fill over the stroke.
	StrokeFirst bool
	// Crisp leaves out the shades at edges: a pixel is covered or not.
	Crisp bool
	// Opacity is that of fill and stroke together, 0 to 255.
	Opacity uint8
}

// Canvas is a page that is painted on.
type Canvas struct {
	// MostBytes is how much memory the page, and the groups on it, may take; 0 is no limit.
	MostBytes int64

	ctx    context.Context
	width  int32
	height int32
	// pages are the page and on it the groups at hand.
	pages []*Picture
	// ops are what is not painted yet, and points how many points they have.
	ops    []op
	points int
	clips  []Clip
	// groups are those at hand.
	groups []group
	err    error
}

// MostPixels is how many pixels a page may have.
const MostPixels = 1 << 29

// NewCanvas returns an empty page. Painting ends with the context.
func NewCanvas(ctx context.Context, width, height int) (*Canvas, error) {
	if width < 1 || height < 1 || width > 1<<20 || height > 1<<20 || width*height > MostPixels {
		return nil, fmt.Errorf("a picture of %d by %d pixels cannot be made: it may have 1 to %d pixels, and 1 to %d on a side", width, height, MostPixels, 1<<20)
	}
	return &Canvas{ctx: ctx, width: int32(width), height: int32(height)}, nil
}

// group is a group at hand: how opaque it is, and what is painted of it already.
type group struct {
	alpha   uint8
	touched box
}

// kind is what an op does.
type kind uint8

const (
	paintPath kind = iota
	beginGroup
	endGroup
)

// op is one step of painting.
type op struct {
	kind kind
	path *Path
	// stroked says that the path's stroke is painted, not its inside.
	stroked bool
	pen     Pen
	rule    Rule
	crisp   bool
	paint   Paint
	clip    *Clip
	// alpha is the opacity of a group, known where it begins and found where it ends.
	alpha uint8
	// shape is what is painted, and box what is touched; found when the ops are painted.
	shape *shape
	box   box
}

// Draw fills and strokes a path, which must not be changed after that.
func (c *Canvas) Draw(p *Path, l Look) {
	both := l.Fill != nil && l.Stroke != nil
	if l.Opacity == 0 || l.Fill == nil && l.Stroke == nil {
		return
	}
	if both && l.Opacity < 255 {
		c.Begin(l.Opacity)
		l.Opacity = 255
		defer c.End()
	}
	order := [2]bool{false, true}
	if l.StrokeFirst {
		order = [2]bool{true, false}
	}
	for _, stroked := range order {
		paint := l.Fill
		if stroked {
			paint = l.Stroke
		}
		if paint == nil {
			continue
		}
		o := op{path: p, stroked: stroked, pen: l.Pen, rule: l.Rule, crisp: l.Crisp, paint: *paint}
		o.paint.Colour.A = uint8(byte255(uint32(paint.Colour.A) * uint32(l.Opacity)))
		if stroked {
			o.rule = NonZero
		}
		if n := len(c.clips); n > 0 {
			o.clip = &c.clips[n-1]
		}
		c.add(o)
	}
}

// mostPoints and mostOps are how much is put together before it is painted.
const (
	mostPoints = 1 << 18
	mostOps    = 1 << 13
)

func (c *Canvas) add(o op) {
	if c.err != nil {
		return
	}
	c.ops = append(c.ops, o)
	if n := len(c.ops); o.path != nil && (n < 2 || c.ops[n-2].path != o.path) { // filled and stroked
		c.points += len(o.path.points)
	}
	if c.points > mostPoints || len(c.ops) > mostOps {
		c.flush()
	}
}

// Begin begins a group that is blended with what is below it as a whole, with an opacity of
// alpha / 255.
func (c *Canvas) Begin(alpha uint8) { c.add(op{kind: beginGroup, alpha: alpha}) }

// End ends the group that was begun last.
func (c *Canvas) End() { c.add(op{kind: endGroup}) }

// Clip lets nothing be painted outside of a rectangle, and of those that hold already, until
// Unclip.
func (c *Canvas) Clip(to Clip) {
	if n := len(c.clips); n > 0 {
		last := c.clips[n-1]
		to = Clip{max(to.MinX, last.MinX), max(to.MinY, last.MinY), min(to.MaxX, last.MaxX), min(to.MaxY, last.MaxY)}
	}
	c.clips = append(c.clips[:len(c.clips):len(c.clips)], to)
}

// Unclip takes back the last Clip.
func (c *Canvas) Unclip() { c.clips = c.clips[:len(c.clips)-1] }

// Picture paints what is not painted yet and returns the page. The canvas must not be used
// after that.
func (c *Canvas) Picture() (*Picture, error) {
	c.flush()
	c.grow(0)
	if c.err != nil {
		return nil, c.err
	}
	return c.pages[0], nil
}

// coverage is how much of a pixel's side from v to v+1 lies between two bounds, 0 to 256.
func coverage(v int32, low, high float64) int32 {
	part := min(high, float64(v)+1) - max(low, float64(v))
	return int32(math.Round(256 * max(0, min(1, part))))
}

// grow makes pages for the groups that lie so deep.
func (c *Canvas) grow(deepest int) {
	for c.err == nil && len(c.pages) <= deepest {
		bytes := 4 * int64(c.width) * int64(c.height)
		if n := int64(len(c.pages)) + 1; c.MostBytes > 0 && n*bytes > c.MostBytes {
			c.err = &MemoryError{fmt.Sprintf("a picture of %d by %d pixels, with %d groups that are blended within each other, takes %d bytes; %d are allowed",
				c.width, c.height, n-1, n*bytes, c.MostBytes)}
			return
		}
		c.pages = append(c.pages, newPicture(c.width, c.height))
	}
}

// MemoryError says that a picture would take more memory than it may.
type MemoryError struct{ text string }

// Error says how much it would be.
func (e *MemoryError) Error() string { return e.text }

// OverMemory reports whether the error is that of a limit of memory: it is.
func (e *MemoryError) OverMemory() bool { return true }
