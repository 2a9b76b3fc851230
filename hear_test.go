package kartograph

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render/label"
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

// TestSelectingHearsItsContext ends the counting of what a layer shows, and the pairing of features
// with their new geometries.
func TestSelectingHearsItsContext(t *testing.T) {
	const n = 200_000
	data := &source.Data{Features: make([]layers.Feature, n), Bounds: make([]*geom.Bounds, n)}
	geometries, point := make([]geom.T, n), geom.NewPointFlat(geom.XY, []float64{0, 0})
	for i := range geometries {
		geometries[i], data.Features[i].Geometry, data.Bounds[i] = point, point, point.Bounds()
	}
	ending.Heard(t, "selecting", 150, func(ctx context.Context) error {
		r := &readLayer{Layer: &config.Layer{ID: "l"}}
		return r.selectFeatures(ctx, &Config{}, data)
	})
	ending.Heard(t, "pairing", 20, func(ctx context.Context) error {
		_, err := visibleFeatures(ctx, data.Features, geometries)
		return err
	})
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

// askedContext counts how often it is asked whether it has ended.
type askedContext struct {
	context.Context
	asked atomic.Int64
}

func (c *askedContext) Err() error {
	c.asked.Add(1)
	return nil
}

// TestLabelReportsHearTheirContext holds that what is told of labels hears the context besides what
// places them.
func TestLabelReportsHearTheirContext(t *testing.T) {
	const n = 3 * stepsOfLabels
	p := &placedLayer{Layer: &config.Layer{ID: "l", Labeling: &config.Labeling{}}, frame: &frame{}}
	p.features = make([]layers.Feature, 1)
	wanted := &wantedLabels{layers: []*placedLayer{p}, texts: &label.List{}}
	for range n {
		at := geom.NewPointFlat(geom.XY, []float64{5, 5})
		wanted.all = append(wanted.all, wantedLabel{})
		wanted.texts.Add(label.Wanted{Lines: []string{"a"}, Feature: at, Font: label.Font{Family: "Arial", Size: 12}, Priority: 1})
	}
	page := label.Page{Frame: flat.Page{MaxX: 100, MaxY: 100}}
	laid, placed := &askedContext{Context: t.Context()}, &askedContext{Context: t.Context()}
	if _, _, err := layLabels(laid, wanted, page); err != nil {
		t.Fatal(err)
	}
	if _, err := placeLabels(placed, wanted, page, asking{}); err != nil {
		t.Fatal(err)
	}
	if more := placed.asked.Load() - laid.asked.Load(); more < n/stepsOfLabels {
		t.Errorf("what is told of %d labels asks the context %d times, %d at least were to be", n, more, n/stepsOfLabels)
	}
}
