package topology

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/twpayne/go-geom"
)

// nest makes polygons of rings that meet at common points only and have their
// inside on the right. A hole belongs to the smallest of the outer rings that
// go around it. The error is that of the context.
func (t *Topology) nest(rings [][]int32, steps *heed.Steps) (geom.T, error) {
	if len(rings) == 0 {
		return nil, nil
	}
	o, areas := t.outlineOf(rings, steps)
	return t.nestIn(o, areas, rings)
}

// nestIn is nest with the outline of the rings and their areas.
func (t *Topology) nestIn(o *outline, areas []float64, rings [][]int32) (geom.T, error) {
	holes := make([][]int, len(rings)) // by outer ring
	around := make([]int, len(rings))
	for i, refs := range rings {
		if err := o.steps.Take(1); err != nil {
			return nil, err
		}
		if areas[i] < 0 {
			k := o.parentOf(int32(i), refs, areas, around)
			if k >= 0 {
				holes[k] = append(holes[k], i)
			}
		}
	}
	if o.err != nil {
		return nil, o.err
	}
	return t.nestedGeometry(rings, areas, holes), o.steps.Err()
}

// outlineOf is the outline of rings, whose edges tell their ring as who, and the areas of the
// rings, px².
func (t *Topology) outlineOf(rings [][]int32, steps *heed.Steps) (o *outline, areas []float64) {
	var border, place []int32 // place is the ring of each of the border's arcs
	areas = make([]float64, len(rings))
	for i, refs := range rings {
		if steps.Take(len(refs)) != nil {
			break
		}
		areas[i] = t.refsArea(refs)
		border = append(border, refs...)
		for range refs {
			place = append(place, int32(i))
		}
	}
	next := 0
	return newOutline(t, border, steps, func(int32) int32 {
		next++
		return place[next-1]
	}), areas
}

// ofRings makes an outline, over which a line has gone, that of the rings which were made
// of its arcs. It returns the areas of the rings, too, px².
func (o *outline) ofRings(rings [][]int32) (of *outline, areas []float64) {
	place := make(map[int32]int32, len(o.begins)) // ring by arc
	areas = make([]float64, len(rings))
	for i, refs := range rings {
		areas[i] = o.t.refsArea(refs)
		for _, ref := range refs {
			a, _ := arcOf(ref)
			place[a] = int32(i)
		}
	}
	for i := range o.strokes {
		o.strokes[i].who = place[o.strokes[i].arc]
	}
	o.parents = nil
	return o, areas
}

// parentOf finds the smallest of the outer rings that go around a hole.
func (o *outline) parentOf(hole int32, refs []int32, areas []float64, around []int) int {
	if !o.crowded() {
		return o.smallestAround(hole, o.t.longest(refs), areas, around)
	}
	if o.parents == nil {
		o.parents = o.findParents(areas)
	}
	k := o.parents[hole]
	for k >= 0 && !(areas[k] > 0) {
		k = o.parents[k]
	}
	return int(k)
}

// smallestAround finds the smallest of the outer rings, which are those with
// an area above 0, that go around edge s of a ring; -1 for none. The list
// around, by ring, is 0 before and after.
func (o *outline) smallestAround(ring int32, s stroke, areas []float64, around []int) int {
	s.who = ring
	var met []int32
	o.eachBeyond(s, func(who int32, way int) {
		around[who] += way
		met = append(met, who)
	})
	best, size := -1, math.Inf(1)
	for _, k := range met {
		if around[k] > 0 && areas[k] > 0 && areas[k] < size {
			best, size = int(k), areas[k]
		}
	}
	for _, k := range met {
		around[k] = 0
	}
	return best
}

func (t *Topology) nestedGeometry(rings [][]int32, areas []float64, holes [][]int) geom.T {
	flat := t.roomOf(rings)
	var endss [][]int
	for i, refs := range rings {
		if !(areas[i] > 0) {
			continue
		}
		flat = t.appendRefs(flat, refs)
		ends := []int{len(flat)}
		for _, h := range holes[i] {
			flat = t.appendRefs(flat, rings[h])
			ends = append(ends, len(flat))
		}
		endss = append(endss, ends)
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
