package geojson

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/lots"
)

// onProcessors reads a text on so many processors.
func onProcessors(t *testing.T, n int, text []byte, o Options) (features []layers.Feature, info layers.Info, message string) {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
	s, err := Parse("some.geojson", text, o)
	if err != nil {
		t.Fatal(err)
	}
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			message = err.Error()
			break
		}
		features = append(features, f)
	}
	return features, s.Info(), message
}

// manyFeatures has some of all faults there are among features of several
// batches.
func manyFeatures(random *rand.Rand, count int) []byte {
	faults := unusable()
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range count {
		if i > 0 {
			b.WriteString(",\n")
		}
		switch random.IntN(40) {
		case 0:
			b.WriteString(faults[random.IntN(len(faults))].element)
		case 1:
			fmt.Fprintf(&b, "{\"type\":\"Feature\",\"id\":%d,\"properties\":{\"n\":\"caf\xe9\",\"m\":NaN},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\"1\",%d]}}", i, i%90)
		case 2:
			b.WriteString(`{"type":"Feature","properties":[],"geometry":{"type":"Point","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"coordinates":[1e5,1e5]}}`)
		default:
			fmt.Fprintf(&b, `{"type":"Feature","properties":{"n":%d},"geometry":{"type":"LineString","coordinates":[[%d.5,1],[2,%g]]}}`, i, i%180, random.Float64())
		}
	}
	b.WriteString("]}")
	return []byte(b.String())
}

// TestProcessorsChangeNothing holds that features, warnings and errors do not
// depend on how many processors read them.
func TestProcessorsChangeNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 3))
	for trial := range 3 {
		text := manyFeatures(random, 2500)
		if trial == 2 { // one of which most features are faulty
			text = []byte(strings.ReplaceAll(string(text), `"LineString"`, `"Lines"`))
		}
		for _, o := range []Options{{}, {Strict: true}} {
			features, info, message := onProcessors(t, 1, text, o)
			for _, n := range []int{2, 8} {
				f, i, m := onProcessors(t, n, text, o)
				if m != message {
					t.Errorf("%d processors: error %q; one: %q", n, m, message)
				}
				if !reflect.DeepEqual(i, info) {
					t.Errorf("%d processors: %+v; one: %+v", n, i, info)
				}
				if !reflect.DeepEqual(f, features) {
					t.Errorf("%d processors: other features than one", n)
				}
			}
			if trial < 2 && !o.Strict && len(info.Warnings) < 10 {
				t.Errorf("only these warnings: %q", info.Warnings)
			}
		}
	}
}

// TestProcessorsReachTheLimitOfCells has rows whose cells are together too
// many: each feature has 1000, and nearly all that may be are used up before.
func TestProcessorsReachTheLimitOfCells(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{`)
	for i := range 1000 {
		fmt.Fprintf(&b, `"p%d":0,`, i)
	}
	b.WriteString(`"p0":0},"geometry":{"type":"Point","coordinates":[1,1]}}`)
	for range 1500 {
		b.WriteString(`,{"type":"Feature","properties":{"p999":0},"geometry":{"type":"Point","coordinates":[1,1]}}`)
	}
	b.WriteString("]}")
	text := []byte(b.String())
	read := func(processors, left int) (n int, message string) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		s, err := Parse("some.geojson", text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		begin := func() layers.Reading {
			r := s.Lots().(*reading)
			r.all.counts.Cells = jsontext.MostCells(text) - left
			return r
		}
		for _, err := range lots.Features(context.Background(), begin, false) {
			if err != nil {
				message = err.Error()
			} else {
				n++
			}
		}
		return n, message
	}
	for _, left := range []int{200_000, 900_500} {
		one, message := read(1, left)
		if !strings.Contains(message, "too many different properties") || one != left/1000 {
			t.Fatalf("error %q after %d features", message, one)
		}
		if n, m := read(4, left); m != message || n != one {
			t.Errorf("error %q after %d features; one processor: %q after %d", m, n, message, one)
		}
	}
}

// TestStopping leaves features unread; nothing may go on reading them.
func TestStopping(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	s, err := Parse("some.geojson", manyFeatures(rand.New(rand.NewPCG(1, 1)), 4000), Options{})
	if err != nil {
		t.Fatal(err)
	}
	wait, n := leak.Check(t), 0
	for _, err := range s.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 10 {
			break
		}
	}
	wait()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range s.Features(ctx) {
		if err != context.Canceled {
			t.Errorf("error %v after the context has ended", err)
		}
	}
}
