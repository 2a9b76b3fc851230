package kartograph

import (
	"context"
	"fmt"
	"sync"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// Sources opens data and keeps what it has read, so that a source is parsed
// once however many layers, and however many maps, use it. It is safe for
// concurrent use.
type Sources struct {
	mu      sync.Mutex
	entries map[sourceKey]*sourceEntry
}

// NewSources returns an empty Sources.
func NewSources() *Sources { return &Sources{entries: map[sourceKey]*sourceEntry{}} }

// sourceKey tells two readings apart that may give different features. A
// config's source options are comparable, so the key holds them as they are.
type sourceKey struct {
	src, dir             string
	object, charset, crs string
	csv                  CSV
	postGIS              PostGIS
	box                  [4]float64
}

type sourceEntry struct {
	mu   sync.Mutex
	data *dataset
}

// dataset is a source that was read: its features with their boxes in degrees.
type dataset struct {
	info     layers.Info
	features []layers.Feature
	bounds   []*geom.Bounds
	schema   *layers.Schema
}

// read returns the features of a layer's source, from memory where it was read
// before. A reading that failed is tried again by the next caller.
func (s *Sources) read(ctx context.Context, key sourceKey, open func() (layers.Source, error)) (*dataset, error) {
	s.mu.Lock()
	entry := s.entries[key]
	if entry == nil {
		entry = &sourceEntry{}
		s.entries[key] = entry
	}
	s.mu.Unlock()

	entry.mu.Lock()
	defer entry.mu.Unlock()
	if entry.data != nil {
		return entry.data, nil
	}
	source, err := open()
	if err != nil {
		return nil, err
	}
	data, err := readAll(ctx, source)
	if err == nil {
		entry.data = data
	}
	return data, err
}

func readAll(ctx context.Context, source layers.Source) (*dataset, error) {
	data := &dataset{}
	for feature, err := range source.Features(ctx) {
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("reading was given up: %w", err)
		}
		data.features = append(data.features, feature)
		data.bounds = append(data.bounds, degreeBounds(feature.Geometry))
	}
	data.info = source.Info()
	data.schema = data.info.Schema
	if data.schema == nil && len(data.features) > 0 {
		data.schema = data.features[0].Record.Schema
	}
	return data, nil
}

// degreeBounds returns the box of a geometry, nil where it has no points.
func degreeBounds(g geom.T) *geom.Bounds {
	if g == nil {
		return nil
	}
	b := extendBounds(geom.NewBounds(geom.XY), g)
	if b.IsEmpty() {
		return nil
	}
	return b
}

// extendBounds widens a box by a geometry. The parts of collections are taken
// one by one: geom.Bounds cannot extend by a collection.
func extendBounds(b *geom.Bounds, g geom.T) *geom.Bounds {
	if c, ok := g.(*geom.GeometryCollection); ok {
		for _, part := range c.Geoms() {
			b = extendBounds(b, part)
		}
		return b
	}
	if g.Empty() {
		return b
	}
	return b.Extend(g)
}
