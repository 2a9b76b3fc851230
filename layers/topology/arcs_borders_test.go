package topology_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// fourSquares are two by two cells of a square: 0 1 above, 2 3 below.
func fourSquares() []geom.T {
	return []geom.T{
		polygonOf(square(0, 0, 1)), polygonOf(turned(square(1, 0, 1))),
		polygonOf(shifted(square(0, 1, 1), 2)), polygonOf(square(1, 1, 1)),
	}
}

func TestBorders(t *testing.T) {
	lake := square(2, 2, 2)
	tests := []struct {
		name   string
		gs     []geom.T
		kind   topology.BorderKind
		levels [][]int
		want   []string
	}{
		{
			"inner", fourSquares(), topology.InnerBorders, nil,
			[]string{"0|1 0 [1 1 1 0]", "0|2 0 [0 1 1 1]", "1|3 0 [1 1 2 1]", "2|3 0 [1 2 1 1]"},
		},
		{
			"outer", fourSquares()[:2], topology.OuterBorders, nil,
			// The polygon is on the left: counter-clockwise on the page.
			[]string{"0|-1 0 [1 0 0 0 0 1 1 1]", "1|-1 0 [1 1 2 1 2 0 1 0]"},
		},
		{
			"levels", fourSquares(), topology.InnerBorders, [][]int{{7, 7, 8, 8}, {1, 2, 1, 1}},
			[]string{"0|1 1 [1 1 1 0]", "0|2 0 [0 1 1 1]", "1|3 0 [1 1 2 1]", "2|3 2 [1 2 1 1]"},
		},
		{
			"an island in a lake", []geom.T{polygonOf(square(0, 0, 9), lake), polygonOf(turned(lake))}, topology.InnerBorders, nil,
			[]string{"0|1 0 closed"},
		},
		{
			"nothing between the parts of one",
			[]geom.T{geom.NewMultiPolygonFlat(geom.XY, append(square(0, 0, 1), square(1, 0, 1)...), [][]int{{10}, {20}})},
			topology.InnerBorders, nil, nil,
		},
		{
			"a spike is none", []geom.T{polygonOf([]float64{0, 0, 2, 0, 5, 0, 2, 0, 2, 2, 0, 2, 0, 0})}, topology.AllBorders, nil,
			[]string{"0|-1 0 closed"},
		},
		{
			"a bowtie whose other half is larger", []geom.T{polygonOf([]float64{1, 0, 1, 1, 5, -3, 5, 4, 1, 0}), polygonOf(square(0, 0, 1))},
			topology.InnerBorders, nil, []string{"0|1 0 [1 0 1 1]"},
		},
		{
			"a bowtie whose halves are as large", []geom.T{polygonOf([]float64{1, 0, 1, 1, 2, 0, 2, 1, 1, 0}), polygonOf(square(0, 0, 1)), polygonOf(square(2, 0, 1))},
			topology.InnerBorders, nil, []string{"0|1 0 [1 0 1 1]", "0|2 0 [2 1 2 0]"},
		},
		{
			"a hole outside of its ring", []geom.T{polygonOf(square(3, 0, 1), square(1, 0, 1)), polygonOf(square(0, 0, 1))},
			topology.InnerBorders, nil, []string{"0|1 0 [1 0 1 1]"},
		},
		{
			"a square in a larger one with the same side", []geom.T{polygonOf([]float64{0, 0, 0, 1, 0, 3, 3, 3, 3, 0, 0, 0}), polygonOf(square(0, 0, 1))},
			topology.InnerBorders, nil, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, b := range build(tt.gs...).Borders(0, tt.kind, tt.levels...) {
				points := fmt.Sprint(b.Line.FlatCoords())
				if f := b.Line.FlatCoords(); f[0] == f[len(f)-2] && f[1] == f[len(f)-1] {
					points = "closed"
				}
				got = append(got, fmt.Sprintf("%d|%d %d %s", b.Left, b.Right, b.Level, points))
			}
			if fmt.Sprint(got) != fmt.Sprint(tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestBordersCoverTheEdges takes borders and polygons of the same simplified
// countries: every edge of a polygon is an edge of exactly one border.
func TestBordersCoverTheEdges(t *testing.T) {
	type edge [4]float64
	key := func(f []float64) edge {
		if f[0] > f[2] || f[0] == f[2] && f[1] > f[3] {
			return edge{f[2], f[3], f[0], f[1]}
		}
		return edge{f[0], f[1], f[2], f[3]}
	}
	gs := project(readShapefile(t, "ne_50m_countries.shp"), projections[0])
	for _, rules := range [][]topology.Rule{nil, {{Tolerance: 1}}, {{Method: topology.DouglasPeucker, Tolerance: 5}}} {
		topo := simplified(t, build(gs...), rules)
		users := map[edge]map[int]bool{}
		for i, g := range topo.Geometries(0) {
			for _, rings := range ringsOf(g) {
				for _, r := range rings {
					for k := 0; k+3 < len(r); k += 2 {
						e := key(r[k : k+4])
						if users[e] == nil {
							users[e] = map[int]bool{}
						}
						users[e][i] = true
					}
				}
			}
		}
		seen := map[edge]bool{}
		for _, b := range topo.Borders(0, topology.AllBorders) {
			eachLine(b.Line, func(f []float64) {
				for k := 0; k+3 < len(f); k += 2 {
					e := key(f[k : k+4])
					if seen[e] {
						t.Fatalf("edge %v is in two borders", e)
					}
					seen[e] = true
					if !users[e][b.Left] || b.Right >= 0 && !users[e][b.Right] {
						t.Fatalf("edge %v is no edge of %d and %d", e, b.Left, b.Right)
					}
				}
			})
		}
		for e := range users {
			if !seen[e] {
				t.Errorf("edge %v is in no border", e)
			}
		}
	}
}

func eachLine(g geom.T, f func(flat []float64)) {
	switch g := g.(type) {
	case *geom.LineString:
		f(g.FlatCoords())
	case *geom.MultiLineString:
		for i := range g.NumLineStrings() {
			f(g.LineString(i).FlatCoords())
		}
	}
}

func TestMergeLines(t *testing.T) {
	tests := []struct {
		name string
		gs   []geom.T
		want string
	}{
		{"end to end", []geom.T{line(0, 0, 1, 0), line(2, 0, 1, 0), line(2, 0, 3, 1)}, "[0 0 1 0 2 0 3 1] []"},
		{"the first one's direction", []geom.T{line(1, 0, 0, 0), line(1, 0, 2, 0)}, "[2 0 1 0 0 0] []"},
		{"not at a fork", []geom.T{line(0, 0, 1, 0), line(1, 0, 2, 1), line(1, 0, 2, -1)}, "[0 0 1 0 1 0 2 1 1 0 2 -1] [4 8 12]"},
		{"a ring", []geom.T{line(0, 0, 1, 0), line(1, 0, 1, 1), line(1, 1, 0, 0)}, "[0 0 1 0 1 1 0 0] []"},
		{"twice the same", []geom.T{line(0, 0, 1, 0), line(1, 0, 0, 0)}, "[0 0 1 0] []"},
		{"apart", []geom.T{line(0, 0, 1, 0), line(5, 5, 6, 6)}, "[0 0 1 0 5 5 6 6] [4 8]"},
		{"no lines", []geom.T{polygonOf(square(0, 0, 1)), nil}, "<nil>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := make([]int, len(tt.gs))
			for i := range all {
				all[i] = i
			}
			got := "<nil>"
			if g := build(tt.gs...).MergeLines(0, [][]int{all})[0]; g != nil {
				got = fmt.Sprint(g.FlatCoords(), g.Ends())
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestBordersOfRingsThatCross gives an edge to two random rings each, which may
// cross themselves, and asks on both sides of it, by the even-odd rule, whether they
// are there. Four corners make bowties, but no ring that crosses itself and still
// turns around once.
func TestBordersOfRingsThatCross(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 20))
	for range 5000 {
		var rings [2][]float64
		var on [2][2]bool // by side, above and below the edge
		for i := range rings {
			ring := []float64{-0.001, 0, 0.001, 0}
			for range 2 {
				ring = append(ring, random.Float64()*8-4, random.Float64()*8-4)
			}
			rings[i] = append(ring, ring[0], ring[1])
			on[i] = [2]bool{ringHas(rings[i], 0, -1e-9), ringHas(rings[i], 0, 1e-9)}
			if random.IntN(2) == 0 {
				rings[i] = turned(rings[i])
			}
		}
		if on[0][0] == on[0][1] || on[1][0] == on[1][1] {
			continue // another edge runs along it
		}
		want := [2]int{0, -1}
		if on[0] != on[1] {
			want[1] = 1
		}
		var got [2]int
		count := 0
		for _, b := range build(polygonOf(rings[0]), polygonOf(rings[1])).Borders(0, topology.AllBorders) {
			f := b.Line.FlatCoords()
			starts := []int{0}
			if m, ok := b.Line.(*geom.MultiLineString); ok {
				starts = append(starts, m.Ends()...)
			}
			for k := 3; k < len(f); k += 2 {
				if !slices.Contains(starts, k-1) && f[k] == 0 && f[k-2] == 0 && math.Abs(f[k-1]) == 0.001 && math.Abs(f[k-3]) == 0.001 {
					got, count = [2]int{b.Left, b.Right}, count+1
					if eastward := f[k-1] > 0; on[0][0] != eastward {
						t.Fatalf("%v: the border %v has 0 on its left", rings, f)
					}
				}
			}
		}
		if count != 1 || got != want {
			t.Fatalf("%v: %d borders between %v, want %v", rings, count, got, want)
		}
	}
}

// ringHas is the even-odd rule.
func ringHas(ring []float64, x, y float64) bool {
	odd := false
	for i := 2; i < len(ring); i += 2 {
		if (ring[i-1] > y) != (ring[i+1] > y) && x < ring[i-2]+(ring[i]-ring[i-2])*(y-ring[i-1])/(ring[i+1]-ring[i-1]) {
			odd = !odd
		}
	}
	return odd
}
