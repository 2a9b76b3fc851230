package kartograph

import (
	"errors"
	"io/fs"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/source"
)

// Sources opens data and keeps what it has read, so that a source is parsed
// once however many layers, and however many maps, use it; it also keeps what
// was projected and simplified for one map for the next one with the same
// frame.
//
// A Sources is bound to the files of one file system, and nobody gets anything
// that he could not have read himself: maps whose Options differ in DataPath,
// Open, Database or the Limits of reading share only what all of these lead to
// alike; two functions are alike where they are the same value. A file whose size or time changed is read again. It is safe for
// concurrent use. The zero value has no files: it keeps built-in maps and
// databases.
type Sources struct {
	store source.Store
	memos memos
	// streaming is what of it is read without being kept.
	streaming streaming
	// gridsMu lets one at a time open a folder of grids.
	gridsMu sync.Mutex
}

// NewSources returns an empty Sources for files, which must be the
// Options.Files of the maps that use it; nil is for maps that read none.
func NewSources(files fs.FS) *Sources {
	s := &Sources{}
	s.store.Bind(files)
	return s
}

// sourcesOfOneMap are Sources that are forgotten when one map is made.
func sourcesOfOneMap(files fs.FS, s streaming) *Sources {
	own := NewSources(files)
	own.streaming = s
	return own
}

// SetLimit bounds what is kept, in bytes as far as that can be told: sources
// and what was made of them, together. When there is more, what was used
// longest ago is forgotten, and read again when it is wanted again; what was
// among the last 32 that were used stays, and something new is not kept where
// that leaves no room for it. What a map has in use while it is made comes on
// top. Zero, the default, keeps everything.
func (s *Sources) SetLimit(bytes int64) { s.store.SetLimit(bytes) }

// Bytes is the size of what is kept, as SetLimit counts it.
func (s *Sources) Bytes() int64 { return s.store.Bytes() }

// Forget forgets what was read from a file, by its name in the file system, or
// from a database, by its src; with an empty name everything. It is for
// databases, which do not tell that they have changed, and for files whose size
// and time stay as they were.
func (s *Sources) Forget(name string) { s.store.Forget(name) }

// check reports files that the sources are not bound to.
func (s *Sources) check(files fs.FS) error {
	if s == nil || s.store.Serves(files) {
		return nil
	}
	return errors.New("Options.Sources belongs to other files than Options.Files; make one with NewSources(files) for each file system")
}

// reading is what the layers of a map may read.
func (o Options) reading() source.Options {
	return source.Options{Files: o.Files, DataPath: o.DataPath, Database: o.Database, Open: o.Open, Limits: o.Limits.reading()}
}
