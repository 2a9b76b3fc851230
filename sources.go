package kartograph

import (
	"context"
	"fmt"
	"math"
	"sync"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// Sources opens data and keeps what it has read, so that a source is parsed
// once however many layers, and however many maps, use it. It is safe for
// concurrent use, and its zero value is empty.
type Sources struct {
	mu      sync.Mutex
	entries map[sourceKey]*sourceEntry
	// limit is how many bytes are kept, 0 for all, and bytes how many are;
	// clock counts the uses.
	limit, bytes, clock int64
	// memos keeps what was made of the sources.
	memos memos
}

// NewSources returns an empty Sources.
func NewSources() *Sources { return &Sources{} }

// sourceKey tells two readings apart that may give different features. A
// config's source options are comparable, so the key holds them as they are.
type sourceKey struct {
	// table says that rows without places are read.
	table                bool
	src, dir             string
	object, charset, crs string
	csv                  CSV
	postGIS              PostGIS
	box                  [4]float64
}

type sourceEntry struct {
	mu   sync.Mutex
	data *dataset
	// used is when it was used last, by the clock of the Sources, and
	// bytes its size; both belong to them.
	used, bytes int64
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
	entry := s.entry(key)
	entry.mu.Lock()
	defer entry.mu.Unlock()
	if entry.data != nil {
		s.touch(key, entry)
		return entry.data, nil
	}
	source, err := open()
	if err != nil {
		return nil, err
	}
	data, err := readAll(ctx, source)
	if err == nil {
		entry.data = data
		s.touch(key, entry)
	}
	return data, err
}

func (s *Sources) entry(key sourceKey) *sourceEntry {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.entries == nil {
		s.entries = map[sourceKey]*sourceEntry{}
	}
	entry := s.entries[key]
	if entry == nil {
		entry = &sourceEntry{}
		s.entries[key] = entry
	}
	return entry
}

// readAll reads a source to its end.
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
	b := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	if g != nil {
		widen(&b, g)
	}
	if !(b[0] <= b[2] && b[1] <= b[3]) {
		return nil
	}
	return geom.NewBounds(geom.XY).Set(b[0], b[1], b[2], b[3])
}

// widen makes a box (west, south, east, north) hold a geometry. go-geom's
// Bounds would do, but for collections, and for speed: it took an eighth of the
// time of a map of 100,000 points.
func widen(b *[4]float64, g geom.T) {
	if c, ok := g.(*geom.GeometryCollection); ok {
		for _, part := range c.Geoms() {
			widen(b, part)
		}
		return
	}
	flat, stride := g.FlatCoords(), g.Stride()
	for i := 0; i+1 < len(flat); i += stride {
		x, y := flat[i], flat[i+1]
		if x < b[0] {
			b[0] = x
		}
		if x > b[2] {
			b[2] = x
		}
		if y < b[1] {
			b[1] = y
		}
		if y > b[3] {
			b[3] = y
		}
	}
}
