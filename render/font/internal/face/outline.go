package face

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
)

// Outlines are those of the glyphs of a Table, of which many share contours: accented
// letters have those of their letter and of their accent.
type Outlines struct {
	// contours are closed lines from 0, 0; each begins with a MoveTo there.
	contours [][]Segment
	// glyphs are the contours of each glyph, and where they begin.
	glyphs [][]placed
}

// placed is a contour in its place.
type placed struct {
	contour int
	at      Point
}

// Outline is how a glyph is drawn; nil for one without ink.
func (o *Outlines) Outline(index int) []Segment {
	if index < 0 || index >= len(o.glyphs) {
		return nil
	}
	var outline []Segment
	for _, p := range o.glyphs[index] {
		for _, s := range o.contours[p.contour] {
			for i := range points(s.Op) {
				s.To[i].X, s.To[i].Y = s.To[i].X+p.at.X, s.To[i].Y+p.at.Y
			}
			outline = append(outline, s)
		}
	}
	return outline
}

// points is how many points a segment has.
func points(op Op) int {
	switch op {
	case QuadTo:
		return 2
	case CubeTo:
		return 3
	}
	return 1
}

// MakeOutlines makes the outlines of a table's glyphs; of is how the font draws the glyph
// that it has for a table's own.
func MakeOutlines(n int, of func(glyph int) []Segment) *Outlines {
	o, known := &Outlines{glyphs: make([][]placed, n)}, map[string]int{}
	for glyph := range n {
		for _, contour := range split(of(glyph)) {
			at := contour[0].To[0]
			var w writer
			for i := range contour {
				for k := range points(contour[i].Op) {
					contour[i].To[k].X -= at.X
					contour[i].To[k].Y -= at.Y
				}
			}
			w.contour(contour)
			number, ok := known[string(w.bytes)]
			if !ok {
				number = len(o.contours)
				known[string(w.bytes)] = number
				o.contours = append(o.contours, contour)
			}
			o.glyphs[glyph] = append(o.glyphs[glyph], placed{number, at})
		}
	}
	return o
}

// split cuts an outline into its contours.
func split(outline []Segment) [][]Segment {
	var contours [][]Segment
	for _, s := range outline {
		if s.Op == MoveTo {
			contours = append(contours, nil)
		}
		if n := len(contours); n > 0 {
			contours[n-1] = append(contours[n-1], s)
		}
	}
	return contours
}

// implied is the kind of a QuadTo whose end is not written, since it is half-way between its
// control point and that of the next one, as in most outlines of TrueType.
const implied = CubeTo + 1

// halfway is the point between two that font files leave out.
func halfway(a, b Point) Point { return Point{(a.X + b.X) >> 1, -((-a.Y - b.Y) >> 1)} }

// contour puts down a contour that begins at 0, 0: its segments' kinds, then the differences
// of their points from those before.
func (w *writer) contour(c []Segment) {
	w.put(len(c) - 1)
	ops := make([]Op, len(c))
	for i, s := range c {
		ops[i] = s.Op
		if s.Op == QuadTo && i+1 < len(c) && c[i+1].Op == QuadTo && s.To[1] == halfway(s.To[0], c[i+1].To[0]) {
			ops[i] = implied
		}
	}
	for _, op := range ops[1:] {
		w.bytes = append(w.bytes, byte(op))
	}
	last := Point{}
	for i, s := range c[1:] {
		for k := range written(ops[1+i]) {
			w.put(s.To[k].X - last.X)
			w.put(s.To[k].Y - last.Y)
			last = s.To[k]
		}
	}
}

// written is how many points of a segment are written.
func written(op Op) int {
	if op == implied {
		return 1
	}
	return points(op)
}

func (r *reader) contour() []Segment {
	c := make([]Segment, 1+r.count())
	for i := range c[1:] {
		c[1+i].Op = Op(r.byte())
	}
	last := Point{}
	for i := range c[1:] {
		for k := range written(c[1+i].Op) {
			last.X += r.get()
			last.Y += r.get()
			c[1+i].To[k] = last
		}
	}
	for i := range c {
		if c[i].Op == implied && i+1 < len(c) {
			c[i].Op, c[i].To[1] = QuadTo, halfway(c[i].To[0], c[i+1].To[0])
		}
	}
	return c
}

// PackOutlines writes outlines in the form that UnpackOutlines reads.
func PackOutlines(o *Outlines) ([]byte, error) {
	var w writer
	w.put(len(o.contours))
	for _, c := range o.contours {
		w.contour(c)
	}
	w.put(len(o.glyphs))
	for _, glyph := range o.glyphs {
		w.put(len(glyph))
		for _, p := range glyph {
			w.put(p.contour)
			w.put(p.at.X)
			w.put(p.at.Y)
		}
	}
	return packed(w.bytes)
}

// packed compresses bytes.
func packed(data []byte) ([]byte, error) {
	var out bytes.Buffer
	z, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	err = z.Close()
	return out.Bytes(), err
}

// mostUnpacked is how long a table may be, unpacked.
const mostUnpacked = 16 << 20

// unpacked reads what packed wrote.
func unpacked(data []byte) (reader, error) {
	all, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), mostUnpacked))
	if err != nil {
		return reader{}, fmt.Errorf("the table of a font: %w", err)
	}
	return reader{bytes: all}, nil
}

// UnpackOutlines reads what PackOutlines wrote.
func UnpackOutlines(data []byte) (*Outlines, error) {
	r, err := unpacked(data)
	if err != nil {
		return nil, err
	}
	o := &Outlines{contours: make([][]Segment, r.count())}
	for i := range o.contours {
		o.contours[i] = r.contour()
	}
	o.glyphs = make([][]placed, r.count())
	for i := range o.glyphs {
		o.glyphs[i] = make([]placed, r.count())
		for k := range o.glyphs[i] {
			p := placed{r.get(), Point{r.get(), r.get()}}
			if p.contour < 0 || p.contour >= len(o.contours) {
				return nil, errors.New("the outlines of a font are broken")
			}
			o.glyphs[i][k] = p
		}
	}
	return o, r.err
}
