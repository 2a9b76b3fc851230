package spare_test

import (
	"fmt"
	"os"

	"github.com/seed-898ab921/kartograph/internal/spare"
)

func Example() {
	var inputs spare.Inputs
	info, err := os.Stat("spare.go")
	if err != nil {
		fmt.Println(err)
		return
	}
	inputs.Add(info)
	fmt.Println(inputs.Over("./spare.go"), inputs.Over("map.svg"))
	// Output: true false
}
