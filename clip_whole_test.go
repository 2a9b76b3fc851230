package kartograph

import (
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestWhatIsShownWholeNeedsNoCut draws the countries of the world on every projection whose parallels are straight, with each of
// its parameters at the ends of its range and within, half of them turned: where a frame says that it shows features
// whole, each is within the clip rectangle and reaches into the frame.
func TestWhatIsShownWholeNeedsNoCut(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, and does one thing after the other")
	}
	whole := 0
	for _, d := range catalogue.All() {
		if d.Family != "cylindrical" && d.Family != "pseudocylindrical" {
			continue // they are never shown so
		}
		tried := []catalogue.Values{{}, {}}
		for _, p := range d.Params {
			for _, part := range []float64{0, 0.06, 0.4, 1} {
				tried = append(tried, catalogue.Values{p.Name: p.Min + part*(p.Max-p.Min)})
			}
		}
		for k, params := range tried {
			proj := config.Proj{ID: d.ID, Params: params}
			if k%2 == 1 {
				proj.Rotate = &[3]float64{40, 30, 20}
			}
			cfg := &Config{Proj: proj, Layers: []config.Layer{{ID: "countries", Src: "testdata/data/ne_110m_countries.shp"}}}
			m, err := Build(t.Context(), cfg, Options{Files: OSFiles()})
			if err != nil {
				continue // said, and not drawn
			}
			f := m.worked.frames[0]
			for _, p := range m.worked.placed[0] {
				for i := range p.features {
					if !f.showsWhole(p.features[i : i+1]) {
						continue
					}
					whole++
					if b := pageBox(p.features[i].Geometry); !f.clip.Holds(b) || f.inMargin(b) {
						t.Errorf("%s with %v: feature %d of %s takes %v, and the frame shows %v of %v", d.ID, params, i, p.ID, b, f.rect, f.clip)
					}
				}
			}
		}
	}
	if whole < 5_000 {
		t.Errorf("%d features are known to be shown whole, which are too few to tell", whole)
	}
}

// TestOnlyTheWorldIsShownWhole holds that frames of a part of the world, and what begins beside a
// frame, are looked at.
func TestOnlyTheWorldIsShownWhole(t *testing.T) {
	part := &Config{Bounds: config.BBox(-10, 35, 30, 60), Layers: []config.Layer{{ID: "countries", Src: "builtin:countries"}}}
	m, err := Build(t.Context(), part, Options{Files: OSFiles()})
	if err != nil {
		t.Fatal(err)
	}
	f, p := m.worked.frames[0], m.worked.placed[0][0]
	if len(p.features) == 0 || f.showsWhole(p.features) {
		t.Errorf("a part of the world shows %d features whole", len(p.features))
	}
	f.uncut = true
	if f.showsWhole([]layers.Feature{{}}) {
		t.Error("nothing is shown whole")
	}
}
