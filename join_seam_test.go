package kartograph

import (
	"fmt"
	"strings"
	"testing"
)

// TestJoinAcrossTheSeam joins two features that were cut short of 180 degrees, on a
// map with that meridian in its middle: they are one, with other layers' cuts as well.
func TestJoinAcrossTheSeam(t *testing.T) {
	for _, cut := range []string{"180", "179.9995", "179.99", "179.981"} {
		for _, keys := range []string{``, `, "simplify": 1`, `, "filter-islands": 1`} {
			box := func(w, e string) string {
				return fmt.Sprintf(`{"type": "Feature", "properties": {"n": 1}, "geometry": {"type": "Polygon", "coordinates":
					[[[%s,0],[%s,0],[%s,10],[%s,10],[%s,0]]]}}`, w, e, e, w, w)
			}
			svg := builtWith(t, `{"proj": {"id": "lonlat", "lon0": 180}, "layers": {"a": {"src": "a.geojson", "join": {"group-by": "n"}`+keys+`}}}`,
				`{"type": "FeatureCollection", "features": [`+box("170", cut)+`,`+box("-"+cut, "-170")+`]}`)
			d := svg[strings.Index(svg, ` d="`)+4:]
			d = d[:strings.Index(d, `"`)]
			if n := strings.Count(strings.ToLower(d), "m"); n != 1 {
				t.Errorf("cut at %s%s: %d subpaths, want 1: %s", cut, keys, n, d)
			}
		}
	}
}
