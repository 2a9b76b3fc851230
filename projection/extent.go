package projection

import (
	"math"

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
func (p *Projection) Extent(gs ...geom.T) Box {
	// Measure fails only where the function that it is given does.
	box, _ := p.Measure(func(at Ruler) (Box, error) {
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
func (p *Projection) Measure(measure func(at Ruler) (Box, error)) (Box, error) {
	box, err := measure(Ruler{p.WithView(View{Scale: extentScale})})
	// What is small is measured again under a glass.
	if size := math.Max(box.MaxX-box.MinX, box.MaxY-box.MinY); err == nil && size > 0 && size < 1 {
		return measure(Ruler{p.WithView(View{Scale: extentScale / math.Max(size, 1e-6)})})
	}
	return box, err
}

// Ruler measures what geometries cover of the plane. It is safe for concurrent
// use.
type Ruler struct{ p *Projection }

// Box returns the box of the plane, as Extent does, that geometries in degrees
// cover; it is empty without any.
func (r Ruler) Box(gs ...geom.T) Box {
	box := EmptyBox()
	for _, g := range gs {
		box = box.Around(r.p.drawn(g))
	}
	return r.inRadii(box)
}

func (r Ruler) sphere() Box {
	box := EmptyBox()
	w := r.p.walker()
	defer w.free()
	w.sphere()
	box.extend(w.out.xy)
	return r.inRadii(box)
}

func (r Ruler) inRadii(b Box) Box {
	scale := r.p.View().Scale
	return Box{b.MinX / scale, -b.MaxY / scale, b.MaxX / scale, -b.MinY / scale}
}

// drawn returns the box in pixels of a geometry.
func (p *Projection) drawn(g geom.T) Box {
	box := EmptyBox()
	if c, ok := g.(*geom.GeometryCollection); ok {
		for _, member := range c.Geoms() {
			box = box.Around(p.drawn(member))
		}
		return box
	}
	if g == nil || g.Empty() {
		return box
	}
	w := p.walker()
	defer w.free()
	w.walk(g)
	box.extend(w.out.xy)
	return box
}

// EmptyBox is the box that holds no point, to be widened with Around.
func EmptyBox() Box {
	return Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

// Empty tells whether the box holds no point.
func (b Box) Empty() bool { return !(b.MinX <= b.MaxX && b.MinY <= b.MaxY) }

// Around returns the box around two boxes.
func (b Box) Around(o Box) Box {
	return Box{min(b.MinX, o.MinX), min(b.MinY, o.MinY), max(b.MaxX, o.MaxX), max(b.MaxY, o.MaxY)}
}

func (b *Box) extend(xy []float64) {
	for i := 0; i < len(xy); i += 2 {
		b.MinX, b.MaxX = min(b.MinX, xy[i]), max(b.MaxX, xy[i])
		b.MinY, b.MaxY = min(b.MinY, xy[i+1]), max(b.MaxY, xy[i+1])
	}
}

// Fit returns the view that places a box of the plane in the middle of a box
// of pixels, as large as it goes. A box without a size, a single point, gets
// the scale at which a radius is as large as the pixels' box.
func Fit(plane, pixels Box) View {
	width, height := pixels.MaxX-pixels.MinX, pixels.MaxY-pixels.MinY
	w, h := plane.MaxX-plane.MinX, plane.MaxY-plane.MinY
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
