package placejoin

import (
	"context"
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
)

// gather adds to each feature what the features of the other layer have together
// that lie in its polygons. One that lies in several counts in each of them; one
// with several points counts once in each polygon.
func (k *Known) gather(ctx context.Context, here, other Layer, r Rule) (*source.Data, []string, error) {
	var names []string
	for _, g := range r.Gather {
		if g.How != "count" && other.Data.Schema.Index(g.Column) < 0 {
			return nil, nil, &Error{g.How, layers.MissingColumn(g.Column, other.Data.Schema)}
		}
		names = append(names, g.Name)
	}
	sums := newSums(r.Gather, len(here.Data.Features))
	seen, err := k.eachWithin(ctx, here, other, func(i int, in []int) {
		for _, one := range in {
			sums.add(one, other.Data.Features[i].Record)
		}
	})
	if err != nil {
		return nil, nil, err
	}
	wider := addedTo(here.Data.Schema, names)
	joined, err := wider.join(ctx, here.Data, sums.values)
	if err != nil {
		return nil, nil, err
	}
	told := seen.tell(fmt.Sprintf("features of %q", other.ID), "no polygon", "and count in each")
	return joined, append(told, sums.tell()...), nil
}

// sums are the gathered columns of features.
type sums struct {
	rule []Gathered
	// of has, for each feature, one sum for each column.
	of []sum
	// texts counts values that are no numbers where one was wanted.
	texts []int
}

// sum is what is gathered of a column.
type sum struct {
	count, numbers     int
	total, least, most float64
	first              layers.Value
}

func newSums(rule []Gathered, features int) *sums {
	return &sums{rule: rule, of: make([]sum, len(rule)*features), texts: make([]int, len(rule))}
}

// add adds a record to the sums of a feature.
func (s *sums) add(feature int, r layers.Record) {
	for k, g := range s.rule {
		one := &s.of[feature*len(s.rule)+k]
		one.count++
		if g.How == "count" {
			continue
		}
		v, _ := r.Get(g.Column)
		if one.first.IsNull() {
			one.first = v
		}
		f, ok := v.Float()
		if !ok {
			if !v.IsNull() && g.How != "first" {
				s.texts[k]++
			}
			continue
		}
		if one.numbers++; one.numbers == 1 {
			one.least, one.most = f, f
		}
		one.total += f
		one.least, one.most = math.Min(one.least, f), math.Max(one.most, f)
	}
}

// values are the gathered columns of a feature. Without any number a sum is 0,
// and what there is no number of is nothing.
func (s *sums) values(feature int) []layers.Value {
	values := make([]layers.Value, len(s.rule))
	for k, g := range s.rule {
		one := s.of[feature*len(s.rule)+k]
		switch {
		case g.How == "count":
			values[k] = layers.Number(float64(one.count))
		case g.How == "first":
			values[k] = one.first
		case g.How == "sum":
			values[k] = layers.Number(one.total)
		case one.numbers == 0:
		case g.How == "mean":
			values[k] = layers.Number(one.total / float64(one.numbers))
		case g.How == "min":
			values[k] = layers.Number(one.least)
		case g.How == "max":
			values[k] = layers.Number(one.most)
		}
	}
	return values
}

// tell says of values that are no numbers.
func (s *sums) tell() (told []string) {
	for k, g := range s.rule {
		if n := s.texts[k]; n > 0 {
			told = append(told, fmt.Sprintf("%d values of %q are no numbers and do not count in %q", n, g.Column, g.Name))
		}
	}
	return told
}
