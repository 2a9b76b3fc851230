// Package wkb reads geometries in well-known binary, as databases give them and
// as columns of tables hold them.
package wkb

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers/internal/corners"
)

// Types of geometries in WKB: OGC 06-103r4, table 7 and ISO 13249-3.
const (
	wkbPoint        = 1
	wkbLine         = 2
	wkbPolygon      = 3
	wkbMultiPoint   = 4
	wkbMultiLine    = 5
	wkbMultiPolygon = 6
	wkbCollection   = 7
	wkbSurface      = 15 // a MultiPolygon by another name
	wkbTIN          = 16 // a MultiPolygon of triangles
	wkbTriangle     = 17 // a Polygon by another name
)

// maxDepth is how deep collections may stand in one another.
const maxDepth = 32

var errShort = errors.New("it ends too early")

// decoder walks over WKB. Every count is checked against the bytes that are left
// before anything is allocated.
type decoder struct {
	rest []byte
	// order is that of the bytes, and size the number of ordinates of each
	// position, in the geometry at hand.
	order binary.ByteOrder
	size  int
	// srid is the number of the coordinate system, 0 where none is named.
	srid int
	// count is told of what is left out.
	count func(finding string)
}

// Decode returns the geometry, of layout XY, or nil for an empty one, and the
// number of the coordinate system that it names, 0 for none. It reads the WKB of
// OGC and ISO, and the EWKB of PostGIS, in both orders of bytes; heights and
// measures are dropped. Lines without length and rings without three corners are
// left out, and count is told of them.
func Decode(wkb []byte, count func(finding string)) (g geom.T, srid int, err error) {
	d := decoder{rest: wkb, count: count}
	members, err := d.geometry(nil, 0)
	switch {
	case err != nil:
		return nil, 0, err
	case len(d.rest) > 0:
		return nil, 0, fmt.Errorf("%d bytes too many", len(d.rest))
	case len(members) == 0:
		return nil, d.srid, nil
	case len(members) == 1:
		return members[0], d.srid, nil
	}
	all := geom.NewGeometryCollection()
	err = all.Push(members...)
	return all, d.srid, err
}

// geometry reads a geometry and appends it unless it is empty; of a
// collection, its members.
func (d *decoder) geometry(members []geom.T, depth int) ([]geom.T, error) {
	kind, err := d.header()
	if err != nil {
		return members, err
	}
	var g geom.T
	switch kind {
	case wkbPoint:
		g, err = d.point()
	case wkbLine:
		var flat []float64
		if flat, err = d.line(nil); len(flat) > 0 {
			g = geom.NewLineStringFlat(geom.XY, flat)
		}
	case wkbPolygon, wkbTriangle:
		var p parts
		if err = d.rings(&p); len(p.flat) > 0 {
			g = geom.NewPolygonFlat(geom.XY, p.flat, p.ends)
		}
	case wkbMultiPoint, wkbMultiLine, wkbMultiPolygon, wkbSurface, wkbTIN:
		g, err = d.multi(kind)
	case wkbCollection:
		return d.collection(members, depth)
	default:
		err = fmt.Errorf("type %d is not known", kind)
	}
	if err == nil && g != nil {
		members = append(members, g)
	}
	return members, err
}

func (d *decoder) collection(members []geom.T, depth int) ([]geom.T, error) {
	n, err := d.number(5)
	if err == nil && depth == maxDepth {
		err = fmt.Errorf("collections are nested more than %d deep", maxDepth)
	}
	for ; n > 0 && err == nil; n-- {
		members, err = d.geometry(members, depth+1)
	}
	return members, err
}

// parts gathers the coordinates of a geometry of several parts.
type parts struct {
	flat  []float64
	ends  []int
	endss [][]int
}

// multi reads the parts of a geometry of several parts, each with a header of
// its own. Empty parts are left out.
func (d *decoder) multi(kind uint32) (geom.T, error) {
	n, err := d.number(5)
	var p parts
	for ; n > 0 && err == nil; n-- {
		err = d.part(&p, partOf(kind))
	}
	if err != nil || len(p.flat) == 0 {
		return nil, err
	}
	switch kind {
	case wkbMultiPoint:
		return geom.NewMultiPointFlat(geom.XY, p.flat), nil
	case wkbMultiLine:
		return geom.NewMultiLineStringFlat(geom.XY, p.flat, p.ends), nil
	}
	return geom.NewMultiPolygonFlat(geom.XY, p.flat, p.endss), nil
}

// partOf returns the type of the parts of a geometry of several parts.
func partOf(kind uint32) uint32 {
	switch kind {
	case wkbMultiPoint:
		return wkbPoint
	case wkbMultiLine:
		return wkbLine
	case wkbTIN:
		return wkbTriangle
	}
	return wkbPolygon
}

