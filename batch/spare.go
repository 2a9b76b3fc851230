package batch

import (
	"context"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/spare"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/render"
)

// sparing keeps outputs from being written over files that maps are made from.
type sparing struct {
	once sync.Once
	// lasts are the keys of the last parts of all outputs' names.
	lasts map[string]struct{}
	// inputs are the files that maps are made from.
	inputs spare.Inputs
}

// spare refuses files that maps are made from and that an output of the batch would be written over: with it
// the maps that are made from them would be others. Only names that end like outputs are looked at.
func (p *Planned) spare(files ...string) error {
	if p.options.Create != nil || p.options.Files == nil {
		return nil
	}
	for _, file := range files {
		_, err := render.FormatOf(file)
		if like := err == nil && p.isOutputLike(file); !like && !p.atlas {
			continue
		}
		info, err := fs.Stat(p.options.Files, file)
		if err != nil {
			continue // reading it will complain
		}
		p.sparing.inputs.Add(info)
		for _, output := range p.outputs() {
			if lastKey(output) == lastKey(file) && p.sparing.inputs.Over(filepath.Join(p.Folder, filepath.FromSlash(output))) {
				return p.overInput(output)
			}
		}
	}
	return nil
}

// spareOwn refuses to write over the batch file and those of its rows. Files may say nothing for
// as long as they like, and nobody waits for them.
func (p *Planned) spareOwn(ctx context.Context, spec *Spec) error {
	_, err := spend.Promptly(ctx, func() (none struct{}, err error) {
		return none, p.spare(spec.files(heeding(ctx, p.options.Options))...)
	})
	return err
}

// spareLinked refuses an atlas that is about to be written and is a link to a file that maps are made from:
// links are followed, where the maps of other batches take their place.
func (p *Planned) spareLinked(output string) error {
	if p.sparing.inputs.OverLink(filepath.Join(p.Folder, filepath.FromSlash(output))) {
		return p.overInput(output)
	}
	return nil
}

func (p *Planned) overInput(output string) error {
	return errorAt(p.output.at, "output: %s is a file that the maps are made from; give the outputs other names, or a folder", output)
}

// isOutputLike reports whether the last part of a file's name is that of some output.
func (p *Planned) isOutputLike(file string) bool {
	p.sparing.once.Do(func() {
		p.sparing.lasts = map[string]struct{}{}
		for _, output := range p.outputs() {
			p.sparing.lasts[lastKey(output)] = struct{}{}
		}
	})
	_, like := p.sparing.lasts[lastKey(file)]
	return like
}

func lastKey(name string) string { return spare.Key(path.Base(name)) }

// files are the batch file and those of its rows.
func (s *Spec) files(o kartograph.Options) []string {
	all := []string{s.file}
	e := s.fields.each
	if e.table != "" {
		if name, err := locate(o, s.Dir, e.table); err == nil {
			all = append(all, name)
		}
	}
	if e.layer != nil {
		sources, _ := kartograph.Inputs(&config.Config{Dir: s.Dir, Layers: []config.Layer{*e.layer}}, o)
		all = append(all, slices.Concat(sources...)...)
	}
	return all
}
