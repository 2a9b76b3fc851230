package kartograph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/render/patterns"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// scaled is a scale of a layer with what finds the values of its features.
type scaled struct {
	*scale.Scale
	values []valuer
	// first says that it is the layer's own first scale, whose classes go without a prefix.
	first bool
}

// valuer finds the value of a feature: an attribute that it carries, else a column of
// its record, or what an expression makes of these.
type valuer struct {
	layer  *placedLayer
	column string
	e      *expression.Expression
	schema *layers.Schema
}

// classify makes the scales of a layer for the records of its features, which may be
// none where the scales are settled without.
func (r *readLayer) classify(ctx context.Context, cfg *Config, records []layers.Record) error {
	for i := range r.Classify {
		c := &r.Classify[i]
		made := scaled{first: i == 0}
		for k := range c.By {
			v, err := r.valuer(c, k, cfg.Lang)
			if err != nil {
				return layerError(cfg, r.Layer, r.classifyKey(i), err)
			}
			made.values = append(made.values, v)
		}
		spec := c.Spec
		if c.Batch && c.Common == nil {
			r.warnings = append(r.warnings, config.Warning{Layer: r.ID, Text: r.classifyKey(i) + `: "domain": "batch" means nothing for this map alone: the scale is for its own values`})
		}
		spec.Patterns = patterns.Names(patterns.All(cfg.Patterns))
		data, doubts, err := made.data(ctx, records, spec)
		if err != nil {
			return err
		}
		s, warnings, err := makeScale(ctx, spec, data)
		if err := ctx.Err(); err != nil {
			return err
		}
		if err != nil {
			return layerError(cfg, r.Layer, r.classifyKey(i), err)
		}
		s.Layer, s.By = r.ID, c.By
		made.Scale = s
		s.Rename(made.prefix())
		r.scales = append(r.scales, made)
		for _, text := range slices.Concat(doubts, warnings) {
			r.warnings = append(r.warnings, config.Warning{Layer: r.ID, Text: r.classifyKey(i) + ": " + text})
		}
	}
	return nil
}

// makeScale is scale.Make, given up when the context ends.
func makeScale(ctx context.Context, spec scale.Spec, data []scale.Datum) (*scale.Scale, []string, error) {
	type toldScale struct {
		s        *scale.Scale
		warnings []string
	}
	made, err := spend.Promptly(ctx, func() (toldScale, error) {
		s, warnings, err := scale.Make(spec, data)
		return toldScale{s, warnings}, err
	})
	return made.s, made.warnings, err
}

// classifyKey is the key of a scale in the config.
func (r *readLayer) classifyKey(i int) string {
	if len(r.Classify) == 1 {
		return "classify"
	}
	return "classify[" + strconv.Itoa(i) + "]"
}

// prefix is what the names of classes begin with that are not those of the layer's
// first scale.
func (s scaled) prefix() string {
	if s.first {
		return ""
	}
	return string(s.Property) + "-"
}

// valuer is what finds the k-th value of a scale.
func (r *readLayer) valuer(c *config.Classify, k int, lang string) (valuer, error) {
	known := r.carries
	if r.Special != nil {
		known = func(name string) bool { return r.made == nil || r.made.Index(name) >= 0 }
	}
	e, err := c.Expression(k, known, lang)
	v := valuer{layer: &placedLayer{Layer: r.Layer, read: r, rules: rulesOf(r.Attributes)}, column: c.By[k], e: e}
	switch {
	case err != nil && !known(c.By[k]):
		return v, fmt.Errorf("by: %w; and no column is called %q", err, c.By[k])
	case e != nil:
		v.schema = layers.NewSchema(e.Columns())
		if err := e.Check(r.classifiable()); err != nil {
			return v, fmt.Errorf("by: %w", err)
		}
	case !known(c.By[k]):
		return v, fmt.Errorf("by: %w", layers.MissingColumn(c.By[k], r.classifiable()))
	}
	return v, nil
}

// classifiable are the columns and attributes that scales can ask for; nil where nobody
// knows them.
func (r *readLayer) classifiable() *layers.Schema {
	if r.Special != nil || r.schema == nil {
		return r.made
	}
	return layers.NewSchema(r.columns())
}

