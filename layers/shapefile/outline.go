package shapefile

import (
	"encoding/binary"
	"math"

	shp "github.com/jonas-p/go-shp"

	"github.com/seed-898ab921/kartograph/layers/internal/lots"
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
	// memory is where new points go.
	memory lots.Block
}

// readPlain reads a record that sanitise found sound straight from its bytes.
// That takes a fifth of go-shp's time, which reads each number by reflection;
// see docs/performance.md.
func (o *outline) readPlain(s flatShape) {
	o.kind, o.parts = s.kind, o.parts[:0]
	b := s.content
	switch s.kind {
	case shp.POINT:
		o.readPoints(b[4:])
	case shp.MULTIPOINT:
		o.readPoints(b[multiPointFixed:])
	default:
		n := int(binary.LittleEndian.Uint32(b[36:]))
		starts := b[partsFixed:]
		for i := range n {
			o.parts = append(o.parts, int32(binary.LittleEndian.Uint32(starts[4*i:])))
		}
		o.readPoints(starts[4*n:])
	}
}

// readPoints reads all points of b, whose length is a multiple of 16.
func (o *outline) readPoints(b []byte) {
	o.room(len(b) / 16)
	xy := o.xy
	for i := range xy {
		xy[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
	}
}

// readShape takes what go-shp has read.
func (o *outline) readShape(shape shp.Shape) {
	o.parts = o.parts[:0]
	switch s := shape.(type) {
	case *shp.Point:
		o.kind = shp.POINT
		o.take([]shp.Point{*s})
	case *shp.MultiPoint:
		o.kind = shp.MULTIPOINT
		o.take(s.Points)
	case *shp.PolyLine:
		o.kind, o.parts = shp.POLYLINE, append(o.parts, s.Parts...)
		o.take(s.Points)
	case *shp.Polygon:
		o.kind, o.parts = shp.POLYGON, append(o.parts, s.Parts...)
		o.take(s.Points)
	}
}

func (o *outline) take(points []shp.Point) {
	o.room(len(points))
	for i, p := range points {
		o.xy[2*i], o.xy[2*i+1] = p.X, p.Y
	}
}

// room makes room for so many points.
func (o *outline) room(points int) {
	switch {
	case o.xy == nil || cap(o.xy) < 2*points:
		o.xy = o.memory.Take(2 * points)
	case cap(o.xy) > 2*points && o.kind != shp.POINT && o.kind != shp.MULTIPOINT:
		o.xy = o.memory.Take(2 * points) // which may become the geometry's
	}
	o.xy = o.xy[:2*points]
}

// taken returns the points for a geometry to keep.
func (o *outline) taken() []float64 {
	xy := o.xy
	o.xy = nil
	return xy
}
