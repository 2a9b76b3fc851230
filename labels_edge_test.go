package kartograph

import (
	"testing"
	"testing/fstest"
)

// Points on the edge of a frame have labels as those beside them do: at 180 degrees and at the
// corners of bounds that are made of them.
func TestPointsOnTheEdgeOfTheFrameGetLabels(t *testing.T) {
	files := fstest.MapFS{"p.csv": {Data: []byte("lon,lat,n\n180,0,a\n-180,20,b\n540,40,c\n0,-90,d\n0,90,e\n")}}
	for proj, want := range map[string]int{"mercator": 3, "equirectangular": 5, "robinson": 5} {
		cfg, err := Parse("map.json", []byte(`{"proj": "`+proj+`", "layers": {"land": {"src": "builtin:land-110m"}, "p": {"src": "p.csv", "labeling": {"key": "n"}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		m := buildMap(t, cfg, Options{Files: files})
		if got := len(m.Report.Labels); got != want {
			t.Errorf("%s: %d labels were wanted, want %d: %v", proj, got, want, m.Report.Labels)
		}
	}
}
