package kartograph

import (
	"context"
	"math"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/twpayne/go-geom"
)

// drawing says how geometries are drawn: how their edges are meant, and whether they
// are cut to the frame without anything that looks at them before.
type drawing struct {
	projection.Edges
	alone bool
	// about says that great arcs are divided about the frame only, where more of them is asked
	// than what is in it.
	about bool
	// whole says that all of them is asked then, divided or not, for areas and for what moves
	// far, and not only what is about the frame.
	whole bool
	// far says that what is about the frame reaches as far as steps that move things far need.
	far bool
	// reach is how far beside the frame, in pixels, that may lie which reaches into it when it is
	// widened.
	reach float64
	// of is the layer that they are of.
	of *readLayer
}

// drawing is how the layer is drawn in a frame.
func (w *way) drawing(f *frame) drawing {
	d := drawing{Edges: w.layer.edges(), alone: w.layer.alone && f.cuts(), of: w.layer, reach: widensBy(w.layer.Layer)}
	d.about = d.Geodesic && f.closesUp()
	if d.about && !d.alone {
		moves := movesBy(w.layer.Layer)
		d.whole = !w.layer.local || moves >= f.room()*farRooms/8
		d.far = !d.whole && moves >= f.room()/8
	}
	return d
}

// into is the frame of a place for what is let go of once it is printed: with a memory that
// is used again when free is called. Other frames are as they are. Nobody calls free after
// an error, as something may have been left behind then.
func (w *way) into(p *placedLayer, c chunk) (f *frame, free func()) {
	if p.frame.memo != nil || !p.letsGo && w.layer.reading != streamed {
		return p.frame, func() {}
	}
	m := w.free.take(countVertices(c.features))
	into := *p.frame
	into.proj = p.frame.proj.Into(&m.Memory)
	into.clipped = func() *projection.Projection {
		if within := p.frame.clipped(); within != p.frame.proj {
			return within.Into(&m.Memory)
		}
		return into.proj
	}
	return &into, func() { w.free.put(m) }
}

// lotMemory is a memory that has, or had, room for so many vertices.
type lotMemory struct {
	projection.Memory
	room int
}

// memories are those that are free. A few lots of a map are many times as large as others,
// and not each processor needs a memory for such.
type memories struct {
	mu   sync.Mutex
	list []*lotMemory
}

// take returns the smallest memory with room for so many vertices, or else one that is made
// larger.
func (f *memories) take(vertices int) *lotMemory {
	f.mu.Lock()
	m, best := &lotMemory{}, -1
	for i, one := range f.list {
		fits, better := one.room >= vertices, best >= 0 && f.list[best].room >= vertices
		if best < 0 || fits && !better || fits == better && one.room < f.list[best].room {
			best = i
		}
	}
	if best >= 0 {
		m = f.list[best]
		f.list = slices.Delete(f.list, best, best+1)
	}
	f.mu.Unlock()
	m.Forget(vertices)
	m.room = max(m.room, vertices)
	return m
}

func (f *memories) put(m *lotMemory) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.list = append(f.list, m)
}

// pack dresses and packs features of a layer that is streamed. Where nothing looks at what
// is drawn, their paths are printed at once, while there is room for them; what comes later
// is packed as pixels, which take half the memory of paths.
func (w *way) pack(p *placedLayer, features []layers.Feature) (packed, error) {
	if len(features) == 0 {
		return packed{}, nil
	}
	base := layerLook(w.sheet, p)
	base.told = p.telling(features)
	marks := make([]render.Mark, len(features))
	for i, feature := range features {
		marks[i] = dressFeature(p, feature, w.sheet, base)
	}
	prints := w.layer.letsGo && w.printed.Load() < w.layer.prints
	if prints {
		w.plotter.Plot(marks)
		render.Hollow(marks)
	}
	dense, err := render.Pack(marks, packing(w.cfg.Export))
	if err == nil && prints {
		w.printed.Add(int64(dense.Bytes()))
	}
	return packed{marks: []*render.Packed{dense}, drawn: len(features), vertices: countVertices(features)}, err
}

// letGo lets go of features whose marks were plotted: the marks have what is written of them.
func (s *shown) letGo() {
	s.let, s.gone = len(s.features), countVertices(s.features)
	s.features = nil
}

