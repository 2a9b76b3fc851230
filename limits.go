package kartograph

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// Limits bound what a map may cost, for configs that come from strangers. The
// zero value of a field is no limit. A map that exceeds one is given up with a
// *LimitError. What a config may say at all is limited in any case: its size,
// its depth, the number of lines of a graticule.
type Limits struct {
	// Layers is the number of layers of a config.
	Layers int
	// Features and Vertices are what the layers of a map read, together. A
	// source that several layers use counts for each.
	Features, Vertices int
	// Views is the number of views of a config.
	Views int
	// FileBytes is the size of any one file that is read, as it is and, where
	// it is packed, of what it unpacks to. What is no regular file, such as a
	// pipe, is not opened then.
	FileBytes int64
	// Memory is how many bytes the map may hold, by a reckoning: files that are
	// read whole, what features take that are read (16 for each vertex, 48
	// for each value, 300 besides, and their texts), what each view shows of
	// them, their attributes, styles and labels. It is added up before it
	// is held, nothing is given back, and what Sources has read before
	// counts as well. What the work on the features needs besides, for a
	// moment, is some times what the features take.
	Memory int64
	// Pixels is the width and the height of the map.
	Pixels float64
	// Duration is how long Build may take. It comes back within a tenth of a
	// second of it, as it does when its context ends; a piece of work that
	// does not hear that at once, such as the reading of a file that says
	// nothing or of a program's own source, is left and ends behind. So does
	// Map.Restyle.
	Duration time.Duration
	// OutputBytes is the size of the SVG, before it is packed.
	OutputBytes int64
}

// ServiceLimits are limits for a service that draws maps while somebody waits:
// far more than a map on a screen needs, far less than a server has.
func ServiceLimits() Limits {
	return Limits{
		Layers:      50,
		Features:    200_000,
		Vertices:    5_000_000,
		Views:       20,
		FileBytes:   64 << 20,
		Memory:      1 << 30,
		Pixels:      10_000,
		Duration:    10 * time.Second,
		OutputBytes: 32 << 20,
	}
}

// LimitError says which of the limits a map exceeded: its Limit is the field of
// Limits, "Vertices", "Duration" ...
type LimitError = layers.LimitError

func overLimit(limit, format string, args ...any) *LimitError {
	return layers.OverLimit(limit, format, args...)
}

// reading are the limits of reading a source.
func (l Limits) reading() source.Limits {
	return source.Limits{Features: l.Features, Vertices: l.Vertices, FileBytes: l.FileBytes}
}

// start puts the limit of time into effect. finish must be called with Build's
// error when it ends.
func (l Limits) start(ctx context.Context) (limited context.Context, finish func(*error)) {
	ctx = spend.WithMemory(ctx, l.Memory)
	if l.Duration <= 0 {
		return ctx, func(*error) {}
	}
	problem := overLimit("Duration", "the map takes longer than %s", l.Duration)
	ctx, stop := context.WithTimeoutCause(ctx, l.Duration, problem)
	return ctx, func(err *error) {
		*err = l.explain(ctx, *err)
		stop()
	}
}

// explain turns the error of a map that ran out of time into one that says so.
func (l Limits) explain(ctx context.Context, err error) error {
	var limit *LimitError
	if errors.Is(err, context.DeadlineExceeded) && errors.As(context.Cause(ctx), &limit) {
		return limit
	}
	return err
}

// checkConfig looks at what a config asks for.
func (l Limits) checkConfig(cfg *Config) error {
	if n := len(cfg.Layers); l.Layers > 0 && n > l.Layers {
		return overLimit("Layers", "the config has %d layers; %d are allowed", n, l.Layers)
	}
	if n := len(cfg.Views); l.Views > 0 && n > l.Views {
		return overLimit("Views", "the config has %d views; %d are allowed", n, l.Views)
	}
	return nil
}

// checkRead looks at what the layers have read, together.
func (l Limits) checkRead(read []*readLayer) error {
	var n readCount
	for _, r := range read {
		n.add(r.count)
	}
	switch {
	case l.Features > 0 && n.features > l.Features:
		return overLimit("Features", "there are more than %d features", l.Features)
	case l.Vertices > 0 && n.vertices > l.Vertices:
		return overLimit("Vertices", "there are more than %d vertices", l.Vertices)
	}
	return nil
}

// checkFrames looks at the size of the page.
func (l Limits) checkFrames(frames []*frame) error {
	for _, f := range frames {
		if width, height := max(f.rect.MaxX, f.page.MaxX), max(f.rect.MaxY, f.page.MaxY); l.Pixels > 0 && !(width <= l.Pixels && height <= l.Pixels) {
			return overLimit("Pixels", "the map is %.0f by %.0f pixels; %.0f are allowed on either side", width, height, l.Pixels)
		}
	}
	return nil
}

// limitedWriter fails when more is written to it than is allowed.
type limitedWriter struct {
	to   io.Writer
	left int64
	all  int64
}

// Write passes on what is allowed.
func (w *limitedWriter) Write(data []byte) (int, error) {
	if int64(len(data)) > w.left {
		return 0, overLimit("OutputBytes", "the map has more than %d bytes", w.all)
	}
	n, err := w.to.Write(data)
	w.left -= int64(n)
	return n, err
}

// writer puts the limit on what is written.
func (l Limits) writer(w io.Writer) io.Writer {
	if l.OutputBytes <= 0 {
		return w
	}
	return &limitedWriter{w, l.OutputBytes, l.OutputBytes}
}

// endingWriter fails once the context has ended; nil never does.
func endingWriter(ctx context.Context, w io.Writer) io.Writer {
	if ctx == nil {
		return w
	}
	return writerFunc(func(data []byte) (int, error) {
		if err := heed.Err(ctx); err != nil {
			return 0, err
		}
		return w.Write(data)
	})
}

// writerFunc is a function that takes what is written.
type writerFunc func(data []byte) (int, error)

// Write hands on what is written.
func (f writerFunc) Write(data []byte) (int, error) { return f(data) }

// LeftBehind is how many pieces of work go on in the process, each on a processor,
// for maps whose context or Limits.Duration has ended. There are at most 64: where
// there are as many, Build waits for its own work. A panic in one of them is
// dropped, as Build has returned. A server that admits maps one after the other
// counts them as maps that are still drawn.
func LeftBehind() int { return spend.Behind() }

// longWork is from how many vertices on the work on a geometry may take longer than
// anybody wants to wait for once the context has ended.
const longWork = 1 << 10

// long reports whether a geometry has so many vertices.
func long(g geom.T) bool { return g != nil && layers.Vertices(g) >= longWork }

// heeding does a piece of work on a geometry unless the context has ended. Where
// it is large nobody waits for it when that happens.
func heeding[T any](ctx context.Context, g geom.T, do func() T) (T, error) {
	if err := heed.Err(ctx); err != nil {
		var none T
		return none, err
	}
	if !long(g) {
		done := do()
		return done, ctx.Err()
	}
	return spend.Promptly(ctx, func() (T, error) { return do(), nil })
}

// heedingProjection is a projection whose work hears a context; whoever projects
// with it looks at the context before he keeps what came of it.
func heedingProjection(ctx context.Context, p *projection.Projection) *projection.Projection {
	return p.Heeding(func() error { return heed.Err(ctx) })
}

// holding reckons the memory of features that were made.
func holding(ctx context.Context, features []layers.Feature) error {
	bytes := int64(0)
	for _, f := range features {
		bytes += 100 + int64(16*layers.Vertices(f.Geometry)) // their records are shared
	}
	return spend.Memory(ctx, bytes)
}
