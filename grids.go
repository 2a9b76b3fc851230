package kartograph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"weak"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// withGrids returns the options with the grids of the config's folder before
// those that they have.
func (o Options) withGrids(ctx context.Context, cfg *Config) (Options, error) {
	if cfg.Grids == "" {
		return o, nil
	}
	// A folder may say nothing for as long as it likes, and nobody waits for it.
	return spend.Promptly(ctx, func() (Options, error) { return o.withFolder(cfg) })
}

// withFolder is withGrids for a config that has a folder.
func (o Options) withFolder(cfg *Config) (Options, error) {
	folder, err := source.Locate(o.reading(), cfg.Dir, cfg.Grids)
	if err != nil {
		return o, errorIn(cfg, "grids", err)
	}
	own, err := o.Sources.gridsOf(o.Files, folder, o.Grids)
	if err != nil {
		return o, errorIn(cfg, "grids", fmt.Errorf("%s: %w", cfg.Grids, err))
	}
	o.Grids = own
	return o, nil
}

// gridFolder is a folder of grids that a map has asked for: its name, what is in
// it and the grids that come after it.
type gridFolder struct {
	name, content string
	after         weak.Pointer[crs.Grids] // which the key does not keep
}

// gridsOf opens a folder, or returns what was opened where it is the same
// still.
func (s *Sources) gridsOf(files fs.FS, folder string, after *crs.Grids) (*crs.Grids, error) {
	sub, err := fs.Sub(files, path.Clean(folder))
	if err != nil {
		return nil, err
	}
	content, bytes, err := listing(sub)
	if err != nil {
		return nil, err
	}
	key := gridFolder{folder, content, weak.Make(after)}
	if g, ok := s.store.Get(key); ok {
		return g.(*crs.Grids), nil
	}
	g, err := crs.OpenGrids(sub) // before the lock: a folder may say nothing, and others have a deadline of their own
	if err != nil {
		return nil, err
	}
	if len(g.Names()) == 0 {
		return nil, errors.New("no grids are in this folder, no .gsb file; GeoTIFF grids must be converted to NTv2 (docs/coordinate-systems.md)")
	}
	s.gridsMu.Lock()
	defer s.gridsMu.Unlock()
	if g, ok := s.store.Get(key); ok { // another one was sooner, whose grids all share
		return g.(*crs.Grids), nil
	}
	s.store.Shelf.Forget(func(k, _ any) bool { // what was in the folder before, and what nobody asks for again
		f, ok := k.(gridFolder)
		return ok && (f.name == folder && f.after == key.after || f.after != weak.Pointer[crs.Grids]{} && f.after.Value() == nil)
	})
	g = g.Before(after)
	s.store.Put(key, g, bytes+source.PerEntry+int64(len(folder)+len(content)))
	return g, nil
}

// listing tells a folder's files apart from those of another day, and how many
// bytes its grids have, which stay in memory once they are read.
func listing(folder fs.FS) (content string, bytes int64, err error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return "", 0, err
	}
	var b strings.Builder
	for _, e := range entries {
		if info, err := e.Info(); err == nil && !e.IsDir() {
			fmt.Fprintf(&b, "%s\t%d\t%d\n", e.Name(), info.Size(), info.ModTime().UnixNano())
			if isGrid(e.Name()) {
				bytes += info.Size()
			}
		}
	}
	return b.String(), bytes, nil
}

func isGrid(name string) bool { return strings.EqualFold(path.Ext(name), ".gsb") }

// gridFiles lists the grids in a config's folder, as names in the files.
func (o Options) gridFiles(cfg *Config) []string {
	if cfg.Grids == "" {
		return nil
	}
	folder, err := source.Locate(o.reading(), cfg.Dir, cfg.Grids)
	if err != nil {
		return nil // Build tells why
	}
	entries, err := fs.ReadDir(o.Files, folder)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if name := e.Name(); isGrid(name) {
			names = append(names, path.Join(folder, name))
		}
	}
	return names
}
