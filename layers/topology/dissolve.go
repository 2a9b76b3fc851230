package topology

import (
	"context"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/twpayne/go-geom"
)

// Dissolved is the union of a group of polygons.
type Dissolved struct {
	// Geometry is a *geom.Polygon or *geom.MultiPolygon, nil where the
	// group has no polygons.
	Geometry geom.T
	// Rest lists polygons that could not be united with Geometry: those with
	// coordinates that are not finite, or all where the union would have too
	// many points, see ErrTangled. It is nil otherwise.
	Rest []geom.T
}

// maxDissolves is how often a group is dissolved anew without polygons that
// were found not to fit, before all of them are taken for such.
const maxDissolves = 4

// Dissolve unites the polygons of each group of geometries of a layer. groups[k]
// lists geometries by their index in the layer. The rings are closed; outer ones
// run clockwise on the page, and where polygons meet at a point only, they stay
// apart, as the rules for valid polygons want it.
//
// Arcs between two members are left out, which takes linear time. The members
// fit together so when no arc has two of them on the same side, the borders
// that remain meet at common points only, and none lies inside another. Those
// that do not fit, because they overlap others or touch them beside their
// points, are united with the rest as Unite does it, or, where they are many, as
// Union does. The error is that of the context.
func (t *Topology) Dissolve(ctx context.Context, layer int, groups [][]int) ([]Dissolved, error) {
	d := newDissolver(t, heed.Every(ctx, looksToHeed))
	out := make([]Dissolved, len(groups))
	first, last := t.layerNodes(layer)
	seen := make([]int, last-first) // group + 1
	for k, group := range groups {
		d.polygons = d.polygons[:0]
		for _, i := range group {
			if i >= 0 && i < int(last-first) && seen[i] != k+1 {
				seen[i] = k + 1
				t.eachPolygon(first+int32(i), func(p int32) { d.polygons = append(d.polygons, p) })
			}
		}
		var err error
		if out[k], err = d.dissolve(ctx); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// dissolver dissolves one group after the other. Its lists by arc and vertex
// are cleaned after each group, so that a group costs what it is large.
type dissolver struct {
	t        *Topology
	polygons []int32 // of the group
	owners   []owner // by arc: who is on its right and left
	touched  []int32 // arcs with an owner
	rest     map[int32]bool
	sider    *sider
	trace    tracer
	outline  *outline
}

// owner is the place in the list of polygons of the one to the right and that
// to the left of an arc, + 1; 0 for none.
type owner struct{ right, left int32 }

func newDissolver(t *Topology, steps *heed.Steps) *dissolver {
	return &dissolver{t: t, owners: make([]owner, len(t.arcs)), sider: newSider(t), trace: newTracer(t, steps)}
}

func (d *dissolver) dissolve(ctx context.Context) (Dissolved, error) {
	if len(d.polygons) == 0 {
		return Dissolved{}, ctx.Err()
	}
	d.rest = make(map[int32]bool)
	defer d.clean()
	for range maxDissolves {
		if err := heed.Err(ctx); err != nil {
			return Dissolved{}, err
		}
		d.clean()
		d.claim()
		before := len(d.rest)
		border := d.border()
		if err := d.findContacts(ctx, border); err != nil {
			return Dissolved{}, err
		}
		if len(d.rest) == before {
			if err := d.findOverlaps(border); err != nil {
				return Dissolved{}, err
			}
		}
		if len(d.rest) > before {
			continue
		}
		g, err := d.assemble(border)
		if err != nil {
			return Dissolved{}, err
		}
		if len(d.rest) == before {
			return d.withRest(ctx, g)
		}
	}
	d.putAside()
	return d.withRest(ctx, nil)
}

// fewRest is up to how many edges polygons that do not fit are united with the
// others at once.
const fewRest = 5000

// withRest unites what was dissolved with the polygons that were put aside.
func (d *dissolver) withRest(ctx context.Context, g geom.T) (Dissolved, error) {
	rest := d.restGeometries()
	if len(rest) == 0 {
		return Dissolved{Geometry: g}, nil
	}
	parts, edges := []geom.T{g}, 0
	var bad []geom.T
	for _, p := range rest {
		if edges += len(p.FlatCoords()) / 2; finite(p) {
			parts = append(parts, p)
		} else {
			bad = append(bad, p)
		}
	}
	if edges <= fewRest {
		if all, err := uniteCleaned(ctx, parts); err == nil {
			return Dissolved{Geometry: all, Rest: bad}, nil
		}
	}
	all, err := Union(ctx, parts)
	switch {
	case ctx.Err() != nil:
		return Dissolved{}, ctx.Err()
	case err != nil:
		return Dissolved{Geometry: g, Rest: rest}, nil
	}
	return Dissolved{Geometry: all, Rest: bad}, nil
}

// uniteCleaned unites polygons, of which all but the first may be invalid.
func uniteCleaned(ctx context.Context, parts []geom.T) (geom.T, error) {
	clean := slices.Clone(parts)
	for i := 1; i < len(clean); i++ {
		a := cleanAtOnce(ctx, clean[i])
		if a.err != nil {
			return nil, a.err
		}
		clean[i] = a.g
	}
	all := uniteAtOnce(ctx, clean)
	return all.g, all.err
}

// finite reports whether all coordinates of a geometry are numbers.
func finite(g geom.T) bool {
	for _, f := range g.FlatCoords() {
		if !(math.Abs(f) <= math.MaxFloat64) {
			return false
		}
	}
	return true
}

func (d *dissolver) clean() {
	for _, a := range d.touched {
		d.owners[a] = owner{}
	}
	d.touched = d.touched[:0]
}

// claim makes each polygon the owner of its sides of arcs. A polygon that
// finds a side taken does not fit.
func (d *dissolver) claim() {
	for i, p := range d.polygons {
		me := int32(i)
		if d.rest[me] {
			continue
		}
		sides := d.sider.sides(p)
		taken := !d.measured(p)
		for k, ref := range sides {
			side := d.side(ref)
			if taken = taken || *side != 0; taken {
				sides = sides[:k]
				break
			}
			*side = me + 1
			a, _ := arcOf(ref)
			d.touched = append(d.touched, a)
		}
		if taken {
			d.rest[me] = true
			for _, ref := range sides {
				*d.side(ref) = 0
			}
		}
	}
}

// measured reports whether the area of a polygon's rings is a number.
func (d *dissolver) measured(p int32) bool {
	for _, ch := range d.t.chains[d.t.polygons[p].first:d.t.polygons[p].last] {
		if !(math.Abs(ch.area) <= math.MaxFloat64) {
			return false
		}
	}
	return true
}

// side is the owner to the right of a reference.
func (d *dissolver) side(ref int32) *int32 {
	a, reversed := arcOf(ref)
	if reversed {
		return &d.owners[a].left
	}
	return &d.owners[a].right
}

// border returns the arcs with an owner on one side only, as references with
// the owner to the right, in the order of the polygons.
func (d *dissolver) border() []int32 {
	var border []int32
	for i, p := range d.polygons {
		if !d.rest[int32(i)] {
			for _, ref := range d.sider.sides(p) {
				if *d.side(^ref) == 0 {
					border = append(border, ref)
				}
			}
		}
	}
	return border
}

func (d *dissolver) restGeometries() []geom.T {
	var out []geom.T
	for i, p := range d.polygons {
		if d.rest[int32(i)] {
			ring := d.t.polygons[p]
			flat, ends := d.t.appendChains(d.t.flatFor(ring.first, ring.last), ring.first, ring.last)
			out = append(out, geom.NewPolygonFlat(geom.XY, flat, ends))
		}
	}
	return out
}

// findContacts puts polygons aside whose border meets the border of another
// one beside its points: of two that meet the later one.
func (d *dissolver) findContacts(ctx context.Context, border []int32) error {
	o := newOutline(d.t, border, heed.Every(ctx, looksToHeed), d.owner)
	o.ctx = ctx
	aside := make([]bool, len(d.polygons))
	if !o.contacts(ctx, aside) {
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

// assemble makes polygons of the border. The error is that of the context.
func (d *dissolver) assemble(border []int32) (geom.T, error) {
	rings, ok := d.trace.rings(border)
	if !ok {
		d.putAside()
		return nil, d.trace.steps.Err()
	}
	if !compact.Program && d.outline.swept != nil {
		o, areas := d.outline.ofRings(rings) // which has the same edges
		return d.t.nestIn(o, areas, rings)
	}
	return d.t.nest(rings, d.trace.steps)
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
