package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// extentScale is the scale, in pixels per radius, at which extents are
// measured: half a pixel of error is then a five-thousandth of a world map.
const extentScale = 1000

// Extent returns the box of the plane (radii, y to the north, turned with
// Flip) that geometries in degrees cover, curves included, to about a
// thousandth of its size; without an argument, that of the whole globe as far
// as the projection shows it. Where nothing is visible, the box is empty: its
// MinX is greater than its MaxX.
func (p *Projection) Extent(gs ...geom.T) Plane {
	// Measure fails only where the function that it is given does.
	box, _ := p.Measure(func(at Ruler) (Plane, error) {
		if len(gs) == 0 {
			return at.sphere(), nil
		}
		return at.Box(gs...), nil
	})
	return box
}

// Measure returns the extent of geometries that are not all at hand at once:
// measure goes through them, some at a time, and returns the box around what the
// ruler says of each. It is called a second time, with a finer ruler, for what
// is small. The result is that of Extent, whatever the order and the parts.
func (p *Projection) Measure(measure func(at Ruler) (Plane, error)) (Plane, error) {
	box, err := measure(Ruler{p: p.WithView(View{Scale: extentScale})})
	if p.plane {
		return box, err
	}
	// What is small is measured again under a glass.
	if size := math.Max(box.Width(), box.Height()); err == nil && size > 0 && size < 1 {
		return measure(Ruler{p: p.WithView(View{Scale: extentScale / math.Max(size, 1e-6)})})
	}
	return box, err
}

// Ruler measures what geometries cover of the plane. It is safe for concurrent
// use.
type Ruler struct {
	p     *Projection
	edges Edges
}

// With returns a ruler for edges that are meant in another way than most.
func (r Ruler) With(e Edges) Ruler { return Ruler{r.p, e} }

// Box returns the box of the plane, as Extent does, that geometries in degrees
// cover; it is empty without any.
func (r Ruler) Box(gs ...geom.T) Plane {
	if r.p.plane {
		return planeBox(gs)
	}
	box := flat.Nothing[Page]()
	for _, g := range gs {
		for simple := range flat.Simple(g) {
			box = box.With(r.p.drawn(simple, r.edges))
		}
	}
	return r.inRadii(box)
}

func (r Ruler) sphere() Plane {
	if r.p.plane {
		return flat.Nothing[Plane]()
	}
	w := r.p.walker()
	defer w.free()
	w.sphere()
	return r.inRadii(flat.Around[Page](w.out.xy, 2))
}

func (r Ruler) inRadii(b Page) Plane {
	scale := r.p.View().Scale
	return Plane{MinX: b.MinX / scale, MinY: -b.MaxY / scale, MaxX: b.MaxX / scale, MaxY: -b.MinY / scale}
}

// drawn returns the box in pixels of a geometry that is no collection.
func (p *Projection) drawn(g geom.T, e Edges) Page {
	if g.Empty() {
		return flat.Nothing[Page]()
	}
	w := p.walker()
	defer w.free()
	w.edges, w.measuring = e, true
	w.walk(g)
	w.measure()
	return w.box
}

// Fit returns the view that places a box of the plane in the middle of a box
// of pixels, as large as it goes. A box without a size, a single point, gets
// the scale at which a radius is as large as the pixels' box.
func Fit(plane Plane, pixels Page) View {
	width, height := pixels.Width(), pixels.Height()
	w, h := plane.Width(), plane.Height()
	scale := math.Min(width/w, height/h)
	if !(scale > 0 && scale <= math.MaxFloat64) {
		scale = math.Min(width, height)
	}
	return View{
		Scale: scale,
		X:     (pixels.MinX+pixels.MaxX)/2 - float64(scale*(plane.MinX+plane.MaxX)/2),
		Y:     (pixels.MinY+pixels.MaxY)/2 + float64(scale*(plane.MinY+plane.MaxY)/2),
	}
}
