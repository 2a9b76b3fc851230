package kartograph

import (
	"context"
	"errors"
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/placejoin"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/tablejoin"
	"github.com/seed-898ab921/kartograph/internal/text/address"
)

// joinsPlaces reports whether a layer is joined to others by where they lie.
func joinsPlaces(l *config.Layer) bool {
	for i := range l.Data {
		if l.Data[i].Layer() != "" {
			return true
		}
	}
	return false
}

// joinedByPlace tells which layers others are joined to by where they lie.
func joinedByPlace(cfg *Config) map[string]bool {
	ids := map[string]bool{}
	for i := range cfg.Layers {
		for k := range cfg.Layers[i].Data {
			ids[cfg.Layers[i].Data[k].Layer()] = true
		}
	}
	delete(ids, "")
	return ids
}

// joinPlaces finishes the layers that are joined to others by where they lie, each
// after those that it needs. Circles were refused when the config was examined.
func joinPlaces(ctx context.Context, cfg *Config, o Options, read []*readLayer) error {
	others, done := &surroundings{layers: map[string]*readLayer{}, kept: map[string]*source.Data{}}, map[string]bool{}
	for _, r := range read {
		others.layers[r.ID] = r
	}
	var finish func(r *readLayer) error
	finish = func(r *readLayer) error {
		if r == nil || done[r.ID] || !joinsPlaces(r.Layer) {
			return nil
		}
		done[r.ID] = true
		for i := range r.Data {
			if err := finish(others.layers[r.Data[i].Layer()]); err != nil {
				return err
			}
		}
		return r.finish(ctx, cfg, o, others)
	}
	for _, r := range read {
		if err := finish(r); err != nil {
			return err
		}
	}
	return nil
}

// surroundings are the layers that others are joined to by where they lie, with what
// has been found out about them: a hundred joins to one layer go through it once.
type surroundings struct {
	layers map[string]*readLayer
	kept   map[string]*source.Data
	known  placejoin.Known
}

// joinAll joins to a layer what it is joined with, one after the other.
func (r *readLayer) joinAll(ctx context.Context, cfg *Config, o Options, others *surroundings) (warnings []config.Warning, err error) {
	for i := range r.Data {
		path := fmt.Sprintf("data[%d]", i)
		if whole := "layers." + r.ID + ".data"; len(r.Data) == 1 && cfg.Position(whole) == cfg.Position(whole+"[0]") {
			path = "data" // a single one, or a program's config
		}
		join := r.joinTable
		if r.Data[i].Layer() != "" {
			join = func(ctx context.Context, cfg *Config, o Options, at dataAt) (*source.Data, []string, error) {
				return r.joinPlace(ctx, cfg, others, at)
			}
		}
		at := dataAt{&r.Data[i], path}
		data, told, err := join(ctx, cfg, o, at)
		if err != nil {
			return nil, err
		}
		r.data = data
		for _, text := range told {
			warnings = append(warnings, config.Warning{Layer: r.ID, Text: "data: " + at.with() + ": " + text})
		}
	}
	return warnings, nil
}

// dataAt is a join and its path in the config.
type dataAt struct {
	*config.DataJoin
	path string
}

// with names what is joined.
func (d dataAt) with() string {
	if d.Src != "" {
		return address.Name(d.Src)
	}
	return d.Layer()
}

// joinTable adds the columns of a table to a layer's features.
func (r *readLayer) joinTable(ctx context.Context, cfg *Config, o Options, at dataAt) (*source.Data, []string, error) {
	table, err := o.Sources.store.Read(ctx, tableRequest(cfg, at.DataJoin, o), o.reading())
	if err != nil {
		return nil, nil, layerError(cfg, r.Layer, at.path+".src", err)
	}
	joined, told, err := tablejoin.Join(ctx, r.data, table, tablejoin.Rule{Key: at.Key, On: at.On, Columns: at.Columns, Pad: at.Pad,
		Filter: at.Filter, Repeats: string(at.Repeats.Rule), By: at.Repeats.By})
	var wrong *tablejoin.Error
	if errors.As(err, &wrong) {
		key := at.path + "." + wrong.Part
		if wrong.InTable {
			err = fmt.Errorf("%s: %w", at.with(), err)
		}
		return nil, nil, layerError(cfg, r.Layer, key, fmt.Errorf("%s: %w", key, err))
	}
	return joined, told, err
}

// joinPlace adds to a layer's features what another layer has where they lie.
func (r *readLayer) joinPlace(ctx context.Context, cfg *Config, others *surroundings, at dataAt) (*source.Data, []string, error) {
	rule := placejoin.Rule{Nearest: at.Nearest != "", Columns: at.Columns, Distance: at.Distance, MaxDistance: at.MaxDistance}
	for _, g := range at.Gathered() {
		rule.Gather = append(rule.Gather, placejoin.Gathered{Name: g.Name, Column: g.Column, How: g.How})
	}
	other := others.layers[at.Layer()]
	kept, err := others.keptAnywhere(ctx, other)
	if err != nil {
		return nil, nil, err
	}
	joined, told, err := others.known.Join(ctx, r.places(r.data), other.places(kept), rule)
	var wrong *placejoin.Error
	if errors.As(err, &wrong) {
		key := at.path + "." + wrong.Part
		return nil, nil, layerError(cfg, r.Layer, key, fmt.Errorf("%s: %w", key, err))
	}
	return joined, told, err
}

// places are some of a layer's features with what has to be known of where they
// lie.
func (r *readLayer) places(data *source.Data) placejoin.Layer {
	return placejoin.Layer{ID: r.ID, Data: data, Edges: r.edges(), Planar: r.InPlane()}
}

// keptAnywhere are the features that a layer's filters keep, also those outside of
// the config's crop box: what is counted does not depend on what is shown.
func (s *surroundings) keptAnywhere(ctx context.Context, r *readLayer) (kept *source.Data, err error) {
	if r.Filter == nil && r.Where == nil {
		return r.data, nil
	}
	if kept = s.kept[r.ID]; kept == nil {
		kept, err = r.sift(ctx, nil, r.data)
		s.kept[r.ID] = kept
	}
	return kept, err
}
