package service

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tenantFolder writes a tenant's data: the same names for each tenant, with
// other content.
func tenantFolder(t *testing.T, seed uint64) string {
	t.Helper()
	folder := t.TempDir()
	r := rand.New(rand.NewPCG(seed, seed))
	var land []string
	for range 150 {
		x, y := 300*r.Float64()-150, 140*r.Float64()-70
		land = append(land, feature(ring(func(i int) (float64, float64) {
			a := 2 * math.Pi * float64(i) / 12
			return x + 5*math.Cos(a), y + 5*math.Sin(a)
		}, 12)))
	}
	towns := "name,lon,lat\n"
	for i := range 30 {
		towns += fmt.Sprintf("town %d of %d,%.3f,%.3f\n", i, seed, 300*r.Float64()-150, 140*r.Float64()-70)
	}
	var spiky []string
	for k := range 6 {
		spiky = append(spiky, feature(ring(func(i int) (float64, float64) {
			a := 2 * math.Pi * (float64(i)*0.4707 + float64(k)/12)
			return 80 * math.Cos(a), 80 * math.Sin(a)
		}, 801)))
	}
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	blank := bytes.Repeat([]byte(" "), 1<<20)
	_, _ = z.Write(blank)
	z.Close()
	for name, data := range map[string][]byte{
		"land.geojson": []byte(collection(land)), "towns.csv": []byte(towns), "spiky.geojson": []byte(collection(spiky)), "bomb.geojson.gz": bytes.Repeat(bomb.Bytes(), 80),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func ring(at func(i int) (x, y float64), n int) string {
	var points []string
	for i := range n + 1 {
		x, y := at(i % n)
		points = append(points, fmt.Sprintf("[%.6f,%.6f]", x, y))
	}
	return "[[" + strings.Join(points, ",") + "]]"
}

func feature(rings string) string {
	return `{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": ` + rings + `}}`
}

func collection(features []string) string {
	return `{"type": "FeatureCollection", "features": [` + strings.Join(features, ",") + `]}`
}

// goodConfigs are maps that take some milliseconds each.
func goodConfigs() []string {
	var configs []string
	for i, proj := range []string{"robinson", "mercator", "lonlat"} {
		for _, more := range []string{"", `, "simplify": 0.5`, `, "join": true`} {
			configs = append(configs, fmt.Sprintf(`{"proj": {"id": %q, "lon0": %d}, "layers": {"land": {"src": "land.geojson"%s}, "towns": {"src": "towns.csv", "attributes": "all"}}}`, proj, 10*i, more))
		}
	}
	return configs
}

// hostileConfigs ask for more than anybody wants to give.
func hostileConfigs() []string {
	return []string{
		`{"layers": {"a": {"src": "spiky.geojson", "join": true}}}`,
		`{"layers": {"a": {"src": "spiky.geojson", "simplify": 2}, "b": {"src": "land.geojson", "crop-to": "a"}}}`,
		`{"proj": {"id": "robinson"}, "layers": {"g": {"special": "graticule", "latitudes": 1, "longitudes": 1}}, "export": {"width": 9000}}`,
		`{"layers": {"a": {"src": "bomb.geojson.gz"}}}`,
		`{"layers": {"a": {"src": "builtin:countries-50m", "simplify": 0.1, "join": true}}, "export": {"width": 9000}}`,
		`{"layers": {` + strings.Repeat(`"x": {}, `, 1000) + `"y": {}}}`,
	}
}
