package lock_test

import (
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/internal/lock"
)

// A second run is kept out until the first has ended.
func ExampleAcquire() {
	folder, err := os.MkdirTemp("", "lock")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "run.lock")
	first, err := lock.Acquire(path, false)
	if err != nil {
		log.Fatal(err)
	}
	_, err = lock.Acquire(path, false)
	fmt.Println(errors.Is(err, lock.ErrHeld))
	fmt.Println(first.Release())
	second, err := lock.Acquire(path, false)
	fmt.Println(err, second.Release())
	// Output:
	// true
	// <nil>
	// <nil> <nil>
}
