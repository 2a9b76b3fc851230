package crs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid"
)

// Grids are the files of datum shifts in some folders: NTv2 (.gsb), and GTX
// (.gtx) for +geoidgrids. A file is read when the first system asks for it, and
// kept. Grids may be used by any number of goroutines; nil has no files.
type Grids struct {
	files map[string]gridFile
}

// gridFile is a file of a folder; read opens it once.
type gridFile struct {
	name string
	read func() (any, error)
}

const (
	// maxGridFiles and maxGridBytes bound what is looked at: the largest public
	// NTv2 file has about 110 MB.
	maxGridFiles = 10_000
	maxGridBytes = 256 << 20
)

// OpenGrids lists the grids in folders; of two files of one name the first
// counts. Folders within them are not looked into. Names are compared without
// regard to case.
func OpenGrids(folders ...fs.FS) (*Grids, error) {
	g := &Grids{files: map[string]gridFile{}}
	for _, folder := range folders {
		entries, err := fs.ReadDir(folder, ".")
		if err != nil {
			return nil, fmt.Errorf("crs: grids: %w", err)
		}
		for _, e := range entries {
			g.add(folder, e.Name())
		}
	}
	return g, nil
}

func (g *Grids) add(folder fs.FS, name string) {
	key := gridKey(name)
	read := readNTv2File
	switch {
	case strings.HasSuffix(key, ".gtx"):
		read = readGTXFile
	case !strings.HasSuffix(key, ".gsb"):
		return
	}
	if _, ok := g.files[key]; ok || len(g.files) >= maxGridFiles {
		return
	}
	g.files[key] = gridFile{name, sync.OnceValues(func() (any, error) {
		data, err := readGridFile(folder, name)
		if err != nil {
			return nil, err
		}
		return read(data)
	})}
}

func readNTv2File(data []byte) (any, error) { return grid.ReadNTv2(data) }

func readGTXFile(data []byte) (any, error) { return grid.ReadGTX(data) }

// gridKey is a file's name as grids are looked for: without its folder.
func gridKey(name string) string {
	return strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
}

var errTooLarge = fmt.Errorf("larger than %d MB", maxGridBytes>>20)

func readGridFile(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxGridBytes+1))
	if err == nil && len(data) > maxGridBytes {
		err = errTooLarge
	}
	return data, err
}

// Names returns the names of the files, sorted.
func (g *Grids) Names() []string {
	if g == nil {
		return nil
	}
	names := make([]string, 0, len(g.files))
	for _, f := range g.files {
		names = append(names, f.name)
	}
	slices.Sort(names)
	return names
}

// errNoGrid says that nobody gave the file.
var errNoGrid = errors.New("no such grid")

// ntv2 returns the NTv2 file of that name.
func (g *Grids) ntv2(name string) (*grid.NTv2, error) {
	v, err := g.file(name)
	if err != nil {
		return nil, err
	}
	shifts, ok := v.(*grid.NTv2)
	if !ok {
		return nil, fmt.Errorf("%s: not a grid of shifts", name)
	}
	return shifts, nil
}

// gtx returns the GTX file of that name.
func (g *Grids) gtx(name string) (*grid.GTX, error) {
	v, err := g.file(name)
	if err != nil {
		return nil, err
	}
	heights, ok := v.(*grid.GTX)
	if !ok {
		return nil, fmt.Errorf("%s: not a grid of heights", name)
	}
	return heights, nil
}

func (g *Grids) file(name string) (any, error) {
	if g == nil {
		return nil, errNoGrid
	}
	f, ok := g.files[gridKey(name)]
	if !ok {
		return nil, errNoGrid
	}
	v, err := f.read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.name, err)
	}
	return v, nil
}

// step is a step through the first of the named files that is there. A name
// with a ! has the opposite direction.
func (g *Grids) step(names string, inverse bool) (step, bool) {
	for name := range strings.SplitSeq(names, ",") {
		plain, opposite := strings.CutPrefix(name, "!")
		if found, err := g.ntv2(plain); err == nil {
			return &gridStep{grids: []*grid.NTv2{found}, reversed: inverse != opposite}, true
		}
	}
	return nil, false
}

// shownGrid is the name of a grid to put in a message.
func shownGrid(names string) string {
	first, _, _ := strings.Cut(names, ",")
	return strings.TrimPrefix(first, "!")
}

// Before returns the grids of g, and after them those of others whose names are
// not in g. Both may be nil.
func (g *Grids) Before(others *Grids) *Grids {
	if g == nil {
		return others
	}
	if others == nil {
		return g
	}
	both := &Grids{files: maps.Clone(others.files)}
	maps.Copy(both.files, g.files)
	return both
}

// GeoidHeight returns the height above the ellipsoid, metres, of the geoid that
// a GTX file of the folders describes, at degrees of WGS 84. Maps have no use
// for heights; this is for programs that have. The error says that there is no
// such file, that it cannot be read, or that it has no value there.
func (g *Grids) GeoidHeight(name string, lon, lat float64) (float64, error) {
	grid, err := g.gtx(name)
	if err != nil {
		return 0, fmt.Errorf("crs: %s: %w", name, err)
	}
	h := grid.Height(lon*degree, lat*degree)
	if math.IsNaN(h) {
		return 0, fmt.Errorf("crs: %s: no height at %g, %g", name, lon, lat)
	}
	return h, nil
}
