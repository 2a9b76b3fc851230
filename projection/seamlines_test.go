package projection_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// TestLinesCutShortOfTheSeam cuts lines that cross 180 degrees short of it, turns
// some parts around and mixes them; on a map with 180 degrees in its middle there are
// as many lines as before, and none of them jumps.
func TestLinesCutShortOfTheSeam(t *testing.T) {
	p := catalogueMap(t, "lonlat", 180)
	random := rand.New(rand.NewPCG(3, 14))
	for range 300 {
		d := 0.02 * (1 - random.Float64())
		var parts [][]float64
		crossing := 1 + random.IntN(5)
		for k := range crossing {
			lat, slope := float64(k)*20-50, random.Float64()*0.5
			parts = append(parts, []float64{160, lat + random.Float64(), 170, lat, 180 - d, lat + 10*slope - d*slope},
				[]float64{d - 180, lat + 10*slope + d*slope, -175, lat + 15*slope, -160, lat})
		}
		parts = append(parts, []float64{0, 85, 10, 85}) // far from the seam
		for i, part := range parts {
			if random.IntN(2) == 0 {
				parts[i] = turnedLine(part)
			}
		}
		random.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		m := p.Project(lines(parts...)).(*geom.MultiLineString)
		if n := m.NumLineStrings(); n != crossing+1 {
			t.Fatalf("cut %g short: %d lines of %v, want %d", d, n, parts, crossing+1)
		}
		for i := range m.NumLineStrings() {
			f := m.LineString(i).FlatCoords()
			for k := 2; k < len(f); k += 2 {
				if math.Hypot(f[k]-f[k-2], f[k+1]-f[k-1]) > 25 {
					t.Fatalf("cut %g short: %v jumps", d, f)
				}
			}
		}
	}
}

// TestLinesThatStay draws lines at the seam that nothing has cut, or that meet on it.
func TestLinesThatStay(t *testing.T) {
	p := catalogueMap(t, "lonlat", 180)
	for _, c := range []struct {
		name  string
		in    geom.T
		edges projection.Edges
		want  int
	}{
		{"cut at 180", lines([]float64{170, 0, 180, 5}, []float64{-180, 5, -170, 0}), projection.Edges{}, 2},
		{"cut at 179.99", lines([]float64{170, 0, 179.99, 5}, []float64{-179.99, 5, -170, 0}), projection.Edges{}, 1},
		{"the same, from 0 to 360", lines([]float64{350, 0, 359.99, 5}, []float64{0.01, 5, 10, 0}), projection.Edges{}, 1 + 1}, // the map's rim is there
		{"other latitudes", lines([]float64{170, 0, 179.99, 5}, []float64{-179.99, 5.1, -170, 0}), projection.Edges{}, 2},
		{"farther", lines([]float64{170, 0, 179.9, 5}, []float64{-179.9, 5, -170, 0}), projection.Edges{}, 2},
		{"farther, with a larger seam", lines([]float64{170, 0, 179.9, 5}, []float64{-179.9, 5, -170, 0}), projection.Edges{Seam: 0.1}, 1},
		{"no seam", lines([]float64{170, 0, 179.99, 5}, []float64{-179.99, 5, -170, 0}), projection.Edges{Seam: -1}, 2},
		{"three ends", lines([]float64{170, 0, 179.99, 5}, []float64{-179.99, 5.001, -170, 0}, []float64{-179.99, 5.02, -170, 9}), projection.Edges{}, 2},
		{"back and forth", lines([]float64{170, 0, 179.99, 5}, []float64{-179.99, 5, -170, 7, -179.99, 9}, []float64{179.99, 9, 170, 9}), projection.Edges{}, 1},
		{"no numbers", lines([]float64{170, 0, math.NaN(), 5}, []float64{-179.99, 5, -170, 0}), projection.Edges{}, 1},
	} {
		got := 0
		switch g := p.ProjectAs(c.in, c.edges).(type) {
		case *geom.MultiLineString:
			got = g.NumLineStrings()
		case *geom.LineString:
			got = 1
		}
		if got != c.want {
			t.Errorf("%s: %d lines, want %d", c.name, got, c.want)
		}
	}
}

func catalogueMap(t *testing.T, id string, lon0 float64) *projection.Projection {
	t.Helper()
	p, err := catalogue.New(catalogue.Settings{ID: id, Params: map[string]float64{"lon0": lon0}})
	if err != nil {
		t.Fatal(err)
	}
	return p.WithView(projection.Fit(p.Extent(), projection.Page{MaxX: 360, MaxY: 180}))
}

func lines(parts ...[]float64) *geom.MultiLineString {
	var flat []float64
	var ends []int
	for _, part := range parts {
		flat = append(flat, part...)
		ends = append(ends, len(flat))
	}
	return geom.NewMultiLineStringFlat(geom.XY, flat, ends)
}

func turnedLine(line []float64) []float64 {
	var out []float64
	for k := len(line) - 2; k >= 0; k -= 2 {
		out = append(out, line[k], line[k+1])
	}
	return out
}
