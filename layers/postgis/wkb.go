package postgis

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

// decoder walks over little-endian WKB of two dimensions, which is what the
// query asks for. Every count is checked against the bytes that are left
// before anything is allocated.
type decoder struct {
	rest []byte
	// count is told of what is left out.
	count func(finding string)
}

// decode returns the geometry, of layout XY, or nil for an empty one. Lines
// without length and rings without three corners are left out, and counted.
func decode(wkb []byte, count func(string)) (geom.T, error) {
	d := decoder{wkb, count}
	members, err := d.geometry(nil, 0)
	switch {
	case err != nil:
		return nil, err
	case len(d.rest) > 0:
		return nil, fmt.Errorf("%d bytes too many", len(d.rest))
	case len(members) == 0:
		return nil, nil
	case len(members) == 1:
		return members[0], nil
	}
	all := geom.NewGeometryCollection()
	err = all.Push(members...)
	return all, err
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

// header reads the byte order and the type.
func (d *decoder) header() (uint32, error) {
	if len(d.rest) < 5 {
		return 0, errShort
	}
	if d.rest[0] != 1 {
		return 0, fmt.Errorf("byte order %d, want little-endian", d.rest[0])
	}
	kind := binary.LittleEndian.Uint32(d.rest[1:])
	d.rest = d.rest[5:]
	return kind, nil
}

// number reads a count of things of at least size bytes.
func (d *decoder) number(size int) (int, error) {
	if len(d.rest) < 4 {
		return 0, errShort
	}
	n := uint64(binary.LittleEndian.Uint32(d.rest))
	d.rest = d.rest[4:]
	if n*uint64(size) > uint64(len(d.rest)) {
		return 0, errShort
	}
	return int(n), nil
}

// point reads a point; an empty one is written as NaN, NaN.
func (d *decoder) point() (geom.T, error) {
	if len(d.rest) < 16 {
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
	n, err := d.number(16)
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
	for i := range 2 * n {
		flat = append(flat, math.Float64frombits(binary.LittleEndian.Uint64(d.rest[8*i:])))
	}
	d.rest = d.rest[16*n:]
	return flat
}
