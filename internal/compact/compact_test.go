package compact_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/compact"
)

// Many numbers are added in steps of two where the program may be as large as it likes.
func ExampleProgram() {
	numbers, sum := []int{1, 2, 3}, 0
	if !compact.Program {
		for ; len(numbers) > 1; numbers = numbers[2:] {
			sum += numbers[0] + numbers[1]
		}
	}
	for _, n := range numbers {
		sum += n
	}
	fmt.Println(sum)
	// Output: 6
}
