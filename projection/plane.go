package projection

import (
	"math"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// NewPlane returns the projection of data that lies in a plane of its own,
// pixels, drawings, floor plans, and has no place on the globe: what other
// projections take for degrees are its x and y (to the north), in whatever
// unit, of any size, and a radius is one of that unit. Nothing is turned, cut
// or curved: a point is drawn at X + Scale*x, Y - Scale*y of the view.
func NewPlane() *Projection {
	p := &Projection{plane: true, options: Options{Precision: 0.5}, horizon: math.Pi, rot: newRotation([3]float64{})}
	p.setup.Formula = plane{}
	p.caps = &atomic.Pointer[shownCap]{}
	return p.WithView(View{Scale: 1})
}

// plane is the formula that changes nothing.
type plane struct{}

// Forward changes nothing.
func (plane) Forward(x, y float64) (float64, float64) { return x, y }

// Inverse changes nothing.
func (plane) Inverse(x, y float64) (float64, float64) { return x, y }

// walkPlane draws a geometry of a plane to w.out.
func (w *walker) walkPlane(g geom.T) {
	stride := g.Stride()
	for point := range flat.Points(g) {
		if x, y, ok := w.p.onPage(point[0], point[1]); ok {
			w.out.xy = append(w.out.xy, (x+raster)-raster, (y+raster)-raster)
		}
	}
	for line := range flat.Lines(g) {
		w.planeLine(line, stride, false)
		w.out.closeLine()
	}
	for p := range flat.Polygons(g) {
		first := len(w.out.ends)
		for i := range p.Ends {
			ring, hole := openRing(&p, i), i > 0
			w.planeLine(ring, p.Stride, planeBackward(ring, p.Stride, hole))
			w.out.closeRing(hole, false)
			if len(w.out.ends) == first {
				break // what has no exterior has no holes
			}
		}
		w.out.group(first, false)
	}
}

// planeLine draws the points of a line or ring, in reverse order if asked;
// those that are no numbers are left out.
func (w *walker) planeLine(coords []float64, stride int, reverse bool) {
	n := len(coords) / stride
	for k := range n {
		i := k * stride
		if reverse {
			i = (n - 1 - k) * stride
		}
		if x, y, ok := w.p.onPage(coords[i], coords[i+1]); ok {
			w.out.add((x+raster)-raster, (y+raster)-raster)
		}
	}
}

// planeBackward reports whether a ring runs the other way than rings are
// drawn, by the area that it has in the plane.
func planeBackward(ring []float64, stride int, hole bool) bool {
	area, n := 0.0, len(ring)
	if n == 0 {
		return false
	}
	ox, oy := ring[0], ring[1]
	for i := stride; i+stride < n; i += stride {
		area += float64((ring[i]-ox)*(ring[i+stride+1]-oy)) - float64((ring[i+stride]-ox)*(ring[i+1]-oy))
	}
	return area > 0 == hole
}

// planeBox is the box of geometries of a plane, in its own units: what Ruler's
// Box is there.
func planeBox(gs []geom.T) Plane {
	box := flat.Nothing[Plane]()
	for _, g := range gs {
		for simple := range flat.Simple(g) {
			if stride := simple.Stride(); stride >= 2 {
				box = box.With(flat.Around[Plane](simple.FlatCoords(), stride))
			}
		}
	}
	return box
}

// mayShowPlane reports whether a plane may show something of a box; see MayShow.
func (p *Projection) mayShowPlane(b flat.Degrees, pixels Page) bool {
	x0, y0, _ := p.place(spot{b.West, b.South})
	x1, y1, _ := p.place(spot{b.East, b.North})
	const near = 1 // more than rounding moves a point
	return !(max(x0, x1) < pixels.MinX-near || min(x0, x1) > pixels.MaxX+near ||
		max(y0, y1) < pixels.MinY-near || min(y0, y1) > pixels.MaxY+near)
}
