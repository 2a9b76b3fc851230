package kartograph

import (
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/internal/source"
)

// OSFiles returns the operating system's files as an fs.FS that takes any
// path: absolute, relative to the working directory, with "..". It is for
// programs whose configs are trusted, such as the kartograph command; a server
// gives os.DirFS or an embed.FS instead.
func OSFiles() fs.FS { return osFiles{} }

type osFiles struct{}

func (osFiles) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }

func (osFiles) Stat(name string) (fs.FileInfo, error) { return os.Stat(filepath.FromSlash(name)) }

func (osFiles) ReadFile(name string) ([]byte, error) { return os.ReadFile(filepath.FromSlash(name)) }

// locate returns the first of name as given, name from the config's folder and
// name from the folders of the data path that exists.
func locate(o Options, dir, name string) (string, error) {
	return source.Locate(o.reading(), dir, name)
}

func isAbsolute(name string) bool { return source.IsAbsolute(name) }
