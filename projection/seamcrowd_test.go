package projection

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// comparedPartners is partners by its words: each end is compared with all.
func comparedPartners(eastern, western []lineEnd, tolerance float64) map[int]int {
	partner := make(map[int]int)
	for _, a := range eastern {
		best, nearest := -1, 2*tolerance
		for k := range western {
			if d := math.Abs(western[k].lat - a.lat); d <= nearest {
				if _, taken := partner[western[k].number]; !taken {
					best, nearest = k, d
				}
			}
		}
		if best < 0 {
			continue
		}
		if gap := math.Abs(a.lon - western[best].lon - 360); gap > 0 && gap <= 2*tolerance {
			partner[a.number], partner[western[best].number] = western[best].number, a.number
		}
	}
	return partner
}

// TestPartnersAsCompared finds the ends of lines that go on in each other as comparing all
// does, with many that are as near as others, on the seam itself, too far, or of no number.
func TestPartnersAsCompared(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 12))
	for range 2000 {
		const tolerance = 0.25 // so that distances are exact, and often the same
		var sides [2][]lineEnd
		for number := range 1 + random.IntN(24) {
			side := random.IntN(2)
			end := lineEnd{lon: 180 - float64(random.IntN(4))/4, lat: float64(random.IntN(16)) / 8, number: number}
			if side == 1 {
				end.lon = -end.lon
			}
			if random.IntN(40) == 0 {
				end.lat = math.NaN()
			}
			sides[side] = append(sides[side], end)
		}
		got := partners(sides[0], sides[1], tolerance) // which sorts them
		want := comparedPartners(sides[0], sides[1], tolerance)
		if len(got) != len(want) {
			t.Fatalf("%v: %v, want %v", sides, got, want)
		}
		for a, b := range want {
			if got[a] != b {
				t.Fatalf("%v: %v, want %v", sides, got, want)
			}
		}
	}
}

// TestFoldAsToggled counts the polygons along a seam as going along each edge does.
func TestFoldAsToggled(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 13))
	const n = 12
	for range 2000 {
		var nodes []int
		odd := make([]bool, n)
		for range random.IntN(6) {
			a, b := random.IntN(n), random.IntN(n)
			nodes = append(nodes, a, b)
			for k := min(a, b); k < max(a, b); k++ {
				odd[k] = !odd[k]
			}
		}
		counts, by := make([]int, n), make([]int, n)
		counts[random.IntN(n)]++
		want, good := slices.Clone(counts), true
		for k := range odd {
			if good && odd[k] {
				want[k]++
				good = want[k] == 1
			}
		}
		if got := fold(nodes, counts, by, 7); got != good || !slices.Equal(counts, want) {
			t.Fatalf("%v: %v and %v, want %v and %v", nodes, got, counts, good, want)
		}
		for k := range n - 1 {
			if (runsOf(counts)[k] == runsOf(counts)[k+1]) != (counts[k] > 0 && counts[k+1] > 0) {
				t.Fatalf("%v: runs %v", counts, runsOf(counts))
			}
		}
	}
}

// TestCrowdsAtTheSeam stitches tens of thousands of polygons along the seam, and of lines that
// end at the same place of it, in time that does not grow with their square: that would be
// minutes.
func TestCrowdsAtTheSeam(t *testing.T) {
	const n = 40_000
	began := time.Now()
	var polygons []flat.Polygon
	var eastern, western []lineEnd
	for i := range n {
		south, north := float64(i)*170/n-85, float64(i+1)*170/n-85
		for _, w := range []float64{179, -180} {
			ring := []float64{w, south, w + 1, south, w + 1, north, w, north, w, south}
			polygons = append(polygons, flat.Polygon{Coords: ring, Ends: []int{len(ring)}, Stride: 2})
		}
		lat := float64(i) * 1e-8
		eastern = append(eastern, lineEnd{179.99, lat, 4 * i})
		western = append(western, lineEnd{-179.995, lat, 4*i + 2})
	}
	if stitched, ok := stitch(polygons, Edges{}); !ok || len(stitched) != n {
		t.Errorf("%d polygons are left, %v, want %d", len(stitched), ok, n)
	}
	holed := flat.Polygon{Coords: slices.Clone(polygons[0].Coords), Ends: []int{10}, Stride: 2}
	for range n { // each with an edge along all of the seam
		holed.Coords = append(holed.Coords, 180, -85, 179.5, 0, 180, 85, 180, -85)
		holed.Ends = append(holed.Ends, len(holed.Coords))
	}
	s := &seam{west: -180, east: 180, sources: append(polygons, holed)}
	s.read(Edges{})
	if !s.nodes() {
		t.Fatal("no node is on the seam")
	}
	if s.count() {
		t.Error("the first box has the stretch that another one has, and was not found there")
	}
	if found := partners(eastern, western, defaultSeam); len(found) != 2*n {
		t.Errorf("%d ends have partners, want all %d", len(found), 2*n)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it takes %v", took)
	}
}

// TestLinesOfNoNumberAtTheSeam keeps lines whose ends are nowhere as they are.
func TestLinesOfNoNumberAtTheSeam(t *testing.T) {
	ends := []lineEnd{{-179.99, math.NaN(), 1}, {-179.99, 4, 3}}
	slices.SortFunc(ends, func(a, b lineEnd) int { return cmp.Compare(a.lat, b.lat) })
	left := leftEnds{ends: ends, taken: make([]bool, len(ends))}
	if _, far := left.nearest(math.NaN()); far == far {
		t.Errorf("an end is %g away from nowhere", far)
	}
	lines := geom.NewMultiLineStringFlat(geom.XY, []float64{170, 0, 179.99, 5, -179.99, math.NaN(), -170, 0}, []int{4, 8})
	if joined, ok := joinedLines(lines, Edges{}); ok {
		t.Errorf("joined to %v", joined)
	}
}
