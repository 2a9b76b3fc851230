package kartograph

import (
	"context"
	"runtime"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// streamSize is the size in bytes from which on a shapefile is not held in
// memory: below it, reading it once and keeping it is faster.
const streamSize = 16 << 20

// stream is a large layer that needs no other layer and no neighbour: while
// the map is written its features are read, projected, cut, dressed, written
// and forgotten.
type stream struct {
	ctx    context.Context
	cfg    *Config
	layer  *Layer
	source layers.Source
	// extent is the box of all features: west, south, east, north, degrees.
	extent [4]float64
	tally  *tally
}

// tally counts what became of a streamed layer, as soon as it was written.
type tally struct {
	mu       sync.Mutex
	done     bool
	report   LayerReport
	warnings []string
}

// openStream returns the stream of a layer that can be one, else nil.
// The context must live until the map is written.
func openStream(ctx context.Context, cfg *Config, l *Layer, o Options) (*stream, error) {
	if o.streamFrom == 0 || !canStream(cfg, l) {
		return nil, nil
	}
	r := requestOf(cfg, l, o.Grids)
	if size, err := source.Size(r, o.reading()); err != nil || size < o.streamFrom {
		return nil, nil // the ordinary way tells what is wrong
	}
	opened, err := source.Open(ctx, r, o.reading())
	if err != nil {
		return nil, err
	}
	info := opened.Info()
	if info.Format != "shapefile" || info.Extent == nil {
		return nil, nil
	}
	if err := checkColumns(l, info.Schema); err != nil {
		return nil, layerError(cfg, l, "", err)
	}
	return &stream{ctx, cfg, l, opened, *info.Extent, &tally{}}, nil
}

// canStream reports whether a layer is drawn feature by feature, once, and
// nothing else looks at it.
func canStream(cfg *Config, l *Layer) bool {
	_, composite := catalogue.FindComposite(cfg.Proj.ID)
	alone := !composite && len(cfg.Views) == 0 && cfg.Bounds.Layer != l.ID
	plain := l.Source == nil && l.Join == nil && l.Data == nil && l.Labeling == nil && l.CropTo == "" &&
		len(l.SubtractFrom) == 0 && l.Simplify == Simplify{} && l.FilterIslands == 0 && !l.IgnoreHoles && !l.Hidden
	for i := range cfg.Layers {
		other := &cfg.Layers[i]
		if other.CropTo == l.ID || other.Borders.Layer == l.ID || other.Grid.Layer == l.ID || len(other.SubtractFrom) > 0 ||
			other != l && other.Src == l.Src {
			return false
		}
	}
	return alone && plain
}

// chunk is a few features on their way from degrees to marks.
type chunk struct {
	marks  []render.Mark
	report LayerReport
	err    error
}

// chunkVertices is how many vertices travel together: enough that the way is
// not worth mentioning, few enough that memory does not grow.
const chunkVertices = 1 << 15

// marks returns what the layer draws in a frame. Chunks are worked on by all
// processors and come out in the order of the source.
func (s *stream) marks(f *frame, p *placedLayer, sheet sheetOrNone) func(yield func(render.Mark, error) bool) {
	base := layerStyle(sheet, p)
	return func(yield func(render.Mark, error) bool) {
		ctx, cancel := context.WithCancel(s.ctx)
		queue := make(chan chan chunk, runtime.GOMAXPROCS(0))
		var running sync.WaitGroup
		running.Go(func() {
			defer close(queue)
			s.read(ctx, sender(ctx, queue, &running), func(features []layers.Feature) chunk {
				return s.work(f, p, features, dresser{sheet, base})
			})
		})
		defer running.Wait()
		defer cancel()
		total := LayerReport{ID: p.ID}
		for result := range queue {
			c := <-result
			if c.err != nil {
				yield(render.Mark{}, layerError(s.cfg, s.layer, "src", c.err))
				return
			}
			total.add(c.report)
			for _, mark := range c.marks {
				if !yield(mark, nil) {
					return
				}
			}
		}
		if err := s.ctx.Err(); err != nil {
			yield(render.Mark{}, err)
			return
		}
		s.tally.finish(total, s.source.Info().Warnings)
	}
}

// sender returns a function that puts work at the end of the queue and starts
// it in a goroutine of its own; the queue's length limits how many there are.
// It is false once nobody wants the results.
func sender(ctx context.Context, queue chan<- chan chunk, running *sync.WaitGroup) func(func() chunk) bool {
	return func(do func() chunk) bool {
		result := make(chan chunk, 1)
		select {
		case queue <- result:
		case <-ctx.Done():
			return false
		}
		running.Go(func() { result <- do() })
		return true
	}
}

// read cuts the source into chunks and sends each to be worked on.
func (s *stream) read(ctx context.Context, send func(func() chunk) bool, work func([]layers.Feature) chunk) {
	var features []layers.Feature
	vertices := 0
	for feature, err := range s.source.Features(ctx) {
		if err != nil {
			send(func() chunk { return chunk{err: err} })
			return
		}
		features = append(features, feature)
		if vertices += layers.Vertices(feature.Geometry) + 1; vertices >= chunkVertices {
			full := features
			if !send(func() chunk { return work(full) }) {
				return
			}
			features, vertices = nil, 0
		}
	}
	send(func() chunk { return work(features) })
}

// dresser is what it takes to dress a feature.
type dresser struct {
	sheet sheetOrNone
	base  styles.Style
}

// work takes features from degrees to marks.
func (s *stream) work(f *frame, p *placedLayer, features []layers.Feature, d dresser) chunk {
	c := chunk{}
	for _, feature := range features {
		bounds := layers.Bounds(feature.Geometry)
		c.report.Read++
		if !keeps(s.layer, feature.Record) || !inCrop(s.cfg.Bounds.Crop, bounds) {
			c.report.Filtered++
			continue
		}
		c.report.VerticesRead += layers.Vertices(feature.Geometry)
		if g := s.draw(f, feature.Geometry, bounds); g != nil {
			feature.Geometry = g
			c.report.Drawn++
			c.report.VerticesDrawn += layers.Vertices(g)
			c.marks = append(c.marks, dressFeature(p, feature, d.sheet, d.base))
		}
	}
	return c
}

func (s *stream) draw(f *frame, g geom.T, bounds *geom.Bounds) geom.T {
	if bounds == nil || !f.visible(bounds) {
		return nil
	}
	if g = f.proj.Project(g); g == nil {
		return nil
	}
	return projection.ClipToBox(g, f.clip)
}

func (r *LayerReport) add(o LayerReport) {
	r.Read, r.Filtered, r.Drawn = r.Read+o.Read, r.Filtered+o.Filtered, r.Drawn+o.Drawn
	r.VerticesRead, r.VerticesDrawn = r.VerticesRead+o.VerticesRead, r.VerticesDrawn+o.VerticesDrawn
}

func (t *tally) finish(total LayerReport, warnings []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done, t.report, t.warnings = true, total, warnings
}
