package render

import (
	"bytes"
	"encoding/binary"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// Packed are marks packed as densely as they are printed, for layers too large
// to be held as they are. Their coordinates are on the grid of 10^-decimals
// pixels that they will be rounded to, each as its step from the one before; points that
// repeat the one before are left out. Printed with as many decimals they give the same bytes as
// the marks themselves. The paths that a Plotter has put down stay with them; of marks
// that are Hollow these are all there is. It may be read by several goroutines at once.
type Packed struct {
	grid  grid
	data  []byte
	looks []packedLook
	// whole are marks that are no shapes, as they were.
	whole []Mark
	// plots are of shapes that a Plotter has put down, in their order.
	plots []plotted
	// known finds looks by their texts while marks are added.
	known map[string]int
	key   []byte
	// steps are those of the part at hand.
	steps []byte
}

// packedLook is what many marks have in common.
type packedLook struct {
	classes []string
	names   []string
	// told are the names of attributes that only pages have.
	told  []string
	style styles.Style
	// variants are those of marks, which hold no part of the input.
	variants []styles.Variant
	radius   float64
}

// Pack packs marks that will be written with these options.
func Pack(marks []Mark, o Options) (*Packed, error) {
	decimals, err := o.decimals()
	if err != nil {
		return nil, err
	}
	p := &Packed{grid: stepsOf(decimals), known: map[string]int{}}
	for i := range marks {
		p.add(&marks[i])
	}
	p.known, p.key, p.steps = nil, nil, nil
	p.data = bytes.Clone(p.data) // without room to grow
	return p, nil
}

// Unpack yields the marks of chunks one after the other, as Group.Stream wants
// them. Each mark is made anew.
func Unpack(chunks []*Packed) iter.Seq2[Mark, error] {
	return func(yield func(Mark, error) bool) {
		for _, p := range chunks {
			r := unpacker{Packed: p, data: p.data}
			for len(r.data) > 0 {
				if !yield(r.mark(), nil) {
					return
				}
			}
		}
	}
}

// Bytes is about how much memory the marks take.
func (p *Packed) Bytes() int {
	n := len(p.data)
	for i := range p.plots {
		n += int(p.plots[i].toData-p.plots[i].fromData) + 8*int(p.plots[i].toPoints-p.plots[i].fromPoints) + 32
	}
	for _, l := range p.looks {
		n += 200 + 48*len(l.style) + 16*(len(l.names)+len(l.told))
	}
	return n
}

// add packs one mark: a number, 0 for one that is kept whole and else twice that of
// its look and 1, and 1 more for one that is plotted, then its texts and its geometry.
func (p *Packed) add(m *Mark) {
	s, ok := m.Form.(Shape)
	if !ok {
		p.data = append(p.data, 0)
		p.whole = append(p.whole, *m)
		return
	}
	head := 2*uint64(p.look(m, s)) + 1
	if s.plotted != nil {
		p.plots = append(p.plots, *s.plotted)
		head++
	}
	p.data = binary.AppendUvarint(p.data, head)
	for _, text := range [3]string{m.ID, m.Title, m.Key} {
		p.text(text)
	}
	for _, list := range [2][]Attribute{m.Told, m.Attributes} {
		for _, a := range list {
			p.text(a.Value)
		}
	}
	p.geometry(s.Geometry)
}

func (p *Packed) text(s string) {
	p.data = binary.AppendUvarint(p.data, uint64(len(s)))
	p.data = append(p.data, s...)
}

// look finds the number of a mark's look.
func (p *Packed) look(m *Mark, s Shape) int {
	k := p.key[:0]
	k = binary.AppendUvarint(k, math.Float64bits(s.Radius))
	for _, class := range m.Classes {
		k = append(append(k, class...), 0)
	}
	k = append(k, 1)
	for _, list := range [2][]Attribute{m.Told, m.Attributes} {
		for _, a := range list {
			k = append(append(k, a.Name...), 0)
		}
		k = append(k, 1)
	}
	for _, property := range m.Style {
		k = append(append(k, property.Name...), 0)
		k = append(append(k, property.Value...), 0)
	}
	for _, v := range m.Variants {
		k = append(append(append(append(k, 1), v.When.Media...), 0), v.When.State...)
		for _, property := range v.Style {
			k = append(append(append(append(k, 0), property.Name...), 0), property.Value...)
		}
	}
	p.key = k
	if n, ok := p.known[string(k)]; ok {
		return n
	}
	l := packedLook{classes: slices.Clone(m.Classes), style: m.Style, variants: m.Variants, radius: s.Radius}
	for _, a := range m.Told {
		l.told = append(l.told, strings.Clone(a.Name))
	}
	for _, a := range m.Attributes {
		l.names = append(l.names, strings.Clone(a.Name))
	}
	p.known[string(k)] = len(p.looks)
	p.looks = append(p.looks, l)
	return len(p.looks) - 1
}

// Kinds of packed geometries.
const (
	packedNone = iota
	packedPoint
	packedPoints
	packedLine
	packedRing
	packedLines
	packedPolygon
	packedPolygons
	packedCollection
)

// geometry packs a geometry: its kind, how many parts it has, and its parts.
func (p *Packed) geometry(g geom.T) {
	switch g := g.(type) {
	case *geom.Point:
		p.kind(packedPoint)
		p.part(g.FlatCoords(), g.Stride(), true)
	case *geom.MultiPoint:
		p.kind(packedPoints)
		p.part(g.FlatCoords(), g.Stride(), true)
	case *geom.LineString:
		p.kind(packedLine)
		p.part(g.FlatCoords(), g.Stride(), false)
	case *geom.LinearRing:
		p.kind(packedRing)
		p.part(g.FlatCoords(), g.Stride(), false)
	case *geom.MultiLineString:
		p.kind(packedLines)
		p.parts(g.FlatCoords(), 0, g.Ends(), g.Stride())
	case *geom.Polygon:
		p.kind(packedPolygon)
		p.parts(g.FlatCoords(), 0, g.Ends(), g.Stride())
	case *geom.MultiPolygon:
		p.kind(packedPolygons)
		p.data = binary.AppendUvarint(p.data, uint64(len(g.Endss())))
		start := 0
		for _, ends := range g.Endss() {
			start = p.parts(g.FlatCoords(), start, ends, g.Stride())
		}
	case *geom.GeometryCollection:
		p.kind(packedCollection)
		p.data = binary.AppendUvarint(p.data, uint64(g.NumGeoms()))
		for _, part := range g.Geoms() {
			p.geometry(part)
		}
	default:
		p.kind(packedNone)
	}
}

func (p *Packed) kind(k byte) { p.data = append(p.data, k) }

func (p *Packed) parts(flat []float64, start int, ends []int, stride int) int {
	p.data = binary.AppendUvarint(p.data, uint64(len(ends)))
	for _, end := range ends {
		p.part(flat[start:end], stride, false)
		start = end
	}
	return start
}

// part packs positions: 1 and their steps or, where one is too far away for the
// grid or no number, 0 and they themselves. Where not each is drawn for itself,
// those are left out that a path leaves out: what repeats the one before, and
// what lies straight between its neighbours.
func (p *Packed) part(flat []float64, stride int, each bool) {
	steps, n := p.steps[:0], 0
	var x, y, stepX, stepY int64 // the last position, and the step that led to it
	for i := 0; i+1 < len(flat); i += stride {
		nextX, okX := p.grid.snap(flat[i])
		nextY, okY := p.grid.snap(flat[i+1])
		if !okX || !okY || max(nextX, -nextX, nextY, -nextY) > farthestStep {
			p.exact(flat, stride)
			return
		}
		dx, dy := nextX-x, nextY-y
		x, y = nextX, nextY
		switch {
		case i == 0 || each:
		case dx == 0 && dy == 0:
			continue
		case n > 1 && straight(stepX, stepY, dx, dy):
			stepX, stepY = stepX+dx, stepY+dy
			continue
		}
		if n > 0 {
			steps = binary.AppendVarint(binary.AppendVarint(steps, stepX), stepY)
		}
		stepX, stepY = dx, dy
		n++
	}
	if n > 0 {
		steps = binary.AppendVarint(binary.AppendVarint(steps, stepX), stepY)
	}
	p.steps = steps
	p.data = append(p.data, 1)
	p.data = binary.AppendUvarint(p.data, uint64(n))
	p.data = append(p.data, steps...)
}

// farthestStep is how far from the origin a position on the grid may be, so
// that it is found on the grid again once it was a number of pixels.
const farthestStep = 1 << 48

func (p *Packed) exact(flat []float64, stride int) {
	p.data = append(p.data, 0)
	p.data = binary.AppendUvarint(p.data, uint64(len(flat)/stride))
	for i := 0; i+1 < len(flat); i += stride {
		p.data = binary.LittleEndian.AppendUint64(p.data, math.Float64bits(flat[i]))
		p.data = binary.LittleEndian.AppendUint64(p.data, math.Float64bits(flat[i+1]))
	}
}
