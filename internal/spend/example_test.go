package spend_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/spend"
)

func Example() {
	ctx := spend.WithMemory(context.Background(), 1000)
	fmt.Println(spend.Memory(ctx, 600))
	fmt.Println(spend.Memory(ctx, 600))
	// Output:
	// <nil>
	// the map takes more than 1000 bytes of memory
}
