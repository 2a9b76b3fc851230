package render

import (
	"encoding/binary"
	"math"

	"github.com/twpayne/go-geom"
)

// unpacker reads packed marks from front to back.
type unpacker struct {
	*Packed
	data []byte
	// taken counts the marks that were kept whole, plotted those that are plotted.
	taken, plotted int
}

// mark reads the next mark.
func (u *unpacker) mark() Mark {
	n := u.count()
	if n == 0 {
		u.taken++
		return u.whole[u.taken-1]
	}
	l, shape := &u.looks[(n-1)/2], Shape{}
	if n%2 == 0 {
		shape.plotted = &u.plots[u.plotted]
		u.plotted++
	}
	m := Mark{Classes: l.classes, Style: l.style, Variants: l.variants}
	m.ID, m.Title, m.Key = u.text(), u.text(), u.text()
	m.Told, m.Attributes = u.attributes(l.told), u.attributes(l.names)
	shape.Geometry, shape.Radius = u.geometry(), l.radius
	m.Form = shape
	return m
}

// attributes reads those of some names; nil for none.
func (u *unpacker) attributes(names []string) []Attribute {
	if len(names) == 0 {
		return nil
	}
	list := make([]Attribute, len(names))
	for i, name := range names {
		list[i] = Attribute{name, u.text()}
	}
	return list
}

// count reads a number of things.
func (u *unpacker) count() int {
	v, n := binary.Uvarint(u.data)
	u.data = u.data[n:]
	return int(v)
}

func (u *unpacker) step() int64 {
	v, n := binary.Varint(u.data)
	u.data = u.data[n:]
	return v
}

func (u *unpacker) text() string {
	n := u.count()
	s := string(u.data[:n])
	u.data = u.data[n:]
	return s
}

func (u *unpacker) geometry() geom.T {
	switch u.count() {
	case packedPoint:
		flat := u.part(nil)
		if len(flat) == 0 {
			return geom.NewPointEmpty(geom.XY)
		}
		return geom.NewPointFlat(geom.XY, flat)
	case packedPoints:
		return geom.NewMultiPointFlat(geom.XY, u.part(nil))
	case packedLine:
		return geom.NewLineStringFlat(geom.XY, u.part(nil))
	case packedRing:
		return geom.NewLinearRingFlat(geom.XY, u.part(nil))
	case packedLines:
		flat, ends := u.parts(nil)
		return geom.NewMultiLineStringFlat(geom.XY, flat, ends)
	case packedPolygon:
		flat, ends := u.parts(nil)
		return geom.NewPolygonFlat(geom.XY, flat, ends)
	case packedPolygons:
		endss := make([][]int, u.count())
		var flat []float64
		for i := range endss {
			flat, endss[i] = u.parts(flat)
		}
		return geom.NewMultiPolygonFlat(geom.XY, flat, endss)
	case packedCollection:
		c := geom.NewGeometryCollection()
		for range u.count() {
			if g := u.geometry(); g != nil {
				// Push fails only for another layout, and this is the same.
				_ = c.Push(g)
			}
		}
		return c
	default:
		return nil
	}
}

func (u *unpacker) parts(flat []float64) ([]float64, []int) {
	ends := make([]int, u.count())
	for i := range ends {
		flat = u.part(flat)
		ends[i] = len(flat)
	}
	return flat, ends
}

// part appends the positions of a part in pixels.
func (u *unpacker) part(flat []float64) []float64 {
	packed := u.count() == 1
	n := u.count()
	if !packed {
		for range n {
			x, y := binary.LittleEndian.Uint64(u.data), binary.LittleEndian.Uint64(u.data[8:])
			flat = append(flat, math.Float64frombits(x), math.Float64frombits(y))
			u.data = u.data[16:]
		}
		return flat
	}
	var x, y int64
	for range n {
		x, y = x+u.step(), y+u.step()
		flat = append(flat, u.grid.pixels(x), u.grid.pixels(y))
	}
	return flat
}
