package kartograph

import (
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/typeface"
	"github.com/seed-898ab921/kartograph/layers"
)

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
	for _, file := range typeface.Files(o.Style, cfg.Dir, o.reading()) {
		sources = append(sources, []string{file})
	}
	return sources, complete
}

// Features reads the features of a layer's source, in degrees, with their
// records' schema: from memory where o.Sources has read the same before. Dir is
// the folder that a relative Src starts from. The layer's filters are not
// applied. What is returned is shared and must not be changed.
func Features(ctx context.Context, dir string, l *config.Layer, o Options) ([]layers.Feature, *layers.Schema, error) {
	if o.Sources == nil {
		o.Sources = NewSources(o.Files)
	}
	if err := o.Sources.check(o.Files); err != nil {
		return nil, nil, err
	}
	r := &readLayer{Layer: l, request: requestOf(&Config{Dir: dir}, l, o)}
	data, err := r.readSource(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	return data.Features, data.Schema, nil
}
