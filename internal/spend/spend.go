// Package spend is what a piece of work may spend, which its context knows:
// memory, by a reckoning, and the files that it reads.
//
// The reckoning adds up what is about to be held, before it is: nothing is given
// back but what was in vain (Apart), so that it is more than what is held at any moment and never much less.
package spend

import (
	"context"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/layers"
)

// memory is what may be held, and what was reckoned so far, in bytes.
type memory struct {
	limit int64
	used  atomic.Int64
	// of is where it is reckoned as well; nil for nowhere.
	of *memory
}

type memoryKey struct{}

// WithMemory returns a context under which at most so many bytes may be
// reckoned; 0 or less is no limit.
func WithMemory(ctx context.Context, limit int64) context.Context {
	if limit <= 0 {
		return ctx
	}
	return context.WithValue(ctx, memoryKey{}, &memory{limit: limit})
}

// Apart returns a context with which memory is reckoned as with ctx, and may be given back,
// all that was.
func Apart(ctx context.Context) (apart context.Context, giveBack func()) {
	m, ok := ctx.Value(memoryKey{}).(*memory)
	if !ok {
		return ctx, func() {}
	}
	own := &memory{limit: m.limit, of: m}
	return context.WithValue(ctx, memoryKey{}, own), func() { m.add(-own.used.Load()) }
}

// add reckons bytes, and reports whether they are too many.
func (m *memory) add(bytes int64) (over bool) {
	for ; m != nil; m = m.of {
		over = m.used.Add(bytes) > m.limit || over
	}
	return over
}

// Memory reckons that so many bytes are about to be held. The error is a
// *layers.LimitError where they are too many, or that of the context.
func Memory(ctx context.Context, bytes int64) error {
	if m, ok := ctx.Value(memoryKey{}).(*memory); ok && m.add(bytes) {
		return layers.OverLimit("Memory", "the map takes more than %d bytes of memory", m.limit)
	}
	return ctx.Err()
}

// Feature estimates the bytes that a feature takes in memory.
func Feature(f layers.Feature) int64 {
	const perFeature, perValue, perVertex = 300, 48, 16
	n := perFeature + len(f.ID) + perValue*len(f.Record.Values) + perVertex*layers.Vertices(f.Geometry)
	for _, v := range f.Record.Values {
		if v.Kind() == layers.KindText {
			n += len(v.String())
		}
	}
	return int64(n)
}

// Features estimates the bytes that some features take in memory.
func Features(features []layers.Feature) int64 {
	n := int64(0)
	for _, f := range features {
		n += Feature(f)
	}
	return n
}
