package kartograph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/typeface"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
)

// Config is what Build draws: the description of one map. The package config
// has it and its parts, its JSON Schema, and what is wrong with a file.
type Config = config.Config

// Parse reads a config; see config.Parse.
func Parse(name string, data []byte) (*Config, error) { return config.Parse(name, data) }

// ParseContext is Parse that comes back as soon as the context ends, for configs from
// strangers.
func ParseContext(ctx context.Context, name string, data []byte) (*Config, error) {
	if err := heed.Err(ctx); err != nil {
		return nil, err
	}
	return spend.Promptly(ctx, func() (*Config, error) { return config.ParseContext(ctx, name, data) })
}

// ParseStyle is styles.Parse that comes back as soon as the context ends; see
// ParseContext.
func ParseStyle(ctx context.Context, name string, text []byte) (*styles.Sheet, []styles.Warning, error) {
	type parsed struct {
		sheet    *styles.Sheet
		warnings []styles.Warning
	}
	if err := heed.Err(ctx); err != nil {
		return nil, nil, err
	}
	p, err := spend.Promptly(ctx, func() (p parsed, err error) {
		p.sheet, p.warnings, err = styles.ParseContext(ctx, name, text)
		return p, err
	})
	return p.sheet, p.warnings, err
}

// Load reads a config from a file; see config.Load.
func Load(fsys fs.FS, name string) (*Config, error) { return config.Load(fsys, name) }

// LoadContext is Load that comes back as soon as the context ends; see ParseContext.
func LoadContext(ctx context.Context, fsys fs.FS, name string) (*Config, error) {
	if err := heed.Err(ctx); err != nil {
		return nil, err
	}
	return spend.Promptly(ctx, func() (*Config, error) {
		return config.LoadContext(ctx, spend.Files(ctx, fsys, 0), name)
	})
}

// Options are what a map is made with besides its config. The zero value
// draws, without a stylesheet, maps whose layers need no files.
type Options struct {
	// Files is where layers, tables and stylesheets are read from; nil
	// forbids all access to files. OSFiles gives the whole file system.
	Files fs.FS
	// DataPath lists folders of Files that are searched, in order, for a
	// source that does not exist as given.
	DataPath []string
	// Open opens sources of formats of the program's own, and is asked before
	// the formats there are; nil has none.
	Open layers.OpenFunc
	// Database opens sources in databases ("postgis:..."): postgis.Open, which
	// is linked into programs that name it only. They can reach any server, and
	// a layer's "query" is SQL, so that they are not for configs from strangers;
	// nil allows none.
	Database layers.DatabaseFunc
	// Grids are the files for datum shifts by grids, besides those of a config's
	// "grids"; nil has none, and Helmert values take their place, with a warning.
	// crs.OpenGrids opens folders.
	Grids *crs.Grids
	// Limits bound what the map may cost; the zero value is no limit.
	Limits Limits
	// Strict makes each record of the data that cannot be used, and would be
	// skipped and counted, an error. Config.Strict does the same.
	Strict bool
	// Workers is how many processors are used for the map at a time; 0 is all.
	// A server that draws several maps at once gives each a share, so that none
	// slows all others. The map is the same with any number.
	Workers int
	// Yield is called about every millisecond of the work, by whichever
	// goroutine it runs in and by several at once, and the work goes on when it
	// comes back: a server that draws several maps at once lets short ones go
	// first so. It must come back when its context ends: that is the map's, but
	// ends sooner where another map waits for a file that is being read. Nil
	// waits for nobody.
	Yield func(ctx context.Context)
	// Style colours the map; nil draws black outlines.
	Style *styles.Sheet
	// Labels remembers where labels stand, for maps that are drawn again and again with
	// small changes: with it the same labels on the same ground are not placed again. Nil
	// remembers nothing.
	Labels *label.Memory
	// ExplainLabel is the text of labels of which Report.Labels says why they stand where
	// they do, or nowhere; empty for none. The program of the web says nothing.
	ExplainLabel string
	// OnlyExplained says that nobody asks for what became of other labels: Report.Labels has
	// those only that ExplainLabel names, none without it, or all of a view that wants none
	// called so. Each one takes 200 bytes.
	OnlyExplained bool
	// OnlySVG says that the map will only be written as SVG or SVGZ, in the notation of its
	// config: coordinates that have been printed are let go of while it is made, where
	// nothing else on the map looks at them, and Map.Write refuses other formats. Map.Scene
	// has empty geometries there, Map.FeatureAt finds nothing, and Map.Restyle builds the
	// map anew.
	OnlySVG bool
	// Several says that the map is one of several with the same layers, as those of a batch
	// are: that a layer has nothing on this one is as it should be then, and not told.
	Several bool
	// Sources keeps what was read for further maps; nil reads everything
	// for this map alone.
	Sources *Sources
	// found is the scale that the map has, 1:found, where that is not what its config tells.
	found float64
	// ruler measures texts by the fonts of Style, once Build has opened them.
	ruler *typeface.Ruler
}

// check reports options that would have no effect, or not the one that was meant.
func (o Options) check() error {
	var errs []error
	for _, n := range []struct {
		name  string
		value float64
	}{
		{"Workers", float64(o.Workers)}, {"Limits.Layers", float64(o.Limits.Layers)}, {"Limits.Features", float64(o.Limits.Features)},
		{"Limits.Vertices", float64(o.Limits.Vertices)}, {"Limits.FileBytes", float64(o.Limits.FileBytes)}, {"Limits.Pixels", o.Limits.Pixels},
		{"Limits.Duration", float64(o.Limits.Duration)}, {"Limits.OutputBytes", float64(o.Limits.OutputBytes)},
		{"Limits.Memory", float64(o.Limits.Memory)}, {"Limits.Views", float64(o.Limits.Views)},
	} {
		if !(n.value >= 0) {
			errs = append(errs, fmt.Errorf("%s is %v; want 0, for no limit, or more", "Options."+n.name, n.value))
		}
	}
	if o.Files == nil && len(o.DataPath) > 0 {
		errs = append(errs, errors.New("without Options.Files, whose folders it names, Options.DataPath has no effect"))
	}
	return errors.Join(append(errs, o.Sources.check(o.Files))...)
}

// OSFiles returns the operating system's files as an fs.FS that takes any
// path: absolute, relative to the working directory, with "..". It is for
// programs whose configs are trusted, such as the kartograph command; a server
// gives the FS of an os.Root, which no link leads out of, or an embed.FS instead.
func OSFiles() fs.FS { return osFiles{} }

type osFiles struct{}

// Open opens a file.
func (osFiles) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }

// Stat describes a file without opening it.
func (osFiles) Stat(name string) (fs.FileInfo, error) { return os.Stat(filepath.FromSlash(name)) }

// ReadFile reads a whole file.
func (osFiles) ReadFile(name string) ([]byte, error) { return os.ReadFile(filepath.FromSlash(name)) }

// start puts into effect how a map is made. finish must be called with its error
// when it is.
func (o Options) start(ctx context.Context) (heard context.Context, finish func(*error)) {
	ctx, stop := o.Limits.start(heed.With(conveyor.WithWorkers(ctx, o.Workers), o.Yield))
	return ctx, func(err *error) {
		stop(err)
		*err = brief.Error(*err)
	}
}