// value is the value of a feature.
func (v *valuer) value(record layers.Record) layers.Value {
	if v.e == nil {
		return v.layer.carried(v.column, record)
	}
	value, _ := v.e.Value(v.layer.carriedRecord(v.schema, record))
	return value
}

// datum is what a scale is told of a feature.
func (s *scaled) datum(record layers.Record) scale.Datum {
	first := s.values[0].value(record)
	return s.told(first, func() layers.Value { return s.values[1].value(record) })
}

func (s *scaled) told(first layers.Value, second func() layers.Value) scale.Datum {
	d := scale.Datum{Number: worth(first), Text: first.String()}
	if len(s.values) > 1 {
		d.Second = worth(second())
	}
	return d
}

// data are what a scale is told of features, with what is to be told of these: values
// that are there and are no numbers, and expressions without a value.
func (s *scaled) data(ctx context.Context, records []layers.Record, spec scale.Spec) (data []scale.Datum, doubts []string, err error) {
	tallies := make([]*expression.Tally, len(s.values))
	strange := 0
	var first layers.Value
	every := 1000
	for i, v := range s.values {
		if v.e != nil {
			t := expression.NewTally("by", v.e)
			tallies[i], every = &t, 1 // since an expression may take a millisecond
		}
	}
	steps := heed.Every(ctx, every)
	data, values := make([]scale.Datum, 0, len(records)), make([]layers.Value, len(s.values))
	for _, record := range records {
		if err := steps.Take(1); err != nil {
			return nil, nil, err
		}
		for i := range s.values {
			if v := &s.values[i]; tallies[i] != nil {
				values[i] = tallies[i].Add(v.layer.carriedRecord(v.schema, record))
			} else {
				values[i] = v.value(record)
			}
			if _, number := numberOf(values[i]); !number && values[i].String() != "" && spec.MethodAsked() != scale.Category {
				if strange++; strange == 1 {
					first = values[i]
				}
			}
		}
		data = append(data, s.told(values[0], func() layers.Value { return values[1] }))
	}
	for _, t := range tallies {
		if t != nil && t.Text() != "" {
			doubts = append(doubts, t.Text())
		}
	}
	if strange > 0 {
		doubts = append(doubts, fmt.Sprintf("%d values are no numbers and count as missing, the first of them %q; the method %q takes texts", strange, brief.Of(first.String()), scale.Category))
	}
	return data, doubts, spend.Memory(ctx, int64(40*len(data)))
}

// numberOf is the number that a value is or spells, but for infinities, which no scale has.
func numberOf(v layers.Value) (float64, bool) {
	n := worth(v)
	return n, !math.IsNaN(n) && !math.IsInf(n, 0)
}

// carried is an attribute that a feature carries, or a column of its record.
func (p *placedLayer) carried(name string, record layers.Record) layers.Value {
	for k, field := range p.Attributes.Fields {
		if field.Name == name {
			if v, ok := p.fieldValue(k, field, record); ok && !v.IsNull() {
				return v
			}
		}
	}
	v, _ := record.Get(name)
	return v
}

// classifyRead makes the scales of layers whose features are known once they are read.
// Joined features are those of the whole layer, wherever a view is.
func classifyRead(ctx context.Context, cfg *Config, read []*readLayer) error {
	for _, r := range read {
		if len(r.Classify) == 0 || r.Special != nil {
			continue
		}
		records, err := r.records(ctx)
		if err != nil {
			return err
		}
		if err := r.classify(ctx, cfg, records); err != nil {
			return err
		}
	}
	return nil
}

// records are those of the features that the layer draws.
func (r *readLayer) records(ctx context.Context) ([]layers.Record, error) {
	records, steps := make([]layers.Record, 0, len(r.kept)), heed.Every(ctx, 1000)
	if r.Join == nil {
		for i := range r.kept {
			records = append(records, r.kept[i].Record)
			if err := steps.Take(1); err != nil {
				return nil, err
			}
		}
		return records, nil
	}
	found, err := groups.Find(ctx, r.Join, r.kept)
	if err != nil {
		return nil, err
	}
	joiner := groups.NewJoiner(r.Join, r.schema)
	for _, f := range r.kept {
		if found.Of(f.Record) < 0 {
			records = append(records, joiner.Pad(f.Record))
		}
		if err := steps.Take(1); err != nil {
			return nil, err
		}
	}
	for k, name := range found.Names {
		if len(found.Records[k]) > 0 {
			record, _ := joiner.Join(name, found.Records[k])
			records = append(records, record)
		}
		if err := steps.Take(1 + len(found.Records[k])); err != nil {
			return nil, err
		}
	}
	return records, nil
}

