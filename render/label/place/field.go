package place

import (
	"context"
	"slices"
)

// field is all spots that labels may take, by number, and finds them by where they lie.
type field struct {
	// open are the spots of each label; first is the number of the first of them, and of the
	// label of each number.
	open  [][]spot
	first []int32
	of    []int32
	// gone are spots that are not taken any more.
	gone []bool
	// g has the boxes of all spots by their numbers.
	g *grid
}

// fieldOf has the spots of labels. Its error is that of the context.
func fieldOf(ctx context.Context, open [][]spot) (*field, error) {
	g, err := gridFor(ctx, allBoxes(open))
	if err != nil {
		return nil, err
	}
	f := &field{open: open, first: make([]int32, len(open)), g: g}
	for label, spots := range open {
		f.first[label] = int32(len(f.of))
		for _, s := range spots {
			for _, b := range s.boxes {
				f.g.add(b, int32(len(f.of)))
			}
			f.of = append(f.of, int32(label))
		}
	}
	f.gone = make([]bool, len(f.of))
	return f, g.steps.Err()
}

// left are the spots of each label that are not gone. The field is used up by it.
func (f *field) left() [][]spot {
	for label, spots := range f.open {
		k := f.first[label]
		f.open[label] = slices.DeleteFunc(spots, func(spot) bool {
			k++
			return f.gone[k-1]
		})
	}
	return f.open
}
