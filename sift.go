package kartograph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/builtin"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/twpayne/go-geom"
)

// selectFeatures applies a layer's filters and the config's crop box.
func (r *readLayer) selectFeatures(ctx context.Context, cfg *Config, data *source.Data) error {
	r.kept, r.bounds = data.Features, data.Bounds
	if r.Filter != nil || r.Where != nil || cfg.Bounds.Crop != nil {
		kept, err := r.sift(ctx, cfg.Bounds.Crop, data)
		if err != nil {
			return err
		}
		r.kept, r.bounds = kept.Features, kept.Bounds
		r.count.dropped += len(data.Features) - len(r.kept)
	}
	r.count.features, r.count.vertices = len(r.kept), countVertices(r.kept)
	edges := r.edges()
	steps := heed.Every(ctx, 1000)
	for i := range r.kept {
		if err := steps.Take(1); err != nil {
			return err
		}
		f := &r.kept[i]
		r.count.shape(f.Geometry, r.bounds[i])
		r.count.guesses.noteOf(r, featureEdges(f, edges), f.Geometry, r.bounds[i])
	}
	return r.closeSeams(ctx, cfg)
}

// sift returns the features that a layer's filters keep in a crop box, which may be nil.
// Nobody waits for a filter of the program's own once the context has ended.
func (r *readLayer) sift(ctx context.Context, crop *flat.Degrees, data *source.Data) (*source.Data, error) {
	// The config is the caller's again by then.
	own := &readLayer{Layer: &config.Layer{Filter: r.Filter, Where: r.Where}, absent: r.absent}
	do := func() (*source.Data, error) {
		kept := &source.Data{Schema: data.Schema}
		every := 1000
		if own.Filter != nil {
			every = 1 // since an expression may take a millisecond
		}
		steps := heed.Every(ctx, every)
		for i, f := range data.Features {
			err := steps.Take(1)
			if own.Where != nil && err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return nil, err
			}
			if own.keeps(f.Record) && inCrop(crop, data.Bounds[i]) {
				kept.Features, kept.Bounds = append(kept.Features, f), append(kept.Bounds, data.Bounds[i])
			}
		}
		return kept, nil
	}
	if own.Where == nil {
		return do()
	}
	return spend.Promptly(ctx, do)
}

// keeps reports whether the layer's filters keep a record that was read.
func (r *readLayer) keeps(record layers.Record) bool {
	r.absent.Note(record)
	return keeps(r.Layer, record)
}

func keeps(l *config.Layer, record layers.Record) bool {
	return (l.Filter == nil || l.Filter.Match(record)) && (l.Where == nil || l.Where(record))
}

// inCrop reports whether a feature's box meets the crop box, both in degrees.
// A crop box whose west is east of its east crosses the antimeridian.
func inCrop(crop *flat.Degrees, b *geom.Bounds) bool {
	if crop == nil || b == nil {
		return true
	}
	return crop.Meets(flat.DegreesOf(b))
}

// warn notes what is to be said of a source that was gone through: its own
// warnings, and that there is nothing in it or that nothing was kept.
func (r *readLayer) warn(cfg *Config, info layers.Info, all iter.Seq2[layers.Feature, error]) error {
	for _, text := range info.Warnings {
		r.warnings = append(r.warnings, config.Warning{Layer: r.ID, Text: text})
	}
	if doubt := info.Doubt(); doubt != "" {
		r.warnings = append(r.warnings, config.Warning{Layer: r.ID, Text: doubt})
	}
	r.warnings = append(r.warnings, r.count.guesses.warnings(r.Layer)...)
	switch {
	case r.count.features > 0:
		for _, text := range append(idleWork(r.Layer, r.count), r.tellAbsent(all)...) {
			r.warnings = append(r.warnings, config.Warning{Layer: r.ID, Text: text})
		}
		return nil
	case r.count.dropped == 0:
		r.warnings = append(r.warnings, config.Warning{Layer: r.ID, Text: "the source has no features"})
		return nil
	}
	text, err := nothingKept(cfg, r.Layer, all)
	if err != nil {
		return layerError(cfg, r.Layer, "src", err)
	}
	if r.Filter != nil {
		text += r.inFinest(func(layers.Record) bool { return true })
	}
	r.warnings = append(r.warnings, config.Warning{Layer: r.ID, Text: text})
	return nil
}

// mostKnown is of how many features values are looked at for one that was probably meant.
const mostKnown = 10_000

// mostSought is how many values that no feature has are looked for on the finest map: whoever lists more has
// them from elsewhere.
const mostSought = 100

// tellAbsent tells of values that a layer's filter lists and that no feature has.
func (r *readLayer) tellAbsent(all iter.Seq2[layers.Feature, error]) (texts []string) {
	var known []layers.Feature
	for _, a := range r.absent.Values() {
		if known == nil {
			for f, err := range all {
				if known = append(known, layers.Feature{Record: f.Record}); err != nil || len(known) == mostKnown {
					break
				}
			}
		}
		missing := make([]string, len(a.Values))
		for i, v := range a.Values {
			missing[i] = v.String()
		}
		meant, finest := known, ""
		if len(a.Values) <= mostSought {
			finest = r.inFinest(filter.In{Column: a.Column, Values: a.Values}.Match)
		}
		if finest != "" {
			meant = nil // what was written was
		}
		texts = append(texts, fmt.Sprintf("filter: no feature has the %s %s%s", a.Column, strings.Join(groups.Quote(missing, meant, a.Column), ", "), finest))
	}
	return texts
}

