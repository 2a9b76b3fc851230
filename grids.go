package kartograph

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// withGrids returns the options with the grids of the config's folder before
// those that they have.
func (o Options) withGrids(cfg *Config) (Options, error) {
	if cfg.Grids == "" {
		return o, nil
	}
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

// gridFolders are the folders of grids that maps have asked for, by their
// names, what is in them and the grids that come after them.
type gridFolders struct {
	mu    sync.Mutex
	known map[gridFolder]*crs.Grids
}

type gridFolder struct {
	name, content string
	after         *crs.Grids
}

// maxGridFolders is how many are kept, as grids stay in memory once read.
const maxGridFolders = 8

// gridsOf opens a folder, or returns what was opened where it is the same
// still.
func (s *Sources) gridsOf(files fs.FS, folder string, after *crs.Grids) (*crs.Grids, error) {
	sub, err := fs.Sub(files, path.Clean(folder))
	if err != nil {
		return nil, err
	}
	content, err := listing(sub)
	if err != nil {
		return nil, err
	}
	key := gridFolder{folder, content, after}
	s.grids.mu.Lock()
	defer s.grids.mu.Unlock()
	if g, ok := s.grids.known[key]; ok {
		return g, nil
	}
	g, err := crs.OpenGrids(sub)
	if err != nil {
		return nil, err
	}
	if len(g.Names()) == 0 {
		return nil, errors.New("no grids are in this folder, no .gsb file; GeoTIFF grids must be converted to NTv2 (docs/coordinate-systems.md)")
	}
	if s.grids.known == nil || len(s.grids.known) >= maxGridFolders {
		s.grids.known = map[gridFolder]*crs.Grids{}
	}
	g = g.Before(after)
	s.grids.known[key] = g
	return g, nil
}

// listing tells a folder's files apart from those of another day.
func listing(folder fs.FS) (string, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, e := range entries {
		if info, err := e.Info(); err == nil && !e.IsDir() {
			fmt.Fprintf(&b, "%s\t%d\t%d\n", e.Name(), info.Size(), info.ModTime().UnixNano())
		}
	}
	return b.String(), nil
}

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
		if name := e.Name(); strings.EqualFold(path.Ext(name), ".gsb") {
			names = append(names, path.Join(folder, name))
		}
	}
	return names
}
