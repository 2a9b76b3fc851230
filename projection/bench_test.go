package projection_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// BenchmarkCountries projects Natural Earth's 1:50m countries, 99,566 points,
// to maps 1000 pixels wide.
func BenchmarkCountries(b *testing.B) {
	all := shapes(b, "ne_50m_countries", "NAME")
	for _, c := range []struct {
		name, id string
		rotate   [3]float64
	}{
		{"robinson", "robinson", [3]float64{}},
		{"robinson 150", "robinson", [3]float64{150}},
		{"robinson tilted", "robinson", [3]float64{20, 40, 30}},
		{"lonlat", "lonlat", [3]float64{}},
		{"ortho", "ortho", [3]float64{10, 40}},
		{"laea", "laea", [3]float64{10, 52}},
		{"mollweide", "mollweide", [3]float64{}},
		{"winkel tripel", "winkel3", [3]float64{}},
		{"aitoff", "aitoff", [3]float64{}},
		{"lcc", "lcc", [3]float64{}},
	} {
		p, err := catalogue.New(catalogue.Settings{ID: c.id, Options: projection.Options{Rotate: &c.rotate}})
		if err != nil {
			b.Fatal(err)
		}
		p = p.WithView(projection.Fit(p.Extent(), projection.Page{MaxX: 1000, MaxY: 1000}))
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, c := range all {
					p.Project(c.geom)
				}
			}
		})
	}
}
