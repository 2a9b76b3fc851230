package kartograph

import (
	"context"
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// TestRecordsHearTheirContext ends the gathering of what classes are made of: of all features,
// and of groups of them.
func TestRecordsHearTheirContext(t *testing.T) {
	const n = 20_000
	schema := layers.NewSchema([]string{"group", "n"})
	kept := make([]layers.Feature, n)
	for i := range kept {
		kept[i] = layers.Feature{Geometry: geom.NewPointFlat(geom.XY, []float64{0, 0}), Record: layers.Record{
			Schema: schema, Values: []layers.Value{layers.Text(fmt.Sprint(i % 5000)), layers.Number(float64(i))}}}
	}
	for name, join := range map[string]*config.Join{"each": nil, "groups": {GroupBy: "group"}} {
		r := &readLayer{Layer: &config.Layer{ID: "l", Join: join}, kept: kept, schema: schema}
		ending.Heard(t, name, 15, func(ctx context.Context) error {
			records, err := r.records(ctx)
			if err == nil && len(records) == 0 {
				t.Errorf("%s: there are no records", name)
			}
			return err
		})
	}
}

// TestMeasuringHearsItsContext ends the measuring of features that bounds choose.
func TestMeasuringHearsItsContext(t *testing.T) {
	var kept []layers.Feature
	for i := range 500 {
		x := float64(i%100) / 10
		ring := []float64{x, 0, x + 0.05, 0, x, 0.05, x, 0}
		kept = append(kept, layers.Feature{Geometry: geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})})
	}
	read := []*readLayer{{Layer: &config.Layer{ID: "l"}, kept: kept}}
	shown, err := polygonsRegion(t.Context(), config.Bounds{Layer: "l"}, read)
	if err != nil {
		t.Fatal(err)
	}
	cfg := &Config{Bounds: config.BBox(0, 0, 10, 10)}
	frames, err := planFrames(t.Context(), cfg, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ending.Heard(t, "measuring", 500, func(ctx context.Context) error {
		_, err := frames[0].proj.Measure(func(at projection.Ruler) (projection.Plane, error) { return shown.Measure(ctx, at) })
		return err
	})
}
