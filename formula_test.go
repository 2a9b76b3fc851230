package kartograph

import (
	"bytes"
	"context"
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection"
)

// sinusoidal is a formula of a program's own: x = lambda cos phi, y = phi.
type sinusoidal struct{}

func (sinusoidal) Forward(lambda, phi float64) (x, y float64) { return lambda * math.Cos(phi), phi }

func (sinusoidal) Inverse(x, y float64) (lambda, phi float64) {
	lambda = x / math.Cos(y)
	if !(math.Abs(lambda) <= math.Pi) || !(math.Abs(y) <= math.Pi/2) {
		return math.NaN(), math.NaN()
	}
	return lambda, y
}

// TestOwnFormula draws with a program's formula what the catalogue's draws.
func TestOwnFormula(t *testing.T) {
	bounds := map[string]config.Bounds{"world": {}, "box": config.BBox(20, -30, 60, 30), "across": config.BBox(150, -50, -150, 10)}
	for name, b := range bounds {
		paths := map[string][]byte{}
		for kind, proj := range map[string]config.Proj{"own": {Formula: sinusoidal{}}, "known": {ID: "sinusoidal"}} {
			cfg := &config.Config{
				Proj: proj, Bounds: b, Export: config.Export{Round: new(1)},
				Layers: []config.Layer{{ID: "sea", Special: special.Sea{}}, {ID: "land", Src: "builtin:land-110m"}},
			}
			m, err := Build(context.Background(), cfg, Options{})
			if err != nil {
				t.Fatalf("%s, %s: %v", name, kind, err)
			}
			var svg bytes.Buffer
			if _, err := m.Write(&svg, WriteOptions{}); err != nil {
				t.Fatal(err)
			}
			_, drawn, _ := bytes.Cut(svg.Bytes(), []byte("</metadata>"))
			paths[kind] = drawn
		}
		if len(paths["own"]) < 1000 || !bytes.Equal(paths["own"], paths["known"]) {
			t.Errorf("%s: %d bytes with a formula of its own, %d with the catalogue's, and not the same", name, len(paths["own"]), len(paths["known"]))
		}
	}
}

// TestOwnFormulaChecks: a formula stands alone, and one that gives no numbers is
// no reason to panic.
func TestOwnFormulaChecks(t *testing.T) {
	for name, proj := range map[string]config.Proj{
		"id":     {Formula: sinusoidal{}, ID: "laea"},
		"crs":    {Formula: sinusoidal{}, CRS: "EPSG:3035"},
		"params": {Formula: sinusoidal{}, Params: map[string]float64{"lon0": 10}},
		"auto":   {Formula: sinusoidal{}, Auto: []string{"lon0"}},
	} {
		cfg := &config.Config{Proj: proj, Layers: []config.Layer{{ID: "sea", Special: special.Sea{}}}}
		if err := cfg.Validate(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	cfg := &config.Config{Proj: config.Proj{Formula: hollow{}}, Layers: []config.Layer{{ID: "sea", Special: special.Sea{}}}}
	if _, err := Build(context.Background(), cfg, Options{}); err == nil {
		t.Error("a formula without images gave a map")
	}
}

// hollow is a formula that has no image anywhere.
type hollow struct{ projection.Formula }

func (hollow) Forward(_, _ float64) (x, y float64)        { return math.NaN(), math.NaN() }
func (hollow) Inverse(_, _ float64) (lambda, phi float64) { return math.NaN(), math.NaN() }
