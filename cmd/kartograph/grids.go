package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/projection/crs"
)

// openGrids opens the folder of grids that a flag names, if any, and after it
// those of PROJ_DATA, of which some may not be there.
func openGrids(folder string) (*crs.Grids, error) {
	var folders []fs.FS
	if folder != "" {
		if _, err := os.Stat(folder); err != nil {
			return nil, fmt.Errorf("--grids: %w", err)
		}
		folders = append(folders, os.DirFS(folder))
	}
	for _, name := range filepath.SplitList(os.Getenv("PROJ_DATA")) {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			folders = append(folders, os.DirFS(name))
		}
	}
	if len(folders) == 0 {
		return nil, nil
	}
	return crs.OpenGrids(folders...)
}