// nothingKept says why none of a source's features passes.
func nothingKept(cfg *Config, l *config.Layer, all iter.Seq2[layers.Feature, error]) (string, error) {
	n, inside := 0, 0
	var samples layers.Samples
	if l.Filter != nil {
		if columns := l.Filter.Columns(); len(columns) > 0 {
			samples.Column = columns[0]
		}
	}
	for f, err := range all {
		if err != nil {
			return "", err
		}
		n++
		if inCrop(cfg.Bounds.Crop, layers.Bounds(f.Geometry)) {
			inside++
		}
		samples.Add(f.Record)
	}
	if inside == 0 {
		return fmt.Sprintf("none of the %d features lies within bounds.crop", n), nil
	}
	return fmt.Sprintf("none of the %d features is kept by the filter; check its values", n) + samples.Text(), nil
}

// finest is the built-in map with countries that others of its kind are too coarse for.
const finest = "countries-10m"

// inFinest tells of built-in countries that a layer's filter keeps and that are wanted, where
// only the finest map has them. A page of the web would have to fetch that.
func (r *readLayer) inFinest(wanted func(layers.Record) bool) string {
	if compact.Program || r.Where != nil || !strings.HasPrefix(r.request.Src, "builtin:countries") || r.request.Src == "builtin:"+finest {
		return ""
	}
	opened, err := builtin.Open(finest)
	if err != nil {
		return ""
	}
	n := 0
	for f, err := range opened.Features(context.Background()) {
		if err == nil && keeps(r.Layer, f.Record) && wanted(f.Record) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; \"builtin:%s\" has %d, and %s is too coarse for them", finest, n, r.request.Src)
}

// shape counts what shape a feature has, and where it lies: its box, nil for nowhere.
func (n *readCount) shape(g geom.T, b *geom.Bounds) {
	if b != nil {
		n.locate(1, flat.DegreesOf(b))
	}
	point, line, area := false, false, false
	for part := range flat.Simple(g) {
		switch part.(type) {
		case *geom.Polygon, *geom.MultiPolygon:
			area = true
		case *geom.LineString, *geom.LinearRing, *geom.MultiLineString:
			line = true
		case *geom.Point, *geom.MultiPoint:
			point = true
		}
	}
	if point {
		n.points++
	}
	if line {
		n.lines++
	}
	if area {
		n.areas++
	}
}

// idleWork tells what is asked of a layer and does nothing, as none of its features
// has the shape for it.
func idleWork(l *config.Layer, n readCount) []string {
	var texts []string
	say := func(asked bool, key, shapes string) {
		if asked {
			texts = append(texts, fmt.Sprintf("%s has no effect: no feature of the layer has %s", key, shapes))
		}
	}
	labeling := config.Labeling{}
	if l.Labeling != nil {
		labeling = *l.Labeling
	}
	if n.areas == 0 {
		say(l.FilterIslands > 0, "filter-islands", "polygons")
		say(l.IgnoreHoles, "ignore-holes", "polygons")
		say(len(l.SubtractFrom) > 0, "subtract-from", "polygons")
		say(l.Join != nil && l.Join.Buffer > 0, "join.buffer", "polygons")
		say(labeling.MinArea > 0, "labeling.min-area", "polygons")
		say(slices.Equal(labeling.Positions, []config.LabelPosition{config.LabelCentroid}), "labeling.position", "polygons")
	}
	if n.areas+n.lines == 0 {
		say(toleranceOf(l.Simplify) > 0, "simplify", "lines or polygons")
		say(l.Edges != "" && l.Edges != config.EdgesAuto, "edges", "lines or polygons")
		say(l.Seam != nil, "seam", "lines or polygons")
	}
	return texts
}

// checkDegrees warns of features of a program's own source whose coordinates are no
// degrees; with strict they are an error. Readers of files see to theirs.
func (r *readLayer) checkDegrees(strict bool) error {
	if r.Source == nil || r.InPlane() {
		return nil
	}
	const turn = 360
	n, first := 0, 0
	for i, b := range r.data.Bounds {
		if b != nil && !(b.Min(0) >= -1.5*turn && b.Max(0) <= 1.5*turn && b.Min(1) >= -90.5 && b.Max(1) <= 90.5) {
			if n++; n == 1 {
				first = i
			}
		}
	}
	if n == 0 {
		return nil
	}
	b := r.data.Bounds[first]
	text := fmt.Sprintf("the coordinates of %d of %d features are no degrees, longitude first; those of feature %d reach from %.6g, %.6g to %.6g, %.6g",
		n, len(r.data.Bounds), first+1, b.Min(0), b.Min(1), b.Max(0), b.Max(1))
	if strict {
		return errors.New(text)
	}
	r.warnings = append(r.warnings, config.Warning{Layer: r.ID, Text: text})
	return nil
}
