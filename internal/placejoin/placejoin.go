// Package placejoin adds columns to features by where they and others lie: the
// columns of the polygon around a point, counts and sums of the points in a
// polygon, the nearest point and how far it is.
package placejoin

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/projection"
)

// Rule says what is joined.
type Rule struct {
	// Nearest joins the nearest feature of the other layer, in place of the
	// polygon that a feature lies in.
	Nearest bool
	// Columns of the other layer are added; nil adds all.
	Columns []string
	// Distance names a column for the distance of the nearest feature, km.
	// What is further than MaxDistance is none; 0 is no bound.
	Distance    string
	MaxDistance float64
	// Gather turns the join around: what the features of the other layer
	// that lie in a polygon have together.
	Gather []Gathered
}

// Gathered is a column that is made of many features.
type Gathered struct {
	// Name is the column's, Column the one that it is made of.
	Name, Column string
	// How is "count", "sum", "mean", "min", "max" or "first".
	How string
}

// Layer is features and how their edges are meant. Nothing of it is changed.
type Layer struct {
	ID    string
	Data  *source.Data
	Edges projection.Edges
	// Planar says that coordinates are of a plane, and no degrees.
	Planar bool
}

// Error is a rule that does not fit the data.
type Error struct {
	// Part is the part of the rule, in the words of a config: "within",
	// "nearest", "columns", "sum" ...
	Part string
	Err  error
}

// Error returns the problem.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns the error itself.
func (e *Error) Unwrap() error { return e.Err }

// Join returns the features of a layer with columns of, or from, those of another
// one; texts tell what found no partner. The error is an *Error, or the context's.
func Join(ctx context.Context, here, other Layer, r Rule) (joined *source.Data, told []string, err error) {
	return new(Known).Join(ctx, here, other, r)
}

// Join is the function Join, which makes use of what is known of the layers.
func (k *Known) Join(ctx context.Context, here, other Layer, r Rule) (joined *source.Data, told []string, err error) {
	if here.Planar != other.Planar {
		return nil, nil, &Error{r.head(), fmt.Errorf("one of the layers %q and %q is in degrees, and the other in a plane of its own", here.ID, other.ID)}
	}
	switch {
	case r.Nearest:
		return k.joinNearest(ctx, here, other, r)
	case len(r.Gather) > 0:
		return k.gather(ctx, here, other, r)
	}
	return k.joinAround(ctx, here, other, r)
}

func (r Rule) head() string {
	if r.Nearest {
		return "nearest"
	}
	return "within"
}

// heedEvery is after how many features the context is looked at: one may take
// some milliseconds where very many polygons lie over each other.
const heedEvery = 8

// hear returns the context's error now and then.
func hear(ctx context.Context, i int) error {
	if i%heedEvery != 0 {
		return nil
	}
	return heed.Err(ctx)
}
