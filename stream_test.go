package kartograph

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"go.uber.org/goleak"
)

func streamConfig() *Config {
	asia, err := filter.NewIn("CONTINENT", []layers.Value{layers.Text("Asia"), layers.Text("Europe")})
	if err != nil {
		panic(err) // two texts are a list
	}
	return &Config{
		Proj:   Proj{ID: "robinson", Params: []Param{{Name: "lon0", Value: 150}}},
		Bounds: Bounds{Mode: "bbox", BBox: Degrees{West: 60, South: -20, East: -170, North: 70}},
		Layers: []Layer{
			{ID: "sea", Special: "sea"},
			{ID: "countries", Src: "data/ne_50m_countries.shp", Filter: asia, Attributes: Attributes{All: true}},
		},
	}
}

// A streamed layer gives the same bytes and the same counts as one that is
// held in memory, and leaves no goroutine behind.
func TestStreamGivesTheSameBytes(t *testing.T) {
	defer goleak.VerifyNone(t)
	cfg := streamConfig()
	var documents [2]bytes.Buffer
	var reports [2]LayerReport
	for i, from := range []int64{1 << 40, 1} {
		m, err := Build(context.Background(), cfg, Options{Files: os.DirFS("testdata"), streamFrom: from})
		if err != nil {
			t.Fatal(err)
		}
		if streamed := len(m.tallies) > 0; streamed != (from == 1) {
			t.Fatalf("streamed is %v with a limit of %d bytes", streamed, from)
		}
		for range 2 { // a map may be written more than once
			documents[i].Reset()
			if err := m.WriteSVG(&documents[i]); err != nil {
				t.Fatal(err)
			}
		}
		reports[i] = m.Report.Layers[1]
	}
	if !bytes.Equal(documents[0].Bytes(), documents[1].Bytes()) {
		t.Error("streamed and held in memory, the layer gives different bytes")
	}
	if reports[0] != reports[1] || reports[0].Drawn == 0 {
		t.Errorf("held in memory %+v, streamed %+v", reports[0], reports[1])
	}
}

// Cancelled while it is written, a map is an error and not a shorter map.
func TestStreamCancelled(t *testing.T) {
	defer goleak.VerifyNone(t)
	ctx, cancel := context.WithCancel(context.Background())
	m, err := Build(ctx, streamConfig(), Options{Files: os.DirFS("testdata"), streamFrom: 1})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := m.WriteSVG(&bytes.Buffer{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
}

func TestCanStream(t *testing.T) {
	cfg := streamConfig()
	countries := &cfg.Layers[1]
	if !canStream(cfg, countries) {
		t.Error("a plain layer cannot be streamed")
	}
	cfg.Layers = append(cfg.Layers, Layer{ID: "cropped", Src: "x.shp", CropTo: "countries"})
	if canStream(cfg, &cfg.Layers[1]) {
		t.Error("a layer that another is cropped to can be streamed")
	}
}
