package kartograph

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/special"
)

func TestBordersLayer(t *testing.T) {
	squares := config.Layer{ID: "squares", Hidden: true, Source: rowOfSquares("iso part", "A x", "B x", "C y")}
	for kind, want := range map[special.BorderKind][]string{
		"inner": {"left.iso=A left.part=x right.iso=B right.part=x", "left.iso=B left.part=x right.iso=C right.part=y"},
		"outer": {"left.iso=A left.part=x", "left.iso=B left.part=x", "left.iso=C left.part=y"},
		"": {"left.iso=A left.part=x", "left.iso=A left.part=x right.iso=B right.part=x", "left.iso=B left.part=x",
			"left.iso=B left.part=x right.iso=C right.part=y", "left.iso=C left.part=y"},
	} {
		m := buildMap(t, tenDegrees(squares, config.Layer{ID: "borders", Special: special.Borders{Layer: "squares", Kind: kind}}), Options{})
		got := described(t, m, "borders")
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q borders are %q, want %q", kind, got, want)
		}
	}
	m := buildMap(t, tenDegrees(squares, config.Layer{ID: "borders", Special: special.Borders{Layer: "squares", Kind: "inner", GroupBy: "part, iso"}}), Options{})
	got := described(t, m, "borders")
	if len(got) != 2 || !strings.HasPrefix(got[0], "level=1 left.iso=A") || !strings.HasPrefix(got[1], "level=0 left.iso=B") {
		t.Errorf("levels %q", got)
	}
	cfg := tenDegrees(squares, config.Layer{ID: "borders", Special: special.Borders{Layer: "squares", GroupBy: "prt"}})
	if _, err := Build(t.Context(), cfg, Options{}); err == nil || !strings.Contains(err.Error(), `borders.group-by: column "prt" not found, did you mean "part"?`) {
		t.Errorf("error %v", err)
	}
}

// Borders are those of the layer as it is drawn: after it was joined.
func TestBordersOfJoinedLayer(t *testing.T) {
	m := buildMap(t, tenDegrees(
		config.Layer{ID: "squares", Source: rowOfSquares("iso part", "A x", "B x", "C y"), Join: &config.Join{GroupBy: "part", GroupAs: "region"}},
		config.Layer{ID: "borders", Special: special.Borders{Layer: "squares", Kind: "inner", GroupBy: "region"}},
	), Options{})
	got := described(t, m, "borders")
	if len(got) != 1 || !strings.Contains(got[0], "left.region=x") || !strings.Contains(got[0], "right.region=y") {
		t.Errorf("borders %q", got)
	}
}

func TestGridLayer(t *testing.T) {
	points := config.Layer{ID: "points", Hidden: true, Source: rowOfPoints("pop", "1", "2", "-", "8")}
	m := buildMap(t, tenDegrees(points, config.Layer{ID: "grid", Special: special.Grid{Shape: "square", Size: 180, Layer: "points", Sum: "pop"}}), Options{})
	if got := described(t, m, "grid"); !slices.Equal(got, []string{"count=2 sum=3", "count=2 sum=8"}) {
		t.Errorf("cells %q", got)
	}
	m = buildMap(t, tenDegrees(points, config.Layer{ID: "grid", Special: special.Grid{Layer: "points"}}), Options{})
	if got := described(t, m, "grid"); len(got) != 4 {
		t.Errorf("a grid of no given size has the cells %q, want one for each point", got)
	}
	m = buildMap(t, tenDegrees(config.Layer{ID: "grid", Special: special.Grid{Shape: "square", Size: 250}}), Options{})
	if got := areas(t, m, "grid"); len(got) != 16 {
		t.Errorf("an empty grid has %d cells, want 16", len(got))
	}
	for want, g := range map[string]special.Grid{
		`grid.sum: column "people" not found; the columns are pop`: {Layer: "points", Sum: "people"},
		`give a larger size`: {Size: 1},
	} {
		_, err := Build(t.Context(), tenDegrees(points, config.Layer{ID: "grid", Special: g}), Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}

// TestGridsTellOfNoNumbers holds that features which add nothing to a sum are told, and where nothing
// is added up none are.
func TestGridsTellOfNoNumbers(t *testing.T) {
	points := config.Layer{ID: "points", Hidden: true, Source: rowOfPoints("pop", "1", "n.s.", "-", "8")}
	for sum, want := range map[string]string{"pop": `layer "grid": grid.sum: 2 of 4 features have no number in "pop" and add nothing`, "": ""} {
		m := buildMap(t, tenDegrees(points, config.Layer{ID: "grid", Special: special.Grid{Shape: "square", Size: 180, Layer: "points", Sum: sum}}), Options{})
		var told []string
		for _, w := range m.Warnings {
			if strings.Contains(w.Text, "grid.sum") {
				told = append(told, w.String())
			}
		}
		if got := strings.Join(told, "\n"); got != want {
			t.Errorf("sum of %q: %q, want %q", sum, got, want)
		}
	}
}