// classifyMade makes the scales of layers that the map makes itself, of what all frames
// show of them.
func classifyMade(ctx context.Context, cfg *Config, read []*readLayer, placed [][]*placedLayer) error {
	for k, r := range read {
		if len(r.Classify) == 0 || r.Special == nil {
			continue
		}
		var records []layers.Record
		for _, frame := range placed {
			for _, f := range frame[k].features {
				records = append(records, f.Record)
				r.made = f.Record.Schema
			}
		}
		if err := r.classify(ctx, cfg, records); err != nil {
			return err
		}
	}
	return nil
}

// sortBySize puts the features with the largest circles first, so that small ones are
// drawn upon them.
func (p *placedLayer) sortBySize(ctx context.Context) error {
	for i := range p.read.scales {
		s := &p.read.scales[i]
		if s.Property != scale.Radius || p.read.reading == streamed {
			continue
		}
		type sized struct {
			feature layers.Feature
			size    float64
		}
		all, steps := make([]sized, len(p.features)), heed.Every(ctx, marksAtOnce)
		for k, f := range p.features {
			_ = steps.Take(1) // whose error comes of sorting them
			size, _ := strconv.ParseFloat(s.Of(s.datum(f.Record)).Value, 64)
			all[k] = sized{f, size}
		}
		if err := heed.SortStable(steps, all, func(a, b sized) int { return cmp.Compare(b.size, a.size) }); err != nil {
			return err
		}
		p.features = make([]layers.Feature, len(all))
		for k := range all {
			p.features[k] = all[k].feature
		}
		return nil
	}
	return nil
}

// tellClasses warns of scales that the stylesheet leaves nothing of, and of labels that
// are hard to read on the colours of classes.
func (p *placedLayer) tellClasses(sheet *styles.Sheet) {
	for i := range p.read.scales {
		s := &p.read.scales[i]
		if p.hides(sheet, s.Property.CSS()) {
			p.found = append(p.found, config.Warning{Layer: p.ID, Text: fmt.Sprintf("%s: the stylesheet gives all features a %s, so that none of the scale is seen; take it out of the rules for the layer",
				p.read.classifyKey(i), s.Property.CSS())})
		} else if text := p.contrast(sheet, s.Scale); text != "" {
			p.found = append(p.found, config.Warning{Layer: p.ID, Text: text})
		}
	}
}

// hides reports whether a stylesheet has another look for all features than their scales.
func (p *placedLayer) hides(sheet *styles.Sheet, property string) bool {
	for _, f := range p.features {
		seen := visible{attributesOf(p, f.Record), f.Record}
		drawn, _ := symbolStyle(sheet, p, f.Geometry, seen).Get(property)
		if scaled, _ := p.classOf(f.Record).style.Get(property); drawn == scaled {
			return false
		}
	}
	return len(p.features) > 0
}

// contrast says which class the labels of areas, which have no halo, are hard to read on. Where
// the stylesheet leaves their ink to the map, they turn there (ink).
func (p *placedLayer) contrast(sheet *styles.Sheet, s *scale.Scale) string {
	if s.Property != scale.Fill || p.Labeling == nil || p.Labeling.Buffer || p.read.count.areas == 0 {
		return ""
	}
	style := sheet.Plain(labelStyle(sheet, p, "label", nil))
	ink, _ := style.Get("fill")
	if lettering.Beyond(style) > 0 || p.leftToMap(sheet, visible{}) {
		return ""
	}
	of, on, least := s.HardestToRead(ink)
	if of == nil {
		return ""
	}
	return fmt.Sprintf("labels in %s stand on %s (%s) with a contrast of %.1f, and %v is wanted; give them a halo (\"labeling\": {\"buffer\": true}) or another colour", ink, of.Name, of.Value, on, least)
}