// part reads a part, which must be of a type.
func (d *decoder) part(p *parts, want uint32) error {
	kind, err := d.header()
	switch {
	case err != nil:
		return err
	case kind != want:
		return fmt.Errorf("a part is of type %d, want %d", kind, want)
	}
	switch kind {
	case wkbPoint:
		g, err := d.point()
		if g != nil {
			p.flat = append(p.flat, g.FlatCoords()...)
		}
		return err
	case wkbLine:
		before := len(p.flat)
		if p.flat, err = d.line(p.flat); len(p.flat) > before {
			p.ends = append(p.ends, len(p.flat))
		}
		return err
	}
	one := parts{flat: p.flat}
	err = d.rings(&one)
	p.flat = one.flat
	if len(one.ends) > 0 {
		p.endss = append(p.endss, one.ends)
	}
	return err
}

// Flags of EWKB in the type: PostGIS, liblwgeom, lwin_wkb.c.
const (
	ewkbZ, ewkbM, ewkbSRID = 0x80000000, 0x40000000, 0x20000000
	ewkbFlags              = ewkbZ | ewkbM | ewkbSRID
)

// header reads the byte order and the type, and what the type says besides.
func (d *decoder) header() (uint32, error) {
	if len(d.rest) < 5 {
		return 0, errShort
	}
	switch d.rest[0] {
	case 0:
		d.order = binary.BigEndian
	case 1:
		d.order = binary.LittleEndian
	default:
		return 0, fmt.Errorf("byte order %d, want 0 or 1", d.rest[0])
	}
	kind := d.order.Uint32(d.rest[1:])
	d.rest = d.rest[5:]
	d.size = 2
	if kind&ewkbZ != 0 {
		d.size++
	}
	if kind&ewkbM != 0 {
		d.size++
	}
	if kind&ewkbSRID != 0 {
		if len(d.rest) < 4 {
			return 0, errShort
		}
		if id := int(int32(d.order.Uint32(d.rest))); d.srid == 0 && id > 0 {
			d.srid = id
		}
		d.rest = d.rest[4:]
	}
	kind &^= ewkbFlags
	if thousands := kind / 1000; thousands >= 1 && thousands <= 3 && d.size == 2 {
		// ISO: Z, M, ZM.
		d.size, kind = []int{3, 3, 4}[thousands-1], kind%1000
	}
	return kind, nil
}

// number reads a count of things of at least size bytes.
func (d *decoder) number(size int) (int, error) {
	if len(d.rest) < 4 {
		return 0, errShort
	}
	n := uint64(d.order.Uint32(d.rest))
	d.rest = d.rest[4:]
	if n*uint64(size) > uint64(len(d.rest)) {
		return 0, errShort
	}
	return int(n), nil
}

// point reads a point; an empty one is written as NaN, NaN.
func (d *decoder) point() (geom.T, error) {
	if len(d.rest) < 8*d.size {
		return nil, errShort
	}
	flat := d.take(nil, 1)
	if math.IsNaN(flat[0]) && math.IsNaN(flat[1]) {
		return nil, nil
	}
	return geom.NewPointFlat(geom.XY, flat), nil
}

// points reads a count and as many points.
func (d *decoder) points(flat []float64) ([]float64, error) {
	n, err := d.number(8 * d.size)
	if err != nil {
		return flat, err
	}
	return d.take(flat, n), nil
}

// line reads the points of a line, which has none when they are all the same.
func (d *decoder) line(flat []float64) ([]float64, error) {
	before := len(flat)
	flat, err := d.points(flat)
	if err == nil && len(flat) > before && !corners.Two(flat[before:]) {
		d.count("lines without length left out")
		return flat[:before], nil
	}
	return flat, err
}

// rings reads a count and as many rings. Without its outer ring a polygon is
// empty.
func (d *decoder) rings(p *parts) error {
	start, lost := len(p.flat), false
	n, err := d.number(4)
	for i := 0; i < n && err == nil; i++ {
		before := len(p.flat)
		if p.flat, err = d.points(p.flat); len(p.flat) == before {
			continue
		}
		if !corners.Three(p.flat[before:]) {
			d.count("rings with fewer than three corners left out")
			p.flat, lost = p.flat[:before], lost || i == 0
			continue
		}
		p.ends = append(p.ends, len(p.flat))
	}
	if lost {
		p.flat, p.ends = p.flat[:start], nil
	}
	return err
}

// take appends n points, which are known to be there.
func (d *decoder) take(flat []float64, n int) []float64 {
	if flat == nil {
		flat = make([]float64, 0, 2*n)
	}
	step := 8 * d.size
	if d.size == 2 && d.order == binary.ByteOrder(binary.LittleEndian) {
		// Nearly all there is, and much of it: no call for each number.
		for i := range 2 * n {
			flat = append(flat, math.Float64frombits(binary.LittleEndian.Uint64(d.rest[8*i:])))
		}
		d.rest = d.rest[step*n:]
		return flat
	}
	for i := range n {
		at := d.rest[step*i:]
		flat = append(flat, math.Float64frombits(d.order.Uint64(at)), math.Float64frombits(d.order.Uint64(at[8:])))
	}
	d.rest = d.rest[step*n:]
	return flat
}
