package starter_test

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/internal/starter"
)

// A new map begins with three files.
func Example() {
	folder, err := os.MkdirTemp("", "starter")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	written, err := starter.Write(filepath.Join(folder, "new"), starter.Files())
	for _, name := range written {
		fmt.Println(filepath.Base(name))
	}
	fmt.Println(err)
	// Output:
	// map.yaml
	// style.css
	// map.schema.json
	// <nil>
}
