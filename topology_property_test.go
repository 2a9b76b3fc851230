package kartograph

import (
	"context"
	"fmt"
	"math"
	"os"
	"testing"

	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/twpayne/go-geom"
)

// coverMaps are maps of two polygon layers that share borders, "parts" and
// "wholes". %[1]s stands for what all layers have in common.
var coverMaps = []struct{ name, proj, layers string }{
	{"robinson", `{"id": "robinson"}`, countriesAndContinents},
	{"robinson, cut at 30 west", `{"id": "robinson", "lon0": 150}`, countriesAndContinents},
	{"laea", `{"id": "laea", "lon0": 10, "lat0": 50}`, countriesAndContinents},
	{"mercator", `{"id": "mercator", "lon0": -100}`, countriesAndContinents},
	{"albers", `{"id": "albers", "lon0": -96, "lat1": 29.5, "lat2": 45.5}`, countiesAndStates},
	{"builtin", `{"id": "robinson"}`, countriesAndLand},
}

const (
	countriesAndContinents = `
		{"id": "parts", "src": "data/ne_50m_countries.shp" %[1]s},
		{"id": "wholes", "src": "data/ne_50m_countries.shp", "join": {"group-by": "CONTINENT"} %[1]s}`
	countriesAndLand = `
		{"id": "parts", "src": "builtin:countries-50m" %[1]s},
		{"id": "wholes", "src": "builtin:land-50m" %[1]s}`
	countiesAndStates = `
		{"id": "parts", "src": "builtin:us-counties" %[1]s},
		{"id": "wholes", "src": "builtin:us-states" %[1]s}`
)

// cover is what such a map shows.
type cover struct {
	parts, wholes, borders []geom.T
	// gaps is how many holes the union of the parts has.
	gaps int
	// overlaps are the areas in px² that pairs of parts have in common.
	overlaps map[[2]int]float64
}

// nothing is the area in px² below which gaps and overlaps do not count.
const nothing = 1e-6

func TestSimplifiedMapsKeepTheirTopology(t *testing.T) {
	tolerances, maps := []float64{0.5, 2, 8, 20}, coverMaps
	if testing.Short() {
		maps = coverMaps[1:2]
	}
	for i, m := range maps {
		before := buildCover(t, m.proj, m.layers, "")
		loose := looseEdges(before)
		t.Logf("%s: %d parts with %d overlaps and %d holes in their union; %d edges of the wholes are no part's",
			m.name, len(before.parts), len(before.overlaps), before.gaps, loose)
		for k := range pace.Of(1, len(tolerances)) {
			tolerance := tolerances[(2+i+k)%len(tolerances)]
			t.Run(fmt.Sprintf("%s/%g", m.name, tolerance), func(t *testing.T) {
				after := buildCover(t, m.proj, m.layers, fmt.Sprintf(`, "simplify": %g`, tolerance))
				checkCover(t, before, after)
				if n := looseEdges(after); n > loose {
					t.Errorf("%d edges of the wholes are no part's, %d before", n, loose)
				}
			})
		}
	}
}

