package kartograph

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/press"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/typeface"
	"github.com/seed-898ab921/kartograph/layers"
)

// Sources opens data and keeps what it has read, so that a source is parsed
// once however many layers, and however many maps, use it; it also keeps what
// was projected and simplified for one map for the next one with the same
// frame.
//
// A Sources is bound to the files of one file system, and nobody gets anything
// that he could not have read himself: maps whose Options differ in DataPath,
// Open, Database or the Limits of reading share only what all of these lead to
// alike. Two functions are alike where they are the same value; what a closure
// holds cannot be weighed, so that a Sources does not keep closures, nor Grids, and
// what was read with one that is gone is found by nobody and forgotten. A file
// whose size or time changed is read again. It is safe for concurrent use. The
// zero value has no files: it keeps built-in maps and databases.
type Sources struct {
	store source.Store
	memos memos
	// streaming is what of it is read without being kept.
	streaming streaming
	// gridsMu lets one at a time keep a folder of grids.
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
// and what was made of them, with the questions that they answer and the arrays
// that they are parts of, together. When there is more, what was used
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

// Inputs lists the files that a map's layers and tables are read from: for each
// source, once, all its files, as names in o.Files. A source that cannot be
// found has none; Build tells why. Complete is false where the map is made from
// something else as well, a database, a program's own Source or one that only
// its Open knows, whose content
// nobody knows before it is read. The grids in the config's folder are one
// source more, and each font that o.Style names is one. Built-in maps are part of the program and not
// listed.
func Inputs(cfg *Config, o Options) (sources [][]string, complete bool) {
	complete = true
	var asked []source.Request
	add := func(r source.Request) {
		if !slices.Contains(asked, r) {
			asked = append(asked, r)
		}
	}
	for i := range cfg.Layers {
		l := &cfg.Layers[i]
		if l.Source != nil || source.IsDatabase(l.Src) {
			complete = false
		} else if l.Src != "" && !source.IsBuiltin(l.Src) {
			add(source.Request{Src: l.Src, Dir: cfg.Dir})
		}
		for k := range l.Data {
			if d := &l.Data[k]; d.Src != "" {
				add(source.Request{Src: d.Src, Dir: cfg.Dir, Table: true, Object: d.Object})
			}
		}
	}
	for _, r := range asked {
		files, err := source.Files(r, o.reading()) // what is missing has none
		if err != nil && o.Open != nil {
			complete = false
		}
		sources = append(sources, files)
	}
	if grids := o.gridFiles(cfg); len(grids) > 0 {
		sources = append(sources, grids)
	}
	if name := cfg.Export.OutputIntent; name != "" {
		if file, err := press.Locate(name, cfg.Dir, o.reading()); err == nil {
			sources = append(sources, []string{file})
		}
	}
	for _, file := range typeface.Files(o.Style, cfg.Dir, o.reading()) {
		sources = append(sources, []string{file})
	}
	return sources, complete
}

// Features reads the features of a layer's source, in degrees, with their
// records' schema: from memory where o.Sources has read the same before. Dir is
// the folder that a relative Src starts from. The layer's filters are not
// applied, and built-in maps that come at several scales are those of 1:50 million. What is returned is shared and must not be changed.
func Features(ctx context.Context, dir string, l *config.Layer, o Options) ([]layers.Feature, *layers.Schema, error) {
	if o.Sources == nil {
		o.Sources = NewSources(o.Files)
	}
	if err := o.Sources.check(o.Files); err != nil {
		return nil, nil, err
	}
	r := &readLayer{Layer: l, request: requestOf(&Config{Dir: dir}, l, o)}
	r.request.Src = l.Src // there is no map whose scale would choose one
	data, err := r.readSource(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	return data.Features, data.Schema, nil
}
