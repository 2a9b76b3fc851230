package shapefile

import (
	"encoding/binary"
	"math"

	shp "github.com/jonas-p/go-shp"
)

// outline is what a shape is on the ground, without heights and measures. Its
// slices are used again for the next shape.
type outline struct {
	// kind is the type of a point, multipoint, polyline or polygon.
	kind shp.ShapeType
	// xy are the points, x then y. They stay where they are when the geometry is made
	// of them (taken), and the next shape has others.
	xy []float64
	// parts are the numbers of the points that the parts begin with.
	parts []int32
	// inPlace says that points are put where their record is, which nobody reads again
	// and which stays with them.
	inPlace bool
}

// readPlain reads a record that sanitise found sound straight from its bytes.
// That takes a fifth of go-shp's time, which reads each number by reflection;
// see docs/performance.md. The record is written over where points are put in its place.
func (o *outline) readPlain(s flatShape) {
	o.kind, o.parts = s.kind, o.parts[:0]
	b := s.content
	switch s.kind {
	case shp.POINT:
		o.readPoints(b, 4)
	case shp.MULTIPOINT:
		o.readPoints(b, multiPointFixed)
	default:
		n := int(binary.LittleEndian.Uint32(b[36:]))
		starts := b[partsFixed:]
		for i := range n {
			o.parts = append(o.parts, int32(binary.LittleEndian.Uint32(starts[4*i:])))
		}
		o.readPoints(b, partsFixed+4*n)
	}
}

// readPoints reads all points of b from at on, whose length there is a multiple of 16.
func (o *outline) readPoints(b []byte, at int) {
	o.room(len(b[at:])/16, b, at)
	xy := o.xy
	b = b[at:]
	if asInFiles() {
		copy(bytesOf(xy), b)
		return
	}
	readNumbers(xy, b)
}

// readNumbers reads numbers from bytes as files have them, which may be in the same memory, behind them.
func readNumbers(xy []float64, b []byte) {
	for i := range xy {
		xy[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
	}
}

// readShape takes what go-shp has read of a record's content.
func (o *outline) readShape(shape shp.Shape, content []byte) {
	o.parts = o.parts[:0]
	switch s := shape.(type) {
	case *shp.Point:
		o.kind = shp.POINT
		o.take([]shp.Point{*s}, content)
	case *shp.MultiPoint:
		o.kind = shp.MULTIPOINT
		o.take(s.Points, content)
	case *shp.PolyLine:
		o.kind, o.parts = shp.POLYLINE, append(o.parts, s.Parts...)
		o.take(s.Points, content)
	case *shp.Polygon:
		o.kind, o.parts = shp.POLYGON, append(o.parts, s.Parts...)
		o.take(s.Points, content)
	}
}

func (o *outline) take(points []shp.Point, content []byte) {
	o.room(len(points), content, len(content))
	for i, p := range points {
		o.xy[2*i], o.xy[2*i+1] = p.X, p.Y
	}
}

// room makes room for so many points, which are read from content from at on.
func (o *outline) room(points int, content []byte, at int) {
	if o.inPlace {
		if o.xy = numbersIn(content, at, 2*points); o.xy != nil {
			return
		}
	}
	switch {
	case o.xy == nil || cap(o.xy) < 2*points:
		o.xy = make([]float64, 2*points)
	case cap(o.xy) > 2*points && o.kind != shp.POINT && o.kind != shp.MULTIPOINT:
		o.xy = make([]float64, 2*points) // which may become the geometry's
	}
	o.xy = o.xy[:2*points]
}

// taken returns the points for a geometry to keep.
func (o *outline) taken() []float64 {
	xy := o.xy
	o.xy = nil
	return xy
}