func buildCover(t *testing.T, proj, layers, simplify string) cover {
	t.Helper()
	text := `{"proj": ` + proj + `, "export": {"width": 1000, "crop-to-view": false}, "layers": [` +
		fmt.Sprintf(layers, simplify) + `, {"id": "lines", "special": "borders", "borders": {"layer": "parts"}}]}`
	cfg, err := Parse("map.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Build(context.Background(), cfg, Options{Files: os.DirFS("testdata")})
	if err != nil {
		t.Fatal(err)
	}
	c := cover{}
	for _, group := range m.Scene().Groups {
		for _, shape := range group.Marks {
			switch group.ID {
			case "parts":
				c.parts = append(c.parts, geometryOf(shape))
			case "wholes":
				c.wholes = append(c.wholes, geometryOf(shape))
			default:
				c.borders = append(c.borders, geometryOf(shape))
			}
		}
	}
	union, err := overlay.Union(t.Context(), c.parts)
	if err != nil {
		t.Fatal(err)
	}
	eachRing(union, func(flat []float64, hole bool) {
		if hole && label.Area(geom.NewPolygonFlat(geom.XY, flat, []int{len(flat)})) > nothing {
			c.gaps++
		}
	})
	common := -label.Area(union)
	for _, g := range c.parts {
		common += label.Area(g)
	}
	if math.Abs(common) > nothing/10 {
		c.overlaps = overlapsOf(t, c.parts)
	}
	return c
}

// overlapsOf measures what pairs of polygons have in common.
func overlapsOf(t *testing.T, gs []geom.T) map[[2]int]float64 {
	t.Helper()
	overlaps, boxes := map[[2]int]float64{}, make([]*geom.Bounds, len(gs))
	for i, g := range gs {
		boxes[i] = g.Bounds()
		var near []geom.T
		var at []int
		for j := range gs[:i] {
			if boxes[i].Overlaps(geom.XY, boxes[j]) {
				near, at = append(near, gs[j]), append(at, j)
			}
		}
		if len(near) == 0 {
			continue
		}
		mask, err := overlay.NewMask(t.Context(), []geom.T{g})
		if err != nil {
			t.Fatal(err)
		}
		common, err := overlay.Crop(t.Context(), near, mask)
		if err != nil {
			t.Fatal(err)
		}
		for k, both := range common {
			if both != nil && label.Area(both) > nothing/10 {
				overlaps[[2]int{i, at[k]}] = label.Area(both)
			}
		}
	}
	return overlaps
}

// checkCover compares a simplified map with the same map as it was.
func checkCover(t *testing.T, before, after cover) {
	t.Helper()
	if len(after.parts) != len(before.parts) || len(after.wholes) != len(before.wholes) {
		t.Fatalf("%d parts and %d wholes, %d and %d before", len(after.parts), len(after.wholes), len(before.parts), len(before.wholes))
	}
	// A strip that two parts have in common as they come may become wider
	// when its sides are simplified, but no new one may arise.
	for pair, area := range after.overlaps {
		if area > nothing && !(area <= 2*before.overlaps[pair]) {
			t.Errorf("parts %v overlap by %g px², %g before", pair, area, before.overlaps[pair])
		}
	}
	if after.gaps > before.gaps {
		t.Errorf("%d gaps, %d before", after.gaps, before.gaps)
	}
	for i, pairs := range [][2][]geom.T{{before.parts, after.parts}, {before.wholes, after.wholes}} {
		for k := range pairs[0] {
			if err := valid(t, pairs[1][k]); err != nil && valid(t, pairs[0][k]) == nil {
				t.Errorf("layer %d, feature %d: %v", i, k, err)
			}
		}
	}
	edges := bordersOf(after.parts)
	drawn := map[edge]int{}
	for _, line := range after.borders {
		for part := range flat.Lines(line) {
			addEdges(drawn, part)
		}
	}
	for e, n := range drawn {
		if n != 1 || edges[e] == 0 {
			t.Errorf("the border's edge %v is drawn %d times and belongs to %d parts", e, n, edges[e])
			return
		}
	}
	for e := range edges {
		if drawn[e] == 0 {
			t.Errorf("the edge %v has no border", e)
			return
		}
	}
}

// valid asks simplefeatures about a polygon or multipolygon.
func valid(t *testing.T, g geom.T) error {
	t.Helper()
	var polygons []sf.Polygon
	var rings []sf.LineString
	finish := func() {
		if len(rings) > 0 {
			polygons = append(polygons, sf.NewPolygon(rings))
		}
		rings = nil
	}
	eachRing(g, func(flat []float64, hole bool) {
		if !hole {
			finish()
		}
		rings = append(rings, sf.NewLineString(sf.NewSequence(flat, sf.DimXY)))
	})
	finish()
	return sf.NewMultiPolygon(polygons).AsGeometry().Validate()
}

// edge is an undirected edge between two points in pixels.
type edge [4]float64

func edgesOf(gs []geom.T) map[edge]int {
	edges := map[edge]int{}
	for _, g := range gs {
		eachRing(g, func(flat []float64, _ bool) { addEdges(edges, flat) })
	}
	return edges
}

// bordersOf counts the parts that have each edge as a border: edges along which
// a part meets itself, as where it is as thin as a line, are none.
func bordersOf(gs []geom.T) map[edge]int {
	edges := map[edge]int{}
	for _, g := range gs {
		for e, n := range edgesOf([]geom.T{g}) {
			if n%2 == 1 {
				edges[e]++
			}
		}
	}
	return edges
}

func addEdges(edges map[edge]int, flat []float64) {
	for i := 0; i+3 < len(flat); i += 2 {
		e := edge{flat[i], flat[i+1], flat[i+2], flat[i+3]}
		if e[0] > e[2] || e[0] == e[2] && e[1] > e[3] {
			e = edge{e[2], e[3], e[0], e[1]}
		}
		edges[e]++
	}
}

// looseEdges counts the edges of wholes that are no part's: borders that the
// layers do not share.
func looseEdges(c cover) int {
	parts, loose := edgesOf(c.parts), 0
	for e := range edgesOf(c.wholes) {
		if parts[e] == 0 {
			loose++
		}
	}
	return loose
}

// eachRing calls f for the rings of polygons, in order.
func eachRing(g geom.T, f func(ring []float64, hole bool)) {
	for p := range flat.Polygons(g) {
		for i, ring := range p.Rings() {
			f(ring, i > 0)
		}
	}
}
