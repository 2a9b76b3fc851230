package shapefile

import (
	"context"
	"os"
	"testing"

	"github.com/twpayne/go-geom"
)

const dataDir = "../../testdata/data"

func TestRealFiles(t *testing.T) {
	tests := []struct {
		name, geometry     string
		features, vertices int
		column, value      string
	}{
		{"ne_50m_countries.shp", "polygon", 241, 99566, "NAME", ""},
		{"ne_110m_countries.shp", "polygon", 177, 0, "NAME", ""},
		{"ne_50m_states.shp", "polygon", 0, 0, "", ""},
		{"ne_50m_tiny_countries.shp", "point", 0, 0, "", ""},
		{"naturalearth_cities.shp", "point", 243, 243, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(os.DirFS(dataDir), tt.name, Options{})
			if err != nil {
				t.Fatal(err)
			}
			features, vertices := 0, 0
			var last geom.T
			for f, err := range s.Features(context.Background()) {
				if err != nil {
					t.Fatal(err)
				}
				features++
				last = f.Geometry
				vertices += len(f.Geometry.FlatCoords()) / 2
				if features < 3 {
					t.Log(f.Record.Values)
				}
			}
			t.Logf("%d %d %T %+v", features, vertices, last, s.Info())
		})
	}
}

func BenchmarkCountries(b *testing.B) {
	s, err := Open(os.DirFS(dataDir), "ne_50m_countries.shp", Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range s.Features(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
