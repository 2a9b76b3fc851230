package told

import (
	"context"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
)

// Reading is one way through the features of a JSON text.
type Reading struct {
	// Name and Text are what errors say where they are in.
	Name string
	Text []byte
	// Found is what was passed over, and Warnings lists it with what else was
	// found, at the end.
	Found    *tally.Records
	Warnings func() []string
}

// Run hands on those of all features that have a geometry, and keeps at their end
// what only reading them told. It stops at the first error, which says file, line
// and column, at the context's, and when yield has enough.
func (i *Info) Run(ctx context.Context, r Reading, all iter.Seq2[layers.Feature, error], yield func(layers.Feature, error) bool) {
	fail := func(err error) { yield(layers.Feature{}, jsontext.Locate(r.Name, r.Text, err)) }
	var sum layers.Summary
	steps := heed.Every(ctx, 1)
	for f, err := range all {
		if err != nil {
			fail(err)
			return
		}
		if err := steps.Take(1); err != nil {
			yield(layers.Feature{}, err)
			return
		}
		if f.Geometry == nil {
			continue
		}
		sum.Add(f.Geometry)
		if !yield(f, nil) {
			return
		}
	}
	if err := r.Found.End(); err != nil {
		fail(err)
		return
	}
	i.End(sum, r.Warnings())
}
