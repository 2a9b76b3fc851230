package topology

import (
	"cmp"
	"context"
	"math"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/twpayne/go-geom"
)

// Union returns what at least one of the polygons of the geometries covers, in
// pixels: a polygon, a multipolygon, or nil when no area is left. It takes any
// number of polygons at any density, valid or not: the inside of each polygon is
// what the even-odd rule says of its rings. Other geometries are passed over.
//
// Polygons are united by halves: neighbours first, then what became of them, so
// that what lies inside is soon forgotten and the work grows with what is left.
// Points move by no more than a millionth of a millionth of the largest
// coordinate, to a raster on which all that decides is computed without
// rounding; points are added where edges cross. The result depends on nothing
// but the geometries and their order.
//
// The error is that of the context, or ErrTangled for coordinates that are not
// finite or beyond 1e150, and where a polygon crosses itself a hundred thousand
// times, or two that were united so far cross each other millions of times.
func Union(ctx context.Context, gs []geom.T) (geom.T, error) { return endless().Union(ctx, gs) }

// Effort bounds what uniting polygons takes, whatever they are like, for one call or for some
// one after the other: where it is used up, they return ErrTangled. Whether it is depends on
// nothing but the geometries. Its methods are the functions of their names, with their errors;
// what Clean and Unite try first is bounded by itself, and does not count. A nil effort is no
// bound, the zero value has nothing to spend.
type Effort struct{ left atomic.Int64 }

// NewEffort is one of so many looks at pairs of edges that may meet, of about 20 nanoseconds
// each. Maps come to some dozens for each edge.
func NewEffort(looks int) *Effort {
	e := new(Effort)
	e.left.Store(int64(looks))
	return e
}

// endless is no bound.
func endless() *Effort { return nil }

// take spends looks. The error is ErrTangled where there are not so many left.
func (e *Effort) take(looks int) error {
	if e != nil && e.left.Add(-int64(looks)) < 0 {
		return ErrTangled
	}
	return nil
}

// Clean is the function Clean within the effort: ErrTangled tells that it is used up, too.
func (e *Effort) Clean(ctx context.Context, g geom.T) (geom.T, error) {
	return or(ctx, cleanAtOnce(ctx, g), func() (geom.T, error) { return e.combine(ctx, g, nil, onlyFirst) })
}

// Unite is the function Unite within the effort: ErrTangled tells that it is used up, too.
func (e *Effort) Unite(ctx context.Context, gs []geom.T) (geom.T, error) {
	return or(ctx, uniteAtOnce(ctx, gs), func() (geom.T, error) { return e.Union(ctx, gs) })
}

// Union is the function Union within the effort: ErrTangled tells that it is used up, too.
func (e *Effort) Union(ctx context.Context, gs []geom.T) (geom.T, error) {
	polygons, unit, err := rastered(ctx, gs)
	if err != nil || len(polygons) == 0 {
		return nil, err
	}
	whole, err := unionOf(ctx, polygons, e)
	if err != nil {
		return nil, err
	}
	return whole.geometry(ctx, unit)
}

// unionOf makes one region of the rings of polygons.
func unionOf(ctx context.Context, polygons [][][]float64, e *Effort) (region, error) {
	if len(polygons) == 0 {
		return region{}, nil
	}
	regions := make([]region, len(polygons))
	err := conveyor.Each(ctx, len(polygons), newUniter(ctx, e), func(u *uniter, i int) (err error) {
		regions[i], err = u.evenOdd(polygons[i])
		return err
	})
	if err != nil {
		return region{}, err
	}
	return byHalves(ctx, neighboursFirst(ctx, regions), e)
}

// byHalves unites neighbours in a list until one is left.
func byHalves(ctx context.Context, regions []region, e *Effort) (region, error) {
	for len(regions) > 1 {
		united := make([]region, (len(regions)+1)/2)
		err := conveyor.Each(ctx, len(united), newUniter(ctx, e), func(u *uniter, i int) (err error) {
			if united[i] = regions[2*i]; 2*i+1 < len(regions) {
				united[i], err = u.unite(regions[2*i], regions[2*i+1])
				regions[2*i], regions[2*i+1] = region{}, region{}
			}
			return err
		})
		if err != nil {
			return region{}, err
		}
		regions = united
	}
	return regions[0], nil
}

