// Package starter has what a new map begins with: a commented config on the built-in
// basemap, a stylesheet for it, and the JSON Schema by which editors complete it.
package starter

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/config"
)

var (
	//go:embed map.yaml
	configText []byte
	//go:embed style.css
	styleText []byte
)

// File is a file that a new map begins with; Name is without a folder.
type File struct {
	Name string
	Data []byte
}

// Files are those that a new map begins with, the config first.
func Files() []File {
	return []File{{"map.yaml", configText}, {"style.css", styleText}, {"map.schema.json", config.Schema()}}
}

// Write writes files into a folder, which is made where it is not there, and returns
// their paths. It never overwrites: where one of them is there, nothing is written, and
// the error is fs.ErrExist.
func Write(folder string, files []File) ([]string, error) {
	for _, f := range files {
		name := filepath.Join(folder, f.Name)
		switch _, err := os.Lstat(name); {
		case err == nil:
			return nil, fmt.Errorf("%s is there already, and nothing is overwritten; name another folder: %w", name, fs.ErrExist)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, err
	}
	var written []string
	for _, f := range files {
		name := filepath.Join(folder, f.Name)
		if err := create(name, f.Data); err != nil {
			return written, err
		}
		written = append(written, name)
	}
	return written, nil
}

// create writes a file that is not there yet.
func create(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close(), os.Remove(name))
	}
	return f.Close()
}
