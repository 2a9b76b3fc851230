package batch

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/styles"
)

// inputHasher hashes the files that maps are made from, each once a run. It
// reads their content, every run: size and time stay when a file is replaced by
// one that was made to look like it (cp -p, rsync -t, touch -d).
type inputHasher struct {
	options kartograph.Options
	files   onceEach[string]
	read    *contentRead
	// spare refuses files that outputs would be written over; nil refuses none.
	spare func(files ...string) error
	// listing are the files of the options, of which it is looked up once a run whether they
	// are there.
	listing struct {
		sync.Once
		fs.FS
	}
}

// contentRead is the content that sources were read with, as far as the plan
// knows.
type contentRead struct {
	mu     sync.Mutex
	hashes map[string]string
	// fresh tells that the plan itself made the sources.
	fresh bool
}

// hashInputs hashes the content of all files that a config and its stylesheet read; it
// is empty when the config reads what cannot be hashed.
func (h *inputHasher) hashInputs(ctx context.Context, cfg *config.Config, sheet *styles.Sheet) (string, error) {
	o := h.options
	o.Style = sheet
	h.listing.Do(func() {
		if o.Files != nil {
			h.listing.FS = &listing{FS: o.Files}
		}
	})
	o.Files = h.listing.FS
	// Files may say nothing for as long as they like, and nobody waits for them.
	sources, err := spend.Promptly(ctx, func() ([][]string, error) { return h.sources(cfg, o) })
	if err != nil || sources == nil {
		return "", err
	}
	sum := sha256.New()
	for _, files := range sources {
		if len(files) == 0 {
			// The reading will complain; until then the file is one
			// that is not there.
			writeField(sum, "missing")
			continue
		}
		files = slices.Sorted(slices.Values(files))
		content, err := h.files.of(ctx, strings.Join(files, "\x00"), maxHashedFiles, func() (string, error) { return h.hashSource(ctx, files) })
		if errors.Is(err, errNoFile) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		writeField(sum, content)
	}
	return shortHash(sum), nil
}

// sources are the files of each source; nil where these cannot be hashed.
func (h *inputHasher) sources(cfg *config.Config, o kartograph.Options) ([][]string, error) {
	sources, complete := kartograph.Inputs(cfg, o)
	if h.spare != nil {
		if err := h.spare(slices.Concat(sources...)...); err != nil {
			return nil, err
		}
	}
	if !complete {
		return nil, nil
	}
	return append([][]string{}, sources...), nil
}

// maxHashedFiles is how many hashes are kept: enough for the sources that maps
// share, and a bound where each map has its own.
const maxHashedFiles = 10_000

// hashSource hashes a source, all its files. Sources that read it with another
// content forget it.
func (h *inputHasher) hashSource(ctx context.Context, files []string) (string, error) {
	sum := sha256.New()
	for _, file := range files {
		content, err := hashFile(ctx, h.options.Files, file)
		if err != nil {
			return "", err
		}
		writeField(sum, path.Ext(file))
		writeField(sum, content)
	}
	hash := shortHash(sum)
	if h.read.changed(files[0], hash) {
		for _, file := range files {
			h.options.Sources.Forget(file)
		}
	}
	return hash, nil
}

// changed notes the content of a source, and reports whether it may have been
// read with another.
func (c *contentRead) changed(name, hash string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	before, known := c.hashes[name]
	if c.hashes == nil || len(c.hashes) >= maxHashedFiles {
		c.hashes = map[string]string{}
	}
	c.hashes[name] = hash
	return known && before != hash || !known && !c.fresh
}

// errNoFile says that a source is a pipe or a device, whose content is gone, or
// endless, when it has been read for its hash.
var errNoFile = errors.New("not a regular file")

// hashFile hashes a file's content.
func hashFile(ctx context.Context, fsys fs.FS, name string) (string, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "missing", nil
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", errNoFile
	}
	file, err := spend.Files(ctx, fsys, 0).Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return shortHash(sum), nil
}
