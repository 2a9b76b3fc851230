package topology

import "github.com/twpayne/go-geom"

// area is a connected part of a group: the rings of a polygon.
type area struct {
	outers, holes []loop
}

// loop is a ring as references, its signed area and its place in the order.
type loop struct {
	refs []int32
	area float64
}

// findContacts puts polygons aside whose border meets the border of another
// one beside its points: of two that meet the later one.
func (d *dissolver) findContacts(border []int32) {
	o := newOutline(d.t, border, d.owner)
	ok := o.contacts(func(a, b stroke) { d.rest[max(a.who, b.who)] = true })
	if !ok {
		d.putAside()
	}
	d.outline = o
}

// owner is the place of the polygon to the right of a reference.
func (d *dissolver) owner(ref int32) int32 { return *d.side(ref) - 1 }

// assemble makes polygons of the border. Polygons that are joined by arcs make
// one area, which mostly has one outer ring, so that no ring has to be searched
// for the ring around it. Where the group lies on both sides of a ring its
// members overlap, and one of them is put aside.
func (d *dissolver) assemble(border []int32) []area {
	rings, ok := d.trace.rings(border)
	if !ok {
		d.putAside()
		return nil
	}
	groups := d.connected()
	place := make([]int32, len(d.polygons)) // of an area, by group, + 1
	var areas []area
	for _, refs := range rings {
		l := loop{refs, d.t.refsArea(refs)}
		if l.area == 0 {
			continue
		}
		if d.outline.beyond(refs) != 0 {
			d.rest[d.latest(refs)] = true
			continue
		}
		root := groups.find(d.owner(refs[0]))
		if place[root] == 0 {
			areas = append(areas, area{})
			place[root] = int32(len(areas))
		}
		part := &areas[place[root]-1]
		if l.area > 0 {
			part.outers = append(part.outers, l)
		} else {
			part.holes = append(part.holes, l)
		}
	}
	for _, part := range areas {
		if n := len(part.outers); n != 1 && (n == 0 || n*len(part.holes) > manyRings) {
			for _, l := range append(part.outers, part.holes...) {
				d.rest[d.latest(l.refs)] = true
			}
		}
	}
	return areas
}

// manyRings limits the search for the ring around a hole where polygons come
// apart, so that its time does not grow with the square of a hostile file.
const manyRings = 10000

// latest is the last of the polygons along a ring.
func (d *dissolver) latest(refs []int32) int32 {
	last := int32(-1)
	for _, ref := range refs {
		last = max(last, d.owner(ref))
	}
	return last
}

// putAside gives up on all polygons of the group.
func (d *dissolver) putAside() {
	for i := range d.polygons {
		d.rest[int32(i)] = true
	}
}

// connected unites the polygons that share an arc.
func (d *dissolver) connected() sets {
	s := newSets(len(d.polygons))
	for _, a := range d.touched {
		if o := d.owners[a]; o.left != 0 && o.right != 0 {
			s.unite(o.left-1, o.right-1)
		}
	}
	return s
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

// geometry writes areas as a polygon or multipolygon.
func (d *dissolver) geometry(areas []area) geom.T {
	var flat []float64
	var endss [][]int
	for _, part := range areas {
		for i, outer := range part.outers {
			flat = d.t.appendRefs(flat, outer.refs)
			ends := []int{len(flat)}
			for _, hole := range part.holes {
				if d.surrounds(part.outers, hole) == i {
					flat = d.t.appendRefs(flat, hole.refs)
					ends = append(ends, len(flat))
				}
			}
			endss = append(endss, ends)
		}
	}
	switch len(endss) {
	case 0:
		return nil
	case 1:
		return geom.NewPolygonFlat(geom.XY, flat, endss[0])
	default:
		return geom.NewMultiPolygonFlat(geom.XY, flat, endss)
	}
}

// surrounds returns which of the outer rings is around a hole.
func (d *dissolver) surrounds(outers []loop, hole loop) int {
	if len(outers) == 1 {
		return 0
	}
	a, b := d.t.firstStep(hole.refs[0])
	middle := point{a.x + (b.x-a.x)/2, a.y + (b.y-a.y)/2}
	for i, l := range outers {
		flat := d.t.appendRefs(nil, l.refs)
		if within(flat, 0, int32(len(flat)/2-1), middle) {
			return i
		}
	}
	return 0
}
