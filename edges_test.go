package kartograph

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
)

// TestSquareOfItsOwnSystem draws data of a coordinate system on a map of the same
// one: its edges are straight, and nothing is put into them.
func TestSquareOfItsOwnSystem(t *testing.T) {
	for _, corner := range [][2]int{{3500000, 2500000}, {3800000, 6000000}} { // the second has the pole inside
		x, y := corner[0], corner[1]
		data := fmt.Sprintf(`{"type": "Polygon", "crs": {"type": "name", "properties": {"name": "EPSG:3035"}}, "coordinates": [[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}`,
			x, y, x+1000000, y, x+1000000, y+1000000, x, y+1000000, x, y)
		svg := builtWith(t, `{"layers": {"square": {"src": "a.geojson"}}, "proj": {"projstr": "EPSG:3035"}, "export": {"width": 800}}`, data)
		if !strings.Contains(svg, `viewBox="0 0 800 800"`) || !strings.Contains(svg, `d="m0 800h800V0H0z"`) && !strings.Contains(svg, `d="M0 800h800V0H0z"`) {
			t.Errorf("the square at %v is drawn as\n%s", corner, svg)
		}
	}
}

// TestRoute draws a flight of two points across the antimeridian.
func TestRoute(t *testing.T) {
	const data = `{"type": "LineString", "coordinates": [[139.8, 35.5], [-118.4, 33.9]]}`
	const text = `{"layers": {"route": {"src": "a.geojson", "edges": %q}}, "proj": {"id": "lonlat", "lon0": 180}, "bounds": {"data": [100, 0, -80, 80]}}`
	straight := builtWith(t, fmt.Sprintf(text, "auto"), data)
	arc := builtWith(t, fmt.Sprintf(text, "geodesic"), data)
	count := func(svg string) int { return strings.Count(svg[strings.Index(svg, `<path`):], " ") }
	if count(straight) >= 8 || count(arc) <= 10 {
		t.Errorf("the straight line:\n%s\nthe arc:\n%s", straight, arc)
	}
}

// builtWith draws a map of the file a.geojson.
func builtWith(t *testing.T, text, data string) string {
	t.Helper()
	cfg, err := config.Parse("map.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Build(t.Context(), cfg, Options{Files: fstest.MapFS{"a.geojson": {Data: []byte(data)}}})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if _, err := m.Write(&b, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
