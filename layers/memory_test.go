package layers

import (
	"context"
	"errors"
	"iter"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/twpayne/go-geom"
)

func towns() (*Schema, []Feature) {
	schema := NewSchema([]string{"name"})
	at := func(name string, lon, lat float64) Feature {
		return Feature{
			ID:       name,
			Record:   Record{Schema: schema, Values: []Value{Text(name)}},
			Geometry: geom.NewPointFlat(geom.XY, []float64{lon, lat}),
		}
	}
	return schema, []Feature{at("Berlin", 13.4, 52.5), {ID: "nowhere"}, at("Quito", -78.5, -0.2)}
}

func ids(t *testing.T, s Source) []string {
	t.Helper()
	var got []string
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, f.ID)
	}
	return got
}

func TestNewMemory(t *testing.T) {
	schema, features := towns()
	s := NewMemory("towns", schema, features)
	info := s.Info()
	if info.Format != "towns" || info.Geometry != "point" || info.Schema != schema {
		t.Errorf("info is %+v", info)
	}
	if info.Extent == nil || *info.Extent != (Degrees{West: -78.5, South: -0.2, East: 13.4, North: 52.5}) {
		t.Errorf("extent is %v", info.Extent)
	}
	for range 2 {
		if got := ids(t, s); len(got) != 3 || got[2] != "Quito" {
			t.Errorf("features are %v", got)
		}
	}
}

func TestNewMemoryEmpty(t *testing.T) {
	s := NewMemory("", nil, nil)
	if info := s.Info(); info.Format != "memory" || info.Extent != nil || info.Geometry != "" {
		t.Errorf("info is %+v", info)
	}
}

func TestMemoryStopsWithContext(t *testing.T) {
	schema, features := towns()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range NewMemory("", schema, features).Features(ctx) {
		if n++; n == 2 && !errors.Is(err, context.Canceled) {
			t.Errorf("second step gives error %v", err)
		}
		cancel()
	}
	if n != 2 {
		t.Errorf("%d steps, want 2", n)
	}
}

// counted counts how often it is read and fails as often as told.
type counted struct {
	Source
	reads, failures atomic.Int32
}

var errBroken = errors.New("broken")

func (c *counted) Features(ctx context.Context) iter.Seq2[Feature, error] {
	c.reads.Add(1)
	return func(yield func(Feature, error) bool) {
		if c.failures.Add(-1) >= 0 {
			yield(Feature{}, errBroken)
			return
		}
		c.Source.Features(ctx)(yield)
	}
}

func TestKeepReadsOnce(t *testing.T) {
	schema, features := towns()
	src := &counted{Source: NewMemory("", schema, features)}
	k := Cached(src)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			n := 0
			for range k.Features(context.Background()) {
				n++
			}
			if n != 3 {
				t.Errorf("%d features", n)
			}
		})
	}
	group.Wait()
	if n := src.reads.Load(); n != 1 {
		t.Errorf("read %d times", n)
	}
	if k.Info().Extent == nil {
		t.Error("no extent after reading")
	}
}

func TestKeepReadsAgainAfterFailure(t *testing.T) {
	schema, features := towns()
	src := &counted{Source: NewMemory("", schema, features)}
	src.failures.Store(1)
	k := Cached(src)
	for _, err := range k.Features(context.Background()) {
		if !errors.Is(err, errBroken) {
			t.Errorf("error is %v", err)
		}
	}
	if got := ids(t, k); len(got) != 3 {
		t.Errorf("features are %v", got)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range Cached(src).Features(ended) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error is %v", err)
		}
	}
}
