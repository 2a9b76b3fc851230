package kartograph

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/special"
)

// The meridian along which the map is cut open is drawn on both sides of the cut.
func TestGraticuleLayer(t *testing.T) {
	tests := []struct {
		name string
		g    special.Graticule
		want []string
	}{
		{"steps", special.Graticule{Latitudes: special.Steps{Step: 45}, Longitudes: special.Steps{Step: 90}},
			[]string{"lat=-45", "lat=0", "lat=45", "lon=-90", "lon=0", "lon=90", "lon=180", "lon=180"}},
		{"lists", special.Graticule{Latitudes: special.Steps{List: []float64{23.4}}, Longitudes: special.Steps{List: []float64{10, -10}}},
			[]string{"lat=23.4", "lon=10", "lon=-10"}},
		{"no parallels", special.Graticule{Latitudes: special.Steps{List: []float64{}}, Longitudes: special.Steps{Step: 90}}, []string{"lon=-90", "lon=0", "lon=90", "lon=180", "lon=180"}},
		{"no meridians", special.Graticule{Latitudes: special.Steps{Step: 45}, Longitudes: special.Steps{List: []float64{}}}, []string{"lat=-45", "lat=0", "lat=45"}},
		{"outline", special.Graticule{Latitudes: special.Steps{List: []float64{}}, Longitudes: special.Steps{List: []float64{}}, Outline: true}, []string{""}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := buildMap(t, &Config{Proj: config.Proj{ID: "robinson"}, Layers: []config.Layer{{ID: "g", Special: test.g}}}, Options{})
			if got := described(t, m, "g"); !slices.Equal(got, test.want) {
				t.Errorf("lines %q, want %q", got, test.want)
			}
		})
	}
}

// Config files spell "no parallels" in two ways.
func TestGraticuleConfig(t *testing.T) {
	for _, latitudes := range []string{"false", "[]"} {
		cfg, err := Parse("m.json", []byte(`{"proj": "robinson", "layers": {"g": {"special": "graticule", "latitudes": `+latitudes+`, "longitudes": 90}}}`))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(described(t, buildMap(t, cfg, Options{}), "g"), " ")
		if strings.Contains(got, "lat=") || !strings.Contains(got, "lon=90") {
			t.Errorf("latitudes %s: %q", latitudes, got)
		}
	}
}

// A graticule may be cropped as other layers are.
func TestGraticuleCropped(t *testing.T) {
	m := buildMap(t, tenDegrees(
		config.Layer{ID: "g", CropTo: "land", Special: special.Graticule{Latitudes: special.Steps{List: []float64{0.5}}, Longitudes: special.Steps{List: []float64{}}}},
		named("land", oneSquare(1, 0, 2), func(l *config.Layer) { l.Hidden = true }),
	), Options{})
	shapes := groupNamed(t, m, "g").Marks
	if len(shapes) != 1 {
		t.Fatalf("%d lines", len(shapes))
	}
	if b := geometryOf(shapes[0]).Bounds(); !nearly([]float64{b.Min(0), b.Max(0)}, []float64{100, 300}) {
		t.Errorf("the parallel runs from %g to %g, want 100 to 300", b.Min(0), b.Max(0))
	}
}
