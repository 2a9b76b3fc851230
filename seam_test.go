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

// TestBordersAcrossTheSeam draws the borders of two features that were cut short of
// 180 degrees, and of two with a channel between them that is no cut.
func TestBordersAcrossTheSeam(t *testing.T) {
	for cut, want := range map[string]string{"180": "inner", "179.9995": "inner", "179.99": "inner", "179.981": "inner", "179.9": "outer"} {
		for kind, drawn := range map[string]bool{"inner": want == "inner", "outer": true} {
			box := func(n, w, e string) string {
				return fmt.Sprintf(`{"type": "Feature", "properties": {"n": %s}, "geometry": {"type": "Polygon", "coordinates":
					[[[%s,0],[%s,0],[%s,10],[%s,10],[%s,0]]]}}`, n, w, e, e, w, w)
			}
			svg := builtWith(t, `{"proj": {"id": "lonlat", "lon0": 180}, "bounds": [160, -20, 200, 30], "layers": {"a": {"src": "a.geojson"},
				"b": {"special": "borders", "borders": {"layer": "a", "kind": "`+kind+`"}}}, "export": {"width": 400, "round": 2}}`,
				`{"type": "FeatureCollection", "features": [`+box("1", "170", cut)+`,`+box("2", "-"+cut, "-170")+`]}`)
			_, borders, _ := strings.Cut(svg, `id="b"`)
			_, lines, found := strings.Cut(borders, ` d="`)
			if found != drawn {
				t.Fatalf("cut at %s, %s: drawn is %v", cut, kind, found)
			}
			lines, _, _ = strings.Cut(lines, `"`)
			if found && kind == "inner" && lines != "m200 301.19V200.81" {
				t.Errorf("cut at %s: the border is %s, want the meridian of 180 degrees alone", cut, lines)
			}
		}
	}
}
