package conveyor_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
)

func ExampleRun() {
	numbers := func(yield func(int, error) bool) {
		for n := 1; n <= 3 && yield(n, nil); n++ {
		}
	}
	square := func(n int) (int, error) { return n * n, nil }
	err := conveyor.Run(context.Background(), numbers, square, func(n int) error {
		fmt.Println(n)
		return nil
	})
	fmt.Println(err)
	// Output:
	// 1
	// 4
	// 9
	// <nil>
}
