package kartograph

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/geojson"
	"github.com/twpayne/go-geom"
)

// Polygons that go to and fro over the globe are refused before they are drawn;
// those that are large, many, or lie in a plane are not.
func TestPolygonsThatGoToAndFro(t *testing.T) {
	star := func(n, step int, radius float64) string {
		points := make([]string, n+1)
		for i := range points {
			a := 2 * math.Pi * float64(i*step%n) / float64(n)
			points[i] = fmt.Sprintf("[%.4f,%.4f]", radius*math.Cos(a), radius*math.Sin(a))
		}
		return `[[` + strings.Join(points, ",") + `]]`
	}
	squares := strings.TrimSuffix(strings.Repeat("[[[-60,-60],[60,-60],[60,60],[-60,60],[-60,-60]]],", 5000), ",")
	for name, test := range map[string]struct {
		kind, coordinates, layer string
		refused                  bool
	}{
		"a star":            {"Polygon", star(15001, 7500, 60), "", true},
		"a small star":      {"Polygon", star(15001, 7500, 5), "", false},
		"a circle":          {"Polygon", star(15001, 1, 60), "", false},
		"squares":           {"MultiPolygon", "[" + squares + "]", "", false},
		"a star of a plane": {"Polygon", star(15001, 7500, 60), `, "crs": "plane"`, false},
	} {
		t.Run(name, func(t *testing.T) {
			cfg, err := Parse("map.json", []byte(`{"layers": {"l": {"src": "l.geojson"`+test.layer+`}}}`))
			if err != nil {
				t.Fatal(err)
			}
			text := `{"type": "Feature", "properties": {}, "geometry": {"type": "` + test.kind + `", "coordinates": ` + test.coordinates + `}}`
			source, err := geojson.Parse("l.geojson", []byte(text), geojson.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var features []layers.Feature
			for f, err := range source.Features(context.Background()) {
				if err != nil {
					t.Fatal(err)
				}
				features = append(features, f)
			}
			err = (&readLayer{Layer: &cfg.Layers[0]}).checkAstray(chunk{features: features, bounds: make([]*geom.Bounds, len(features))})
			if refused := err != nil && strings.Contains(err.Error(), "to and fro"); refused != test.refused || err != nil && !refused {
				t.Errorf("the error is %v; refused should be %v", err, test.refused)
			}
		})
	}
}
