package lots_test

import (
	"context"
	"fmt"
	"iter"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/lots"
)

// counting is a source of three lots.
type counting struct{}

func (counting) Lots(context.Context) iter.Seq2[layers.Lot, error] {
	return func(yield func(layers.Lot, error) bool) {
		for i := range 3 {
			if !yield(lot(i), nil) {
				return
			}
		}
	}
}
func (counting) End() error { return nil }
func (counting) Close()     {}

type lot int

func (l lot) Make(context.Context) []layers.Feature {
	return []layers.Feature{{ID: fmt.Sprint(2 * l)}, {ID: fmt.Sprint(2*l + 1)}}
}
func (lot) Settle(context.Context) (again bool, err error) { return false, nil }

// Features comes to features in their order, whoever made them.
func Example() {
	for f, err := range lots.Features(context.Background(), func() layers.Reading { return counting{} }, false) {
		fmt.Print(f.ID, " ", err, " ")
	}
	// Output: 0 <nil> 1 <nil> 2 <nil> 3 <nil> 4 <nil> 5 <nil>
}
