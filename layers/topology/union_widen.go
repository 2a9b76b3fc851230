package topology

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers/internal/strip"
	"github.com/twpayne/go-geom"
)

// Widen returns the area of all points that are not farther than distance px from a
// geometry: a polygon, a multipolygon, or nil when no area is left. A negative
// distance makes polygons smaller, and leaves nothing of lines and points; with 0 it is
// Union. Polygons may be invalid and over each other, as there.
//
// Circles have 32 corners and more, so that their sides are within a circle by half a
// hundredth of the distance at most, and bays that are too narrow or too shallow for the
// distance to show are passed over, which widens by half a hundredth of it at most. The errors
// are those of Union; a distance that is no number is ErrTangled.
func Widen(ctx context.Context, g geom.T, distance float64) (geom.T, error) {
	steps := heed.Every(ctx, stepCoords)
	polygons, most := ringsOf([]geom.T{g}, steps)
	lines, farthest := outAndBack(g, steps)
	most = max(most, farthest) + math.Abs(distance)
	if !(most <= largest) {
		return nil, cmp.Or(steps.Err(), ErrTangled)
	}
	unit := rasterUnit(most)
	for _, rings := range polygons {
		raster(rings, unit, steps)
	}
	raster(lines, unit, steps)
	if err := steps.Err(); err != nil {
		return nil, err
	}
	area, err := unionOf(ctx, polygons, nil)
	if err != nil {
		return nil, err
	}
	if distance == 0 {
		return area.geometry(ctx, unit)
	}
	whole, err := area.geometry(ctx, 1)
	if err != nil {
		return nil, err
	}
	var paths [][][]float64
	eachRings(whole, steps, func(rings [][]float64) { paths = append(paths, rings) })
	areas := len(paths)
	if distance > 0 {
		for _, line := range lines {
			paths = append(paths, [][]float64{line})
		}
	}
	if err := steps.Err(); err != nil {
		return nil, err
	}
	w := widener{areas: areas, distance: distance / unit, circle: strip.NewCircle(math.Abs(distance))}
	wide, err := w.all(ctx, paths)
	if err != nil {
		return nil, err
	}
	return wide.geometry(ctx, unit)
}

// outAndBack returns the lines and points of a geometry as closed paths, x and y, and
// their largest coordinate, NaN where one is none.
func outAndBack(g geom.T, steps *heed.Steps) (paths [][]float64, most float64) {
	for part := range flat.Simple(g) {
		add := func(coords []float64) bool {
			var path []float64
			for i := 0; i+1 < len(coords); i += part.Stride() {
				path = append(path, coords[i]+0, coords[i+1]+0)
				most = max(most, math.Abs(coords[i]), math.Abs(coords[i+1]))
			}
			for i := len(path) - 4; i >= 0; i -= 2 {
				path = append(path, path[i], path[i+1])
			}
			if len(path) > 0 {
				paths = append(paths, path)
			}
			return steps.Take(len(coords)) == nil
		}
		flat.Lines(part)(add)
		flat.Points(part)(add)
	}
	return paths, most
}

const (
	// mostAtOnce is up to how many edges the curves beside all paths of a polygon are looked at
	// at once, and mostAlong how many a loop has where there are more, or where curves
	// cross each other too often.
	mostAtOnce = 32_768
	mostAlong  = 64
	// crossingsAnEdge is how often that is.
	crossingsAnEdge = 10
)

// widener makes the surroundings of closed paths, those of a polygon with the inside on their right.
type widener struct {
	areas    int     // how many of the lists of paths are those of polygons; others go out and back
	distance float64 // units; below 0 for what is on the right
	circle   strip.Circle
}

