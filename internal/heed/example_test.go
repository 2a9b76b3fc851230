package heed_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

func Example() {
	ctx, stop := context.WithCancel(context.Background())
	ctx = heed.With(ctx, func(context.Context) { fmt.Println("others go first") })
	fmt.Println(heed.Err(ctx))
	stop()
	fmt.Println(heed.Err(ctx))
	// Output:
	// others go first
	// <nil>
	// context canceled
}