// rasterBits is how many bits the whole numbers have that stand for coordinates.
// The middle of two of them, the sides of a point and a line, all are exact.
const rasterBits = 44

// largest is the largest coordinate that polygons are united with: the areas of
// larger ones are no numbers.
const largest = 1e150

// rastered returns the rings of each polygon in whole numbers of units; unit is
// a power of two of pixels.
func rastered(ctx context.Context, gs []geom.T) (polygons [][][]float64, unit float64, err error) {
	steps := heed.Every(ctx, stepCoords)
	polygons, most := ringsOf(gs, steps)
	if !(most <= largest) {
		return nil, 0, cmp.Or(steps.Err(), ErrTangled)
	}
	unit = rasterUnit(most)
	for _, rings := range polygons {
		raster(rings, unit, steps)
	}
	return polygons, unit, steps.Err()
}

// stepCoords is how many coordinates are read, or made whole numbers, in about a millisecond.
const stepCoords = 1 << 15

// ringsOf returns the rings of each polygon, and the largest coordinate, NaN where one is no
// number.
func ringsOf(gs []geom.T, steps *heed.Steps) (polygons [][][]float64, most float64) {
	for _, g := range gs {
		eachRings(g, steps, func(rings [][]float64) {
			for _, ring := range rings {
				for _, f := range ring {
					most = max(most, math.Abs(f))
				}
			}
			polygons = append(polygons, rings)
		})
	}
	return polygons, most
}

// rasterUnit is the unit for coordinates that are that large at most.
func rasterUnit(most float64) float64 {
	_, exp := math.Frexp(most)
	return math.Ldexp(1, max(exp-rasterBits, -1022))
}

// raster rounds coordinates to whole numbers of units, until the steps' context ends.
func raster(paths [][]float64, unit float64, steps *heed.Steps) {
	for _, path := range paths {
		for i, f := range path {
			path[i] = math.RoundToEven(f/unit) + 0
		}
		if steps.Take(len(path)) != nil {
			return
		}
	}
}

// neighboursFirst orders regions along a Hilbert curve through the middles of
// their boxes, so that each half of the list, and each half of that, is a
// compact part of the plane.
func neighboursFirst(ctx context.Context, regions []region) []region {
	all := flat.Nothing[flat.Page]()
	steps := heed.Every(ctx, looksToHeed)
	for _, r := range regions {
		if steps.Take(1) != nil {
			break // the end, which whoever unites them hears
		}
		if !r.box.Empty() {
			all = all.With(r.box)
		}
	}
	type placed struct {
		key uint64
		i   int
	}
	order := make([]placed, 0, len(regions))
	for i, r := range regions {
		if r.box.Empty() || steps.Take(1) != nil {
			continue
		}
		x := onCurve((r.box.MinX+r.box.MaxX)/2-all.MinX, all.Width())
		y := onCurve((r.box.MinY+r.box.MaxY)/2-all.MinY, all.Height())
		order = append(order, placed{hilbert(x, y), i})
	}
	sorting.By(order, func(a, b placed) int {
		if steps.Take(1) != nil {
			return 0
		}
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.i, b.i))
	})
	sorted := make([]region, len(order))
	for k, p := range order {
		sorted[k] = regions[p.i]
	}
	if len(sorted) == 0 {
		sorted = make([]region, 1)
	}
	return sorted
}

// curveBits is the fineness of the Hilbert curve in each direction.
const curveBits = 16

func onCurve(at, of float64) uint32 {
	if !(of > 0) {
		return 0
	}
	return uint32(at / of * (1<<curveBits - 1))
}

// hilbert is the place of a cell on a Hilbert curve (H. S. Warren, Hacker's
// Delight, 2012, section 16-4).
func hilbert(x, y uint32) (place uint64) {
	for s := uint32(1) << (curveBits - 1); s > 0; s >>= 1 {
		var rx, ry uint32
		if x&s != 0 {
			rx = 1
		}
		if y&s != 0 {
			ry = 1
		}
		place += uint64(s) * uint64(s) * uint64((3*rx)^ry)
		if ry == 0 {
			if rx == 1 {
				x, y = 1<<curveBits-1-x, 1<<curveBits-1-y
			}
			x, y = y, x
		}
	}
	return place
}
