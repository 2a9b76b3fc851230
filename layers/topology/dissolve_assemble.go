package topology

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/twpayne/go-geom"
)

// findContacts puts polygons aside whose border meets the border of another
// one beside its points: of two that meet the later one.
func (d *dissolver) findContacts(ctx context.Context, border []int32) error {
	o := newOutline(d.t, border, d.owner)
	o.steps = heed.Every(ctx, looksToHeed)
	aside := make([]bool, len(d.polygons))
	if !o.contacts(aside) {
		d.putAside()
	}
	for i, meets := range aside {
		if meets {
			d.rest[int32(i)] = true
		}
	}
	d.outline = o
	return o.err
}

// owner is the place of the polygon to the right of a reference.
func (d *dissolver) owner(ref int32) int32 { return *d.side(ref) - 1 }

// findOverlaps puts polygons aside along whose border the group lies on both
// sides.
func (d *dissolver) findOverlaps(border []int32) error {
	for k, ref := range border {
		if d.outline.beyondBorder(k, ref) != 0 {
			d.rest[d.owner(ref)] = true
		}
	}
	return d.outline.err
}

// assemble makes polygons of the border.
func (d *dissolver) assemble(border []int32) geom.T {
	rings, ok := d.trace.rings(border)
	if !ok {
		d.putAside()
		return nil
	}
	if !compact.Program && d.outline.swept != nil {
		o, areas := d.outline.ofRings(rings) // which has the same edges
		return d.t.nestIn(o, areas, rings)
	}
	return d.t.nest(rings)
}

// putAside gives up on all polygons of the group.
func (d *dissolver) putAside() {
	for i := range d.polygons {
		d.rest[int32(i)] = true
	}
}

// refsArea is the signed area of a ring, positive for clockwise on the page.
func (t *Topology) refsArea(refs []int32) float64 {
	origin, _ := t.firstStep(refs[0])
	sum := 0.0
	for _, ref := range refs {
		a, reversed := arcOf(ref)
		part := 0.0
		pts := t.arcPoints(a)
		px, py := pts[0]-origin.x, pts[1]-origin.y
		for i := 2; i < len(pts); i += 2 {
			x, y := pts[i]-origin.x, pts[i+1]-origin.y
			part += float64(px*y) - float64(x*py)
			px, py = x, y
		}
		if reversed {
			part = -part
		}
		sum += part
	}
	return sum / 2
}
