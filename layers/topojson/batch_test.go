package topojson

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// manyGeometries is a topology of several objects, some of whose geometries cannot be
// used.
func manyGeometries(r *rand.Rand, n, arcPoints, repeats int) string {
	var b strings.Builder
	b.WriteString(`{"type": "Topology", "arcs": [[[0,0]` + strings.Repeat(",[1,1]", arcPoints) + `], [[2,2],[3,3]]], "objects": {`)
	for o := range 4 {
		if o > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, `"o%d": {"type": "GeometryCollection", "geometries": [`, o)
		for i := range n {
			if i > 0 {
				b.WriteString(",")
			}
			arcs := "0" + strings.Repeat(",0", r.IntN(repeats))
			switch r.IntN(6) {
			case 0:
				arcs = "7"
			case 1:
				arcs = `"x"`
			}
			fmt.Fprintf(&b, `{"type": "LineString", "id": %d, "properties": {"p%d": "%d"}, "arcs": [%s]}`, i, r.IntN(3), i, arcs)
		}
		b.WriteString("]}")
	}
	return b.String() + `, "none": null, "one": {"type": "Point", "coordinates": [1, 2]}}}`
}

// readBy reads a text with so many workers, and tells all that came of it.
func readBy(t *testing.T, text string, workers int, strict bool) (told []string) {
	s, err := Parse("t", []byte(text), Options{Strict: strict})
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			told = append(told, err.Error())
			continue
		}
		told = append(told, fmt.Sprint(f.ID, f.Record.Values, len(f.Geometry.FlatCoords()), f.Geometry.Bounds()))
	}
	return append(told, fmt.Sprint(s.Info().Warnings, s.Info().Extent, s.Info().Geometry))
}

// However many read a topology, the same comes of it: features in order, what is told
// of those that cannot be used, and the limit of points where one reader reaches it.
func TestBatchesReadAsOne(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for name, test := range map[string]struct {
		text   string
		strict bool
		last   string
	}{
		"usable":      {text: manyGeometries(r, 1500, 1, 3)},
		"strict":      {text: manyGeometries(r, 1500, 1, 3), strict: true, last: "object \"o0\", geometry"},
		"many points": {text: manyGeometries(r, 400, 300, 20), last: "arcs are used more than"},
		"nothing":     {text: `{"type": "Topology", "arcs": [], "objects": {}}`},
	} {
		one := readBy(t, test.text, 1, test.strict)
		for _, workers := range []int{2, 5} {
			if many := readBy(t, test.text, workers, test.strict); !slices.Equal(one, many) {
				t.Errorf("%s: %d lines by one, %d by %d workers, the last ones %.200q and %.200q", name, len(one), len(many), workers, one[len(one)-1], many[len(many)-1])
			}
		}
		if !strings.Contains(strings.Join(one[max(0, len(one)-2):], "\n"), test.last) {
			t.Errorf("%s: it ends with %.300q", name, one[max(0, len(one)-2):])
		}
	}
}
