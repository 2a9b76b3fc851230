package kartograph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"
)

// yieldMaps are maps each of which works for long at one stage.
func yieldMaps() map[string]string {
	return map[string]string{
		"reading":     `{"layers": {"a": {"src": "many.geojson"}}}`,
		"placing":     `{"proj": {"id": "mollweide"}, "layers": {"a": {"src": "star.geojson"}}}`,
		"joining":     `{"layers": {"a": {"src": "star.geojson", "join": true}}}`,
		"cropping":    `{"layers": {"a": {"src": "star.geojson"}, "b": {"src": "many.geojson", "crop-to": "a"}}}`,
		"simplifying": `{"layers": {"a": {"src": "builtin:countries-50m", "simplify": 1}}}`,
		"a graticule": `{"proj": {"id": "robinson"}, "layers": {"g": {"special": "graticule", "latitudes": 1, "longitudes": 1}}}`,
	}
}

func yieldFiles() fstest.MapFS {
	var star, many []string
	for i := range 202 {
		a := 2 * math.Pi * float64(i%201) * 0.4707
		star = append(star, fmt.Sprintf("[%.5f,%.5f]", 80*math.Cos(a), 80*math.Sin(a)))
	}
	for i := range 2000 {
		x, y := float64(i%100)-50, float64(i/100)
		many = append(many, fmt.Sprintf(`{"type":"Polygon","coordinates":[[[%g,%g],[%g,%g],[%g,%g],[%g,%g]]]}`, x, y, x+.5, y, x, y+.5, x, y))
	}
	return fstest.MapFS{
		"star.geojson": {Data: []byte(`{"type":"Polygon","coordinates":[[` + strings.Join(star, ",") + `]]}`)},
		"many.geojson": {Data: []byte(`{"type":"GeometryCollection","geometries":[` + strings.Join(many, ",") + `]}`)},
	}
}

// Work yields many times, comes out the same, and ends where it yields when its
// context has.
func TestYield(t *testing.T) {
	files := yieldFiles()
	for name, text := range yieldMaps() {
		t.Run(name, func(t *testing.T) {
			cfg, err := Parse("map.json", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			var plain, paced bytes.Buffer
			if err := Generate(t.Context(), cfg, Options{Files: files}, &plain); err != nil {
				t.Fatal(err)
			}
			var n atomic.Int64
			count := func(context.Context) { n.Add(1) }
			if err := Generate(t.Context(), cfg, Options{Files: files, Workers: 1, Yield: count}, &paced); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(plain.Bytes(), paced.Bytes()) {
				t.Error("the map is another")
			}
			if n.Load() < 10 {
				t.Errorf("it yields %d times", n.Load())
			}
			stoppedAt(t, cfg, files, 1)
			for _, at := range []int64{n.Load() / 2, n.Load() * 9 / 10} {
				stoppedAt(t, cfg, files, at)
			}
		})
	}
}

// stoppedAt ends the context the nth time that a map yields, and has all that
// yield from then on wait for their context's end, as a server does. Reading and
// drawing are goroutines of their own: whichever of them had looked at its context
// just before may yield once more, and nobody twice. How often a map yields depends
// on who waits for whom; it may be done before the nth time, but not before the first.
func stoppedAt(t *testing.T, cfg *Config, files fstest.MapFS, nth int64) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var n atomic.Int64
	var mu sync.Mutex
	late := map[string]int{} // how often each goroutine yields after the end
	_, err := Build(ctx, cfg, Options{Files: files, Workers: 1, Yield: func(ctx context.Context) {
		if n.Add(1) < nth {
			return
		}
		mu.Lock()
		late[goroutine()]++
		mu.Unlock()
		stop()
		select {
		case <-ctx.Done():
		case <-time.After(time.Minute):
			t.Errorf("ended at yield %d: the work's context does not end", nth)
		}
	}})
	mu.Lock()
	defer mu.Unlock()
	switch reached := len(late) > 0; {
	case reached && !errors.Is(err, context.Canceled):
		t.Errorf("ended at yield %d: the error is %v", nth, err)
	case !reached && (nth == 1 || err != nil):
		t.Errorf("yield %d is not reached: the error is %v", nth, err)
	}
	for who, times := range late {
		if times > 1 {
			t.Errorf("ended at yield %d, %s yields %d times", nth, who, times)
		}
	}
}

// goroutine names the goroutine that asks.
func goroutine() string {
	head := make([]byte, 32)
	head = head[:runtime.Stack(head, false)]
	name, _, _ := bytes.Cut(head, []byte(" ["))
	return string(name)
}
