package batch

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"runtime"
	"strings"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers"
)

// Options are what a batch is made with besides its file.
type Options struct {
	// Options are those of each map. Style is an error: the batch file names
	// its stylesheets. Sources nil shares sources within the batch.
	kartograph.Options
	// Folder is the folder on the disk that the names of the outputs start
	// from; empty is the working folder.
	Folder string
	// Anywhere lets the output template begin with a folder outside of
	// Folder; for batch files that are trusted.
	Anywhere bool
	// Jobs is how many maps are drawn at once; 0 is the number of
	// processors.
	Jobs int
	// Only makes just the maps whose names one of these patterns matches
	// (path.Match, with or without folders and ending); nil makes all.
	Only []string
	// Shard makes one part of the batch; the zero value makes all.
	Shard Shard
	// Force draws maps also when they would come out the same.
	Force bool
	// Warn is told what concerns the batch as a whole, such as a manifest
	// that cannot be read; nil passes it over.
	Warn func(config.Warning)
	// FailFast stops at the first map that fails; else the others are made
	// all the same.
	FailFast bool
	// Rows are the rows, in place of the batch file's `each`; nil leaves
	// them to the file. They are read once, by Plan.
	Rows iter.Seq2[layers.Record, error]
	// Create makes the place that a map is written to, by the map's name;
	// nil writes files into Folder. Each map is written whole, from memory,
	// and closed. Nothing is known then of what earlier runs made: all maps
	// are drawn, and there is neither a manifest nor a lock. Several maps are
	// written at once.
	Create func(name string) (io.WriteCloser, error)
}

// maxSources is how many bytes of sources, and of what was made of them, a
// batch keeps: a batch in which every map has a file of its own must not fill
// the memory.
const maxSources = 512 << 20

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// checkEffect reports options that would have no effect.
func (o Options) checkEffect() error {
	var errs []error
	if o.Style != nil {
		errs = append(errs, errors.New("Options.Style has no effect on a batch; name the stylesheet in the batch file: style"))
	}
	if o.Jobs < 0 {
		errs = append(errs, fmt.Errorf("Options.Jobs is %d; want 0, for as many as there are processors, or more", o.Jobs))
	}
	if o.Create != nil && o.Force {
		errs = append(errs, errors.New("Options.Force has no effect with Create, which draws all maps"))
	}
	if o.Create != nil && o.Anywhere {
		errs = append(errs, errors.New("Options.Anywhere has no effect with Create, which writes no files"))
	}
	return errors.Join(errs...)
}

// checkOnly reports a pattern that can match nothing.
func (o Options) checkOnly() error {
	for _, pattern := range o.Only {
		if _, err := path.Match(pattern, ""); err != nil {
			return fmt.Errorf("pattern %q: %w; * stands for any text, ? for a character, [a-z] for one of several", pattern, err)
		}
	}
	return nil
}

// wants reports whether a map is asked for: by its name, by the last part of
// the name, or by either without the ending.
func (o Options) wants(output string) bool {
	if len(o.Only) == 0 {
		return true
	}
	bare := strings.TrimSuffix(output, path.Ext(output))
	for _, pattern := range o.Only {
		for _, name := range []string{output, bare, path.Base(output), path.Base(bare)} {
			if ok, _ := path.Match(pattern, name); ok {
				return true
			}
		}
	}
	return false
}

// Status is what became of a map.
type Status string

// What may become of a map of a batch.
const (
	// Drawn maps were made and written.
	Drawn Status = "drawn"
	// Skipped maps are there already and would come out the same.
	Skipped Status = "skipped"
	// Failed maps could not be made; what was there before is still
	// there.
	Failed Status = "failed"
)

// Result tells what became of one map.
type Result struct {
	// Output is the map's name relative to the output folder, with slashes.
	Output string
	// Row tells which row the map is for, for people.
	Row string
	// Page is the map's page in an atlas, from 1, behind its index; 0 elsewhere, and where the map
	// failed. Name is what that page is called.
	Page int
	Name string
	// Status is what became of the map.
	Status Status
	// Reason tells why the map was drawn: "new", "config changed" ...
	Reason string
	// Duration is the time from the config to the file.
	Duration time.Duration
	// Bytes is the size of the file.
	Bytes int64
	// Warnings are those of the map.
	Warnings []config.Warning
	// Err is why the map failed.
	Err error

	// row is the number of the row whose map is a page of an atlas.
	row int
}

// Called is what tells the map from the others, for people: its file, or in an atlas its page
// there ("atlas.pdf, page 3 (Bern)"), or its row where there is no page of it. Of long names it
// has the beginning.
func (r Result) Called() string {
	switch {
	case r.Page > 0:
		return fmt.Sprintf("%s, page %d (%s)", r.Output, r.Page, brief.Of(r.Name))
	case r.Name != "":
		return fmt.Sprintf("%s, row %d (%s)", r.Output, r.row, brief.Of(r.Name))
	}
	return r.Output
}
