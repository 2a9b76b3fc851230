package kartograph

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

func TestPageSize(t *testing.T) {
	wide := projection.Plane{MaxX: 2, MaxY: 1}
	tests := []struct {
		name          string
		export        config.Export
		width, height float64
	}{
		{"default width", config.Export{}, 1000, 500},
		{"width", config.Export{Width: 600}, 600, 300},
		{"height", config.Export{Height: 600}, 1200, 600},
		{"both", config.Export{Width: 300, Height: 300}, 300, 300},
		{"ratio", config.Export{Ratio: 1.5}, 1000, 667},
		{"width and ratio", config.Export{Width: 300, Ratio: 1}, 300, 300},
		{"height and ratio", config.Export{Height: 300, Ratio: 3}, 900, 300},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			width, height, err := pageSize(test.export, wide, 0)
			if err != nil || width != test.width || height != test.height {
				t.Errorf("%g by %g, %v; want %g by %g", width, height, err, test.width, test.height)
			}
		})
	}
	if _, _, err := pageSize(config.Export{Width: 10}, projection.Plane{MaxX: 1000, MaxY: 1}, 0); err == nil {
		t.Error("a map without height is no error")
	}
}

// What has no size still has a map: one point, a line along a meridian.
func TestPlaneBoxOfThinThings(t *testing.T) {
	p, err := catalogue.New(catalogue.Settings{ID: "lonlat"})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []geom.T{
		geom.NewPointFlat(geom.XY, []float64{10, 50}),
		geom.NewLineStringFlat(geom.XY, []float64{10, 40, 10, 50}),
		geom.NewLineStringFlat(geom.XY, []float64{10, 50, 20, 50}),
	} {
		box, err := fullBox(p.Extent(g), region.OfGeometries(g))
		if err != nil {
			t.Fatal(err)
		}
		least, most := min(box.Width(), box.Height()), max(box.Width(), box.Height())
		if !(least > 0.01) {
			t.Errorf("%v gives a box of only %g radii", g.FlatCoords(), least)
		}
		if !(most/least < 20) {
			t.Errorf("%v gives a box of %g by %g radii", g.FlatCoords(), least, most)
		}
	}
}

// Errors of a view lead to its own part of the config.
func TestViewErrors(t *testing.T) {
	for want, v := range map[string]config.View{
		"views.inset.bounds.data": {ID: "inset", Frame: config.Frame{Width: 1, Height: 1}, Bounds: config.Bounds{Mode: "polygons", Layer: "nobody"}},
		"views.inset.bounds: nothing": {ID: "inset", Frame: config.Frame{Width: 1, Height: 1}, Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: -5, South: -5, East: 5, North: 5}},
			Proj: config.Proj{ID: "ortho", Params: catalogue.Values{"lon0": 180, "lat0": 0}}},
	} {
		_, err := planFrames(context.Background(), &Config{Views: []config.View{v}}, nil, Options{})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %v, want one that begins with %q", err, want)
		}
	}
}
