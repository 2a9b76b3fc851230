package layers

import (
	"context"
	"iter"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// NewMemory returns a source of features that a program holds in memory: in
// degrees (WGS 84, longitude first), layout XY, each record with the given
// schema. The caller must not change the features afterwards. The name is
// what the source's Info gives as its format; empty means "memory".
func NewMemory(name string, schema *Schema, features []Feature) Source {
	if name == "" {
		name = "memory"
	}
	m := &memory{features: features}
	m.info = Info{Format: name, Schema: schema, Charset: "UTF-8"}
	var sum Summary
	for _, f := range features {
		sum.Add(f.Geometry)
	}
	m.info.Geometry, m.info.Extent = sum.Geometry, sum.Extent()
	return m
}

// memory is a source whose features are at hand.
type memory struct {
	info     Info
	features []Feature
}

// Info tells what the features came with.
func (m *memory) Info() Info { return m.info }

// Features yields what is at hand.
func (m *memory) Features(ctx context.Context) iter.Seq2[Feature, error] {
	return func(yield func(Feature, error) bool) {
		steps := heed.Every(ctx, 1)
		for _, f := range m.features {
			if err := steps.Take(1); err != nil {
				yield(Feature{}, err)
				return
			}
			if !yield(f, nil) {
				return
			}
		}
	}
}

// Cached returns a source that reads src once, when its features are first asked
// for, and holds them in memory from then on: for a source that serves several
// layers or maps. A reading that fails, that exceeds the limits of the map that it
// is for, or whose context ends, is not kept: the next caller reads again. Callers
// that come while another one reads wait for him.
func Cached(src Source) Source { return &kept{src: src, turn: make(chan struct{}, 1)} }

// kept is a source that remembers what it read.
type kept struct {
	src Source
	// turn holds one token while somebody reads.
	turn chan struct{}

	mu sync.Mutex
	// got is nil until the source was read to its end.
	got *memory
}

// Info describes what is held, and before that the source.
func (k *kept) Info() Info {
	if m := k.held(); m != nil {
		return m.info
	}
	return k.src.Info()
}

// Features reads the source the first time.
func (k *kept) Features(ctx context.Context) iter.Seq2[Feature, error] {
	return func(yield func(Feature, error) bool) {
		m, err := k.load(ctx)
		if err != nil {
			yield(Feature{}, err)
			return
		}
		m.Features(ctx)(yield)
	}
}

func (k *kept) held() *memory {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.got
}

// load returns the features, reading them when nobody has done so.
func (k *kept) load(ctx context.Context) (*memory, error) {
	if m := k.held(); m != nil {
		return m, nil
	}
	select {
	case k.turn <- struct{}{}:
		defer func() { <-k.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if m := k.held(); m != nil {
		return m, nil
	}
	m := &memory{}
	pay, end := heed.Toll[Feature](ctx)
	defer end()
	for f, err := range k.src.Features(ctx) {
		if err == nil {
			err = pay(f)
		}
		if err != nil {
			return nil, err
		}
		m.features = append(m.features, f)
	}
	m.info = k.src.Info()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.got = m
	return m, nil
}
