package source

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"time"

	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/internal/spend"
)

// Settled is what files may be that stay as they are for as long as these are asked: what was
// found out about them by a key is found out once.
type Settled interface {
	Once(key any, find func() (any, error)) (any, error)
}

// Files lists the files that a request is answered from, by their names in
// o.Files: none for what is no file. Its content is all that decides what is
// read. The error of a file that does not exist is fs.ErrNotExist. Of files that are Settled it
// is found out once, for as long as all other options are the same.
func Files(r Request, o Options) ([]string, error) {
	settled, ok := o.Files.(Settled)
	if !ok {
		return filesOf(r, o)
	}
	found, err := settled.Once(r, func() (any, error) { return filesOf(r, o) })
	files, _ := found.([]string)
	return files, err
}

func filesOf(r Request, o Options) ([]string, error) {
	r, err := r.located(o)
	if err != nil || !r.isFile() {
		return nil, err
	}
	found, err := r.find(o)
	if err != nil && o.Open != nil {
		return []string{r.Src}, nil // of a format of the program's own
	}
	if err != nil {
		return nil, err
	}
	return r.files(o, found)
}

// files lists the files of a request whose file was located.
func (r Request) files(o Options, found format.Found) ([]string, error) {
	if found.Packed || found.Name == "" {
		return []string{r.Src}, nil
	}
	if list := readerOf(found.Format).files; list != nil {
		return list(o.Files, found.Name)
	}
	return []string{found.Name}, nil
}

// Ways are the ways in which the features of a request can be gone through without
// being held.
type Ways struct {
	// Streams says that it goes one at a time without the whole in memory, any
	// number of times, and with the schema known before.
	Streams bool
	// Lotted says that features come in lots.
	Lotted bool
	// Size is how many bytes the file has, where it streams.
	Size int64
}

// WaysOf returns the ways of a request, which is none where the source is no file or
// cannot be opened, which opening it tells, or the context ends, or the format may be a program's own.
func WaysOf(ctx context.Context, r Request, o Options) Ways {
	if o.Open != nil || ctx.Err() != nil {
		return Ways{}
	}
	// Files may say nothing for as long as they like, and nobody waits for them.
	ways, err := spend.Promptly(ctx, func() (Ways, error) { return r.ways(ctx, o), nil })
	if err != nil {
		return Ways{}
	}
	return ways
}

// ways looks at the request's file.
func (r Request) ways(ctx context.Context, o Options) Ways {
	o.Files = spend.Files(ctx, o.Files, o.Limits.FileBytes)
	r, err := r.located(o)
	if err != nil || !r.isFile() {
		return Ways{}
	}
	found, err := r.find(o)
	if err != nil {
		return Ways{}
	}
	reader := readerOf(found.Format)
	ways := Ways{Lotted: reader.lots}
	if reader.streams {
		name := found.Name
		if found.Packed {
			name = r.Src
		}
		if info, err := fs.Stat(o.Files, name); err == nil {
			ways.Streams, ways.Size = true, info.Size()
		}
	}
	return ways
}

// stamp is the state of a source's files: when it is another one, they are read
// again. A change that leaves size and time as they were is not seen.
type stamp struct {
	name  string
	size  int64
	time  time.Time
	there bool
}

// stamps returns the state of a request's files, and of those neighbours of
// theirs that there are not yet.
func (r Request) stamps(o Options, found format.Found) ([]stamp, error) {
	if !r.isFile() {
		return nil, nil
	}
	names, err := r.files(o, found)
	if err != nil {
		return nil, err
	}
	if list := readerOf(found.Format).neighbours; list != nil {
		for _, name := range list(found.Name) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	stamps := make([]stamp, len(names))
	for i, name := range names {
		if stamps[i], err = stampOf(o.Files, name); err != nil {
			return nil, err
		}
	}
	return stamps, nil
}

func stampOf(fsys fs.FS, name string) (stamp, error) {
	info, err := fs.Stat(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return stamp{name: name}, nil
	}
	if err != nil {
		return stamp{}, err
	}
	return stamp{name, info.Size(), info.ModTime(), true}, nil
}

// unchanged reports whether files are still in the state that they were in.
func unchanged(fsys fs.FS, stamps []stamp) bool {
	for _, s := range stamps {
		now, err := stampOf(fsys, s.name)
		if err != nil || now.size != s.size || now.there != s.there || !now.time.Equal(s.time) {
			return false
		}
	}
	return true
}