// projected is a geometry in pixels; tangled says that its members overlap and
// could not be united.
type projected struct {
	geometry geom.T
	tangled  bool
}

// projected projects a geometry; see measured.
func (f *frame) projected(ctx context.Context, g geom.T, how drawing) (projected, error) {
	if !long(g) {
		if err := heed.Err(ctx); err != nil {
			return projected{}, err
		}
		drawn := f.drawn(ctx, g, how)
		return drawn, ctx.Err()
	}
	return heeding(ctx, g, func() projected { return f.drawn(ctx, g, how) })
}

func (f *frame) drawn(ctx context.Context, g geom.T, how drawing) projected {
	drawn, err := f.project(ctx, g, how)
	return projected{drawn, err != nil}
}

// project takes a geometry from degrees to pixels and unites its polygons where
// they lie over each other: they are drawn as one path, whose inside is what the
// even-odd rule says. On an error they are as they were.
func (f *frame) project(ctx context.Context, g geom.T, how drawing) (geom.T, error) {
	stage := stagePlaced
	switch {
	case how.alone:
		stage = stageAlone
	case how.whole:
		stage = stageWhole
	case how.far:
		stage = stageFar
	case how.about:
		stage = stageAbout
	}
	return f.memo.once(memoItem{stage, how.Edges, g, how.reach}, func() (geom.T, error) {
		if how.alone {
			if drawn, ok, err := f.projectAlone(ctx, g, how); ok {
				return drawn, err
			}
		}
		about, room := f.about, f.room()
		if how.far {
			about, room = f.far, farRooms*room
		}
		if within := about(); how.about && within != f.proj {
			drawn := f.projectVisible(within, g, how)
			if !how.whole {
				drawn = projection.ClipToBox(drawn, f.clip.Grown(room))
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			return overlay.UniteMembers(ctx, drawn)
		}
		drawn := f.projectVisible(f.proj, g, how)
		if err := ctx.Err(); err != nil {
			return nil, err // it may have been given up
		}
		return overlay.UniteMembers(ctx, drawn)
	})
}

// projectAlone projects what is cut to the frame next: what is beside it is drawn
// without care. It is not ok where polygons lie over each other then, which may be
// the fault of that. Of great arcs only what is in the frame is asked, as each point
// of them beside it would have to be drawn to ask more. The error is that of overlay.MayOverlap;
// it is ok then, as nothing more would be known of all of the geometry.
func (f *frame) projectAlone(ctx context.Context, g geom.T, how drawing) (drawn geom.T, ok bool, err error) {
	within := f.clipped()
	if within == f.proj {
		return nil, false, nil
	}
	drawn = f.projectVisible(within, g, how)
	if ctx.Err() != nil {
		return nil, false, nil
	}
	seen := drawn
	if how.Geodesic {
		seen = projection.ClipToBox(drawn, f.clip)
	}
	overlaps, err := overlay.MayOverlap(seen)
	return drawn, !overlaps, err
}

// projectVisible projects what may be in the frame.
func (f *frame) projectVisible(p *projection.Projection, g geom.T, how drawing) geom.T {
	e := how.Edges
	if (e.System != nil || compact.Program) && reaches(e, layers.Bounds(g)) { // no box is measured for nothing
		return p.ProjectAs(g, e)
	}
	return p.ProjectAs(f.visibleMembers(g, how), e)
}

// visibleMembers leaves out the polygons or lines of a multi-geometry in
// degrees that cannot be in the frame, so that a map of the Pyrenees does not
// project the rest of France around the globe. Polygons that a file has cut at
// 180 degrees lose a half only where the cut is not in the frame either.
func (f *frame) visibleMembers(g geom.T, how drawing) geom.T {
	if !f.cuts() || g.Stride() != 2 || f.proj.MayShowAll(f.clip.Grown(how.reach)) {
		return g
	}
	switch g := g.(type) {
	case *geom.MultiPolygon:
		return f.visiblePolygons(g, how)
	case *geom.MultiLineString:
		return f.visibleLines(g, how)
	default:
		return g
	}
}

// reaches reports whether edges, which are not straight in degrees, may leave the
// box of their ends so far that it does not tell what is visible.
func reaches(e projection.Edges, b *geom.Bounds) bool {
	return e.Curved() && b != nil && (b.Max(0)-b.Min(0) > 1 || b.Max(1)-b.Min(1) > 1)
}

func (f *frame) visiblePolygons(g *geom.MultiPolygon, how drawing) geom.T {
	shown, numbers, all := f.shownParts(g, how)
	if all {
		return g
	}
	coords := make([]float64, 0, numbers)
	var endss [][]int
	for p := range flat.Polygons(g) {
		if shown[0] {
			coords, endss = p.AppendTo(coords, endss)
		}
		shown = shown[1:]
	}
	return geom.NewMultiPolygonFlat(geom.XY, coords, endss)
}

func (f *frame) visibleLines(g *geom.MultiLineString, how drawing) geom.T {
	shown, numbers, all := f.shownParts(g, how)
	if all {
		return g
	}
	coords := make([]float64, 0, numbers)
	var ends []int
	for line := range flat.Lines(g) {
		if shown[0] {
			coords = append(coords, line...)
			ends = append(ends, len(coords))
		}
		shown = shown[1:]
	}
	return geom.NewMultiLineStringFlat(geom.XY, coords, ends)
}

// shownParts reports of each line or polygon whether it may be in the frame, how many
// numbers those have that may, and whether all may, as on most maps: nothing is copied then.
func (f *frame) shownParts(g geom.T, how drawing) (shown []bool, numbers int, all bool) {
	of := how.of
	if layers.Vertices(g) < 16*partsIn(g) {
		of = nil // their boxes take as much memory as they do
	}
	boxes := noted(of, partsOf{g, how.Geodesic}, g, func() []partBox { return partBoxes(g, how.Geodesic) })
	shown, all = make([]bool, len(boxes)), true
	for i := range boxes {
		b := &boxes[i]
		if shown[i] = b.numbers >= 2 && (!f.cuts() || !b.Empty() && f.proj.MayShowBox(b.Degrees, f.clip.Grown(how.reach))); shown[i] {
			numbers += b.numbers
		}
		all = all && shown[i]
	}
	return shown, numbers, all
}

// partBox is the box of a line or polygon, which has so many numbers.
type partBox struct {
	flat.Degrees
	numbers int
}

// partsIn is how many parts a geometry of several has.
func partsIn(g geom.T) int {
	switch g := g.(type) {
	case *geom.MultiPolygon:
		return g.NumPolygons()
	case *geom.MultiLineString:
		return g.NumLineStrings()
	}
	return 1
}

// partsOf is what the boxes of a geometry's parts are noted by, and whether their edges
// are great arcs.
type partsOf struct {
	geom.T
	geodesic bool
}

func partBoxes(g geom.T, geodesic bool) []partBox {
	boxes := make([]partBox, 0, 8)
	for part := range flat.Parts(g) {
		b := flat.NoDegrees()
		b.AddAll(part, 2)
		if geodesic && !compact.Program {
			b = withArcs(b, part)
		}
		boxes = append(boxes, partBox{b, len(part)})
	}
	return boxes
}

// withArcs is the box around the great arcs between points that a box is around. These leave it
// towards the poles only, and in the middle of those as far as the points are from the equator at
// the most: tan(lat) / cos(lon / 2) for an edge over so many degrees of longitude. Those
// over more than a quarter of the globe may be anywhere.
func withArcs(b flat.Degrees, points []float64) flat.Degrees {
	across := 0.0
	for i := 2; i < len(points); i += 2 {
		across = math.Max(across, math.Abs(points[i]-points[i-2]))
	}
	if !(across <= 90) {
		return flat.Degrees{West: -180, South: -90, East: 180, North: 90}
	}
	poleward := func(lat float64) float64 {
		return math.Atan(math.Tan(lat*math.Pi/180)/math.Cos(across*math.Pi/360)) * 180 / math.Pi
	}
	if b.North > 0 && b.North < 90 {
		b.North = poleward(b.North)
	}
	if b.South < 0 && b.South > -90 {
		b.South = poleward(b.South)
	}
	return b
}

// fitted is a list in no more memory than twice what it needs.
func fitted[T any](list []T) []T {
	if cap(list) > 2*len(list) {
		return append(make([]T, 0, len(list)), list...)
	}
	return list
}
