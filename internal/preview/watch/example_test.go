package watch_test

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/internal/preview/watch"
)

func Example() {
	folder, err := os.MkdirTemp("", "watch")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	w, err := watch.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer w.Close()
	style := filepath.Join(folder, "map.css")
	if err := w.Set([]string{style}); err != nil {
		fmt.Println(err)
		return
	}
	if err := os.WriteFile(style, []byte("#land { fill: green }"), 0o644); err != nil {
		fmt.Println(err)
		return
	}
	<-w.Saved
	fmt.Println("saved")
	// Output: saved
}
