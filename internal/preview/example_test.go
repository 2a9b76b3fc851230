package preview_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/internal/preview"
)

func Example() {
	folder, err := os.MkdirTemp("", "preview")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "map.yaml")
	if err := os.WriteFile(file, []byte("layers: {sea: {special: sea}}\nproj: ortho\n"), 0o644); err != nil {
		fmt.Println(err)
		return
	}
	s := preview.NewSession(preview.Options{Config: file, Style: "light"})
	s.Refresh(context.Background())
	fmt.Println(s.Err())
	// preview.NewServer(s).Serve(ctx, 0, ...) shows it from now on.
	// Output: <nil>
}
