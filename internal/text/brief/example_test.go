package brief_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// A message quotes the beginning of a long value only.
func ExampleOf() {
	fmt.Println(len([]rune(brief.Of(strings.Repeat("é", 5000)))))
	fmt.Println(brief.Of("short"))
	// Output:
	// 101
	// short
}

// An error keeps what errors.Is finds in it, however much of its message is cut.
func ExampleError() {
	err := brief.Error(fmt.Errorf("%s: %w", strings.Repeat("a", 10_000), fs.ErrNotExist))
	fmt.Println(len(err.Error()) <= 4000, errors.Is(err, fs.ErrNotExist))
	// Output: true true
}
