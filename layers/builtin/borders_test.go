package builtin

import (
	"testing"

	"github.com/twpayne/go-geom"
)

// edge is an edge of a polygon, its ends in a canonical order.
type edge [2][2]float64

func edgeOf(flat []float64, i int) edge {
	a, b := [2]float64{flat[i], flat[i+1]}, [2]float64{flat[i+2], flat[i+3]}
	if a[0] > b[0] || a[0] == b[0] && a[1] > b[1] {
		a, b = b, a
	}
	return edge{a, b}
}

// keptEdges are those that a test has asked for.
var keptEdges = map[string]map[edge][]int{}

// edgesOf are the edges of a map with the numbers of the features that have each.
func edgesOf(t *testing.T, name string) map[edge][]int {
	t.Helper()
	if edges := keptEdges[name]; edges != nil {
		return edges
	}
	edges := map[edge][]int{}
	keptEdges[name] = edges
	for k, f := range read(t, name) {
		for _, p := range areaOf(f.Geometry) {
			start, flat := 0, p.polygon.FlatCoords()
			for _, end := range p.polygon.Ends() {
				for i := start; i+3 < end; i += 2 {
					e := edgeOf(flat, i)
					edges[e] = append(edges[e], k)
				}
				start = end
			}
		}
	}
	return edges
}

// TestNeighboursDifferInColour holds that MAPCOLOR7 does what it is for.
func TestNeighboursDifferInColour(t *testing.T) {
	for _, name := range []string{"countries-110m", "countries-50m", "countries-10m"} {
		list, told := read(t, name), map[[2]int]bool{}
		for _, of := range edgesOf(t, name) {
			if len(of) < 2 || of[0] == of[1] || told[[2]int(of[:2])] {
				continue
			}
			told[[2]int(of[:2])] = true
			if a, b := list[of[0]], list[of[1]]; text(t, a, "MAPCOLOR7") == text(t, b, "MAPCOLOR7") {
				t.Errorf("%s: %s and %s have the same colour", name, text(t, a, "NAME"), text(t, b, "NAME"))
			}
		}
		if len(told) < 200 {
			t.Errorf("%s: only %d pairs of neighbours", name, len(told))
		}
	}
}

// TestDisputedBordersAreBorders holds that the lines lie on the borders that are
// drawn, edge by edge, so that one may be drawn over the other; but for the two
// within a country.
func TestDisputedBordersAreBorders(t *testing.T) {
	within := map[string]bool{"Moroccan Berm": true, "Isthmus of Perekop": true}
	for _, scale := range []string{"-110m", "-50m", "-10m"} {
		edges := edgesOf(t, "countries"+scale)
		for _, f := range read(t, "disputed-borders"+scale) {
			name, off := text(t, f, "NAME"), 0
			for _, line := range linesOf(f.Geometry) {
				for i := 0; i+3 < len(line); i += 2 {
					if len(edges[edgeOf(line, i)]) < 2 {
						off++
					}
				}
			}
			if off > 0 && !within[name] {
				t.Errorf("%s%s: %d edges are no border", name, scale, off)
			}
			if text(t, f, "CLASS") == "" || text(t, f, "PARTIES") == "" {
				t.Errorf("%s says too little", name)
			}
		}
	}
}

func linesOf(g geom.T) [][]float64 {
	if line, ok := g.(*geom.LineString); ok {
		return [][]float64{line.FlatCoords()}
	}
	var lines [][]float64
	if many, ok := g.(*geom.MultiLineString); ok {
		for i := range many.NumLineStrings() {
			lines = append(lines, many.LineString(i).FlatCoords())
		}
	}
	return lines
}
