package grid

import "testing"

func FuzzGTX(f *testing.F) {
	f.Add(make([]byte, 60), 5.0, 45.0)
	f.Fuzz(func(t *testing.T, data []byte, lon, lat float64) {
		if g, err := ReadGTX(data); err == nil {
			g.Height(lon*degree, lat*degree)
		}
	})
}