// all is the region of what is around each of the lists of paths.
func (w widener) all(ctx context.Context, paths [][][]float64) (region, error) {
	regions, tangled := make([]region, len(paths)), make([]bool, len(paths))
	err := conveyor.Each(ctx, len(paths), newUniter(ctx, nil), func(u *uniter, i int) (err error) {
		regions[i], err = w.atOnce(u, paths[i])
		if tangled[i] = err == ErrTangled; tangled[i] {
			err = nil
		}
		return err
	})
	for i := range paths {
		if err == nil && tangled[i] {
			regions[i], err = w.inParts(ctx, paths[i], i < w.areas)
		}
	}
	if err != nil {
		return region{}, err
	}
	return byHalves(ctx, neighboursFirst(ctx, regions), nil)
}

// atOnce is the region of the paths of a polygon with what is beside them, or without it. The
// error is ErrTangled where that takes too long.
func (w widener) atOnce(u *uniter, paths [][]float64) (region, error) {
	var curves [][]float64
	edges := 0
	for _, points := range paths {
		path := w.path(points)
		if edges += path.Size(); edges > mostAtOnce {
			return region{}, ErrTangled
		}
		curve := rounded(path.Curve())
		if w.distance < 0 {
			turnPath(curve)
		}
		curves = append(curves, curve)
	}
	u.noder.own = crossingsAnEdge * edges
	return u.within(curves, wound)
}

// path is one of points, turned where what is on its right is asked for.
func (w widener) path(points []float64) strip.Path {
	if w.distance < 0 {
		points = slices.Clone(points)
		turnPath(points)
	}
	return strip.NewPath(points, math.Abs(w.distance), w.circle)
}

// inParts is atOnce for many edges or many crossings: it unites what is around some at a time.
func (w widener) inParts(ctx context.Context, paths [][]float64, area bool) (region, error) {
	type part struct {
		path     strip.Path
		from, to int
	}
	var parts []part
	steps := heed.Every(ctx, stepCoords)
	for _, points := range paths {
		if err := steps.Take(len(points)); err != nil {
			return region{}, err
		}
		path := w.path(points)
		for from := 0; from < path.Size(); from += mostAlong {
			parts = append(parts, part{path, from, min(from+mostAlong, path.Size())})
		}
	}
	regions := make([]region, len(parts))
	err := conveyor.Each(ctx, len(parts), newUniter(ctx, nil), func(u *uniter, i int) (err error) {
		regions[i], err = leftOf(u, parts[i].path, parts[i].from, parts[i].to)
		return err
	})
	if err != nil {
		return region{}, err
	}
	around, err := byHalves(ctx, neighboursFirst(ctx, regions), nil)
	if err != nil {
		return region{}, err
	}
	if !area {
		return around, nil
	}
	u := newUniter(ctx, nil)()
	inside, err := u.within(paths, wound)
	if err != nil {
		return region{}, err
	}
	if w.distance > 0 {
		return u.unite(inside, around)
	}
	for i, wall := range around.walls {
		around.walls[i] = wall.turned()
	}
	return u.overlap(inside, around, wound)
}

// leftOf is the region on the left of some edges: of half of them and the other half, where it
// crosses itself too often.
func leftOf(u *uniter, path strip.Path, from, to int) (region, error) {
	if u.noder.own = 0; to-from > 1 {
		u.noder.own = crossingsAnEdge * (to - from)
	}
	r, err := u.within([][]float64{rounded(path.Loop(from, to))}, wound)
	if err != ErrTangled || to-from == 1 {
		return r, err
	}
	middle := (from + to) / 2
	one, err := leftOf(u, path, from, middle)
	if err != nil {
		return region{}, err
	}
	other, err := leftOf(u, path, middle, to)
	if err != nil {
		return region{}, err
	}
	return u.unite(one, other)
}

// wound is the inside of what is gone around clockwise.
func wound(around int32) bool { return around > 0 }

// rounded rounds coordinates to units.
func rounded(path []float64) []float64 {
	raster([][]float64{path}, 1, nil)
	return path
}

// turnPath turns the order of points around.
func turnPath(path []float64) {
	for i, k := 0, len(path)-2; i < k; i, k = i+2, k-2 {
		path[i], path[i+1], path[k], path[k+1] = path[k], path[k+1], path[i], path[i+1]
	}
}
