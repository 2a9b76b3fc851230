package kartograph

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// Pool gathers the values of classified layers over several maps, for scales that these
// have together ("domain": "batch"). The zero value is empty. It is not safe for
// concurrent use until all is gathered, and then it is.
type Pool struct {
	scales map[string]*pooled
}

// pooled are the values of one scale.
type pooled struct {
	spec   scale.Spec
	data   []scale.Datum
	common *scale.Common
}

// Pools reports whether a config has scales that several maps have together.
func Pools(cfg *Config) bool {
	return slices.ContainsFunc(cfg.Layers, func(l config.Layer) bool {
		return slices.ContainsFunc(l.Classify, func(c config.Classify) bool { return c.Batch })
	})
}

// poolKey is what scales of several maps are told apart by: layer, place and how they
// are divided. What their values are may differ, a column for each year for example.
func poolKey(l *config.Layer, i int) string {
	c := &l.Classify[i]
	return fmt.Sprintf("%d of layer %q (%s, %d)", i+1, l.ID, c.MethodAsked(), c.Classes)
}

// Add adds the values of a map, which is read as Build does. Layers that a map makes
// itself have none before it is drawn.
func (p *Pool) Add(ctx context.Context, cfg *Config, o Options) (err error) {
	if _, err := cfg.Examine(); err != nil {
		return err
	}
	ctx, finish := o.start(ctx)
	defer finish(&err)
	if o.Sources == nil {
		o.Sources = sourcesOfOneMap(o.Files, streaming{})
	}
	if o, err = o.withGrids(ctx, cfg); err != nil {
		return err
	}
	cfg, read, _, err := readOrFlatten(ctx, cfg, o)
	if err != nil {
		return err
	}
	for _, r := range read {
		for i := range r.Classify {
			if r.Classify[i].Batch && r.Special == nil {
				if err := p.add(ctx, cfg, r, i); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// add adds the values of one scale of a layer.
func (p *Pool) add(ctx context.Context, cfg *Config, r *readLayer, i int) error {
	c := &r.Classify[i]
	var made scaled
	for k := range c.By {
		v, err := r.valuer(c, k, cfg.Lang)
		if err != nil {
			return layerError(cfg, r.Layer, r.classifyKey(i), err)
		}
		made.values = append(made.values, v)
	}
	if p.scales == nil {
		p.scales = map[string]*pooled{}
	}
	s := p.scales[poolKey(r.Layer, i)]
	if s == nil {
		s = &pooled{spec: c.Spec}
		p.scales[poolKey(r.Layer, i)] = s
	}
	if s.common != nil {
		return errors.New("values come too late: those of several maps were gathered already")
	}
	records, err := r.records(ctx)
	if err != nil {
		return err
	}
	data, _, err := made.data(ctx, records, c.Spec)
	if err != nil {
		return err
	}
	s.data = append(s.data, data...)
	return nil
}

// Settle returns the config with its scales settled by the values of all maps that were
// added, one of which it is. It is a copy where it has such scales.
func (p *Pool) Settle(cfg *Config) (*Config, error) {
	if !Pools(cfg) {
		return cfg, nil
	}
	settled := *cfg
	settled.Layers = slices.Clone(cfg.Layers)
	for k := range settled.Layers {
		l := &settled.Layers[k]
		l.Classify = slices.Clone(l.Classify)
		for i := range l.Classify {
			s := p.scales[poolKey(l, i)]
			if !l.Classify[i].Batch || s == nil {
				continue
			}
			if s.common == nil {
				return nil, fmt.Errorf("layer %q: the values of several maps are not gathered yet; call Gather", l.ID)
			}
			l.Classify[i].Common = s.common
		}
	}
	return &settled, nil
}

// Gather reckons what the scales of all maps that were added have in common; the values
// are then let go of.
func (p *Pool) Gather() error {
	for key, s := range p.scales {
		if s.common != nil {
			continue
		}
		common, err := scale.Gather(s.spec, s.data)
		if err != nil {
			return fmt.Errorf("the scale %s of several maps: %w", key, err)
		}
		s.common, s.data = common, nil
	}
	return nil
}
