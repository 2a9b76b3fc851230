package batch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render"
)

// Run makes the maps of a plan, several at a time; see Batch. However the loop
// over the results ends, by a break, a panic or a failed test, the maps that are
// being drawn are given up, and goroutines and the lock with them.
func (p *Planned) Run(ctx context.Context) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		listening, err := p.run(ctx, yield)
		if err != nil && listening {
			yield(Result{}, err)
		}
	}
}

func (p *Planned) run(ctx context.Context, yield func(Result, error) bool) (listening bool, err error) {
	r := &running{Planned: p, inputs: &inputHasher{options: p.options.Options, read: p.read}}
	if p.options.Create != nil {
		return r.all(ctx, yield)
	}
	if r.state, err = p.openState(); err != nil {
		return true, err
	}
	defer func() {
		if closing := r.state.close(); err == nil {
			err = closing // else it says the same once more
		}
	}()
	p.warn(r.state.warnings)
	return r.all(ctx, yield)
}

// running is a batch at work.
type running struct {
	*Planned
	// state is nil where the program takes the maps (Options.Create).
	state  *folderState
	inputs *inputHasher
}

// all makes all maps and hands their results on, until the context is
// cancelled, the listener has gone, or an error leaves no hope for the rest.
func (r *running) all(ctx context.Context, yield func(Result, error) bool) (listening bool, err error) {
	work, stop := context.WithCancelCause(ctx)
	results := r.start(work, stop)
	defer func() {
		stop(errStopped)
		for range results { // until the last worker has ended
		}
	}()
	told := 0
	for result := range results {
		told++
		if !yield(result, nil) {
			return false, nil
		}
	}
	switch cause := context.Cause(work); {
	case errors.Is(cause, errStopped):
		return true, nil
	case cause != nil:
		return true, cause
	case told < r.Len():
		return true, fmt.Errorf("%d maps were given up by code that ended its goroutine", r.Len()-told)
	}
	return true, nil
}

// start lets workers make the maps; the channel is closed when the last has
// ended.
func (r *running) start(work context.Context, stop context.CancelCauseFunc) <-chan Result {
	results := make(chan Result)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(r.options.jobs(), r.Len()) {
		workers.Go(func() {
			for work.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= r.Len() {
					return
				}
				result := r.one(work, i)
				if work.Err() != nil && result.Status == Failed && !isHopeless(result.Err) {
					return // given up, not failed
				}
				// Before the result is told, so that no worker begins
				// another map meanwhile.
				r.giveUp(result, stop)
				results <- result
			}
		})
	}
	go func() {
		workers.Wait()
		close(results)
	}()
	return results
}

// giveUp stops the batch after a result that leaves no hope, or no wish, for
// the others.
func (r *running) giveUp(result Result, stop context.CancelCauseFunc) {
	switch {
	case isHopeless(result.Err):
		stop(fmt.Errorf("cannot write into %s: %w", r.Folder, result.Err))
	case result.Err != nil && r.options.FailFast:
		stop(errStopped)
	}
}

// errStopped ends a batch that the caller wants to end.
var errStopped = errors.New("the batch was stopped")

// one makes a map, unless it would come out the same.
func (r *running) one(ctx context.Context, i int) Result {
	start := time.Now()
	_, row := r.at(i)
	result := Result{Output: r.outputOf(&row), Row: row.describe(r.output.names)}
	if err := r.makeSafely(ctx, i, &row, &result); err != nil {
		result.Status, result.Err = Failed, err
	}
	result.Duration = time.Since(start)
	return result
}

// PanicError is a panic of the code that drew a map, such as a Source or a
// Keep of the program: the map failed, the others are made.
type PanicError struct {
	// Value is what was given to panic, and Stack where that was.
	Value any
	Stack []byte
}

// Error returns the value, without the stack.
func (e *PanicError) Error() string { return fmt.Sprintf("drawing panicked: %v", e.Value) }

// makeSafely makes a map; a panic becomes a *PanicError, since nobody could
// recover from one in a goroutine of ours.
func (r *running) makeSafely(ctx context.Context, i int, row *rowData, result *Result) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{v, debug.Stack()}
		}
	}()
	return r.make(ctx, i, row, result)
}

func (r *running) make(ctx context.Context, i int, row *rowData, result *Result) error {
	cfg, sheet, now, err := r.prepare(ctx, row)
	if err != nil {
		return err
	}
	if result.Reason, result.Bytes = r.reason(result.Output, now); result.Reason == "" {
		result.Status = Skipped
		return nil
	}
	o := r.options.Options
	o.Style = sheet.sheet
	drawn, err := kartograph.Build(ctx, cfg, o)
	if err != nil {
		return err
	}
	format, err := render.FormatOf(result.Output)
	if err != nil {
		return err
	}
	result.Bytes, err = r.deliver(i, result.Output, now, func(w io.Writer) error {
		_, err := drawn.Write(w, format)
		return err
	})
	if err != nil {
		return err
	}
	result.Status = Drawn
	result.Warnings = slices.Concat(cfg.Warnings, sheet.warnings, drawn.Warnings)
	return nil
}

// reason tells why a map is to be drawn; it is empty, and the file's size is
// known, when the map would come out the same.
func (r *running) reason(output string, now mapState) (reason string, bytes int64) {
	if r.state == nil {
		return "new", 0
	}
	reason, bytes = r.state.outdated(output, now)
	if reason == "" && r.options.Force {
		reason = "forced"
	}
	return reason, bytes
}

// deliver writes a map to its place and records it.
func (r *running) deliver(number int, output string, now mapState, write func(io.Writer) error) (bytes int64, err error) {
	if r.state == nil {
		return handOver(output, r.options.Create, write)
	}
	entry, err := r.state.write(number, output, write)
	if err != nil {
		return 0, err
	}
	entry.mapState = now
	return entry.Size, r.state.known.record(entry)
}

// handOver writes a map, when it is whole, to a place of the program's.
func handOver(output string, create func(string) (io.WriteCloser, error), write func(io.Writer) error) (int64, error) {
	var whole bytes.Buffer
	if err := write(&whole); err != nil {
		return 0, err
	}
	place, err := create(output)
	if err != nil {
		return 0, err
	}
	n, err := whole.WriteTo(place)
	return n, errors.Join(err, place.Close())
}

// prepare makes a map's config and finds all that decides how the map will come
// out.
func (r *running) prepare(ctx context.Context, row *rowData) (*config.Config, *cachedSheet, mapState, error) {
	now := mapState{Program: programVersion()}
	cfg, tree, err := r.config(row)
	if err != nil {
		return nil, nil, now, err
	}
	sheet, err := r.cache.style(r.Planned, row)
	if err != nil {
		return nil, nil, now, err
	}
	now.Config, now.Style = hashNode(tree), sheet.hash
	now.Inputs, err = r.inputs.hashInputs(ctx, cfg)
	return cfg, sheet, now, err
}
