package projection_test

import (
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// TestBesideTheBoxNothingCounts holds that what is cut to a box is the same to the bit
// where points beside it were left out, in any projection, turned any way.
func TestBesideTheBoxNothingCounts(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	countries := shapes(t, "ne_50m_countries", "ADM0_A3")
	large := slices.DeleteFunc(countries, func(c country) bool { return len(c.geom.FlatCoords()) < 400 })
	all := setups(t)
	left := 0
	for _, id := range slices.Sorted(maps.Keys(all)) {
		for _, centre := range [][3]float64{{}, {20, 40, 30}, {-100, -20, 0}, {100, 60, 0}} {
			p := mustSetUp(t, all[id], projection.Options{Rotate: &centre})
			for range 1 {
				left += compareWithin(t, id, p, large[random.IntN(len(large))], random)
			}
		}
	}
	if left < 50_000 {
		t.Errorf("only %d points were left out", left)
	}
}

// compareWithin projects a country and its border as lines to a page that shows a part
// of it, and returns how many points fewer it took.
func compareWithin(t *testing.T, id string, p *projection.Projection, c country, random *rand.Rand) (left int) {
	t.Helper()
	return compareEdgesWithin(t, id, p, c, projection.Edges{}, random)
}

// Nor does it for edges that are great arcs, of which few points are made beside the box.
func TestBesideTheBoxNoArcCounts(t *testing.T) {
	random := rand.New(rand.NewPCG(33, 34))
	large := slices.DeleteFunc(shapes(t, "ne_50m_countries", "ADM0_A3"), func(c country) bool { return len(c.geom.FlatCoords()) < 400 })
	all := setups(t)
	for _, id := range slices.Sorted(maps.Keys(all)) {
		centre := [][3]float64{{}, {20, 40, 30}, {-100, -20, 0}, {100, 60, 0}}[random.IntN(4)]
		compareEdgesWithin(t, id, mustSetUp(t, all[id], projection.Options{Rotate: &centre}), large[random.IntN(len(large))], projection.Edges{Geodesic: true}, random)
	}
	// The map of a house: all of a country is beside it.
	c := large[0]
	at := c.geom.FlatCoords()
	p := mustSetUp(t, all["mercator"], projection.Options{Rotate: &[3]float64{-at[0], 0, 0}}).WithView(projection.View{Scale: 1e9})
	x, y, ok := p.Forward(at[0], at[1])
	if !ok {
		t.Fatalf("%s is nowhere", c.name)
	}
	within := p.Within(projection.Page{MinX: x - 500, MinY: y - 500, MaxX: x + 500, MaxY: y + 500})
	if took := pace.Taken(func() { within.ProjectAs(c.geom, projection.Edges{Geodesic: true}) }); took > 1000*uint64(len(at)) {
		t.Errorf("%s takes %d bytes for %d points", c.name, took, len(at)/2)
	}
}

func compareEdgesWithin(t *testing.T, id string, p *projection.Projection, c country, e projection.Edges, random *rand.Rand) (left int) {
	t.Helper()
	coords := c.geom.FlatCoords()
	at := 2 * random.IntN(len(coords)/2)
	p = p.WithView(projection.View{Scale: math.Exp(random.Float64()*5) * 200})
	x, y, ok := p.Forward(coords[at], coords[at+1])
	if !ok {
		return 0
	}
	size := 100 + 500*random.Float64()
	x, y = x-size*random.Float64(), y-size*random.Float64()
	box := projection.Page{MinX: x, MinY: y, MaxX: x + size, MaxY: y + size}
	within := p.Within(box)
	for _, g := range []geom.T{c.geom, geom.NewLineStringFlat(geom.XY, longest(c.geom))} {
		whole, thin := p.ProjectAs(g, e), within.ProjectAs(g, e)
		want, got := projection.ClipToBox(whole, box), projection.ClipToBox(thin, box)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s %s: %T on %+v in %v is not the same", id, c.name, g, p.View(), box)
		}
		left += points(whole) - points(thin)
	}
	return left
}

func points(g geom.T) int {
	if g == nil {
		return 0
	}
	return len(g.FlatCoords()) / 2
}

// longest is the longest ring of some polygons.
func longest(g geom.T) []float64 {
	var ring []float64
	for p := range flat.Polygons(g) {
		for _, r := range p.Rings() {
			if len(r) > len(ring) {
				ring = r
			}
		}
	}
	return ring
}
