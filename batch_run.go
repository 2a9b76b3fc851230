package kartograph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Run makes the maps of a plan, several at a time; see Batch. However the loop
// over the results ends, by a break, a panic or a failed test, the maps that are
// being drawn are given up, and goroutines and the lock with them.
func (p *BatchPlan) Run(ctx context.Context) iter.Seq2[BatchResult, error] {
	return func(yield func(BatchResult, error) bool) {
		listening, err := p.run(ctx, yield)
		if err != nil && listening {
			yield(BatchResult{}, err)
		}
	}
}

func (p *BatchPlan) run(ctx context.Context, yield func(BatchResult, error) bool) (listening bool, err error) {
	state, err := p.openState()
	if err != nil {
		return true, err
	}
	defer func() {
		if closing := state.close(); err == nil {
			err = closing // else it says the same once more
		}
	}()
	p.warn(state.warnings)
	r := &batchRun{BatchPlan: p, state: state, inputs: &inputHasher{options: p.options.Options}}
	return r.all(ctx, yield)
}

// batchRun is a batch at work.
type batchRun struct {
	*BatchPlan
	state  *batchState
	inputs *inputHasher
}

// all makes all maps and hands their results on, until the context is
// cancelled, the listener has gone, or an error leaves no hope for the rest.
func (r *batchRun) all(ctx context.Context, yield func(BatchResult, error) bool) (listening bool, err error) {
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
	case told < len(r.Maps):
		return true, fmt.Errorf("%d maps were given up by code that ended its goroutine", len(r.Maps)-told)
	}
	return true, nil
}

// start lets workers make the maps; the channel is closed when the last has
// ended.
func (r *batchRun) start(work context.Context, stop context.CancelCauseFunc) <-chan BatchResult {
	results := make(chan BatchResult)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(r.options.jobs(), len(r.Maps)) {
		workers.Go(func() {
			for work.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(r.Maps) {
					return
				}
				result := r.one(work, i)
				if work.Err() != nil && result.Status == BatchFailed && !isHopeless(result.Err) {
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
func (r *batchRun) giveUp(result BatchResult, stop context.CancelCauseFunc) {
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
func (r *batchRun) one(ctx context.Context, i int) BatchResult {
	m := &r.Maps[i]
	start := time.Now()
	result := BatchResult{Output: m.Output, Row: r.describe(m)}
	if err := r.makeSafely(ctx, i, &result); err != nil {
		result.Status, result.Err = BatchFailed, err
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
func (r *batchRun) makeSafely(ctx context.Context, i int, result *BatchResult) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{v, debug.Stack()}
		}
	}()
	return r.make(ctx, i, result)
}

func (r *batchRun) make(ctx context.Context, i int, result *BatchResult) error {
	m := &r.Maps[i]
	cfg, sheet, now, err := r.prepare(ctx, m)
	if err != nil {
		return err
	}
	result.Reason, result.Bytes = r.state.outdated(m.Output, now)
	if result.Reason == "" {
		if !r.options.Force {
			result.Status = BatchSkipped
			return nil
		}
		result.Reason = "forced"
	}
	o := r.options.Options
	o.Style = sheet.sheet
	drawn, err := Build(ctx, cfg, o)
	if err != nil {
		return err
	}
	compress := strings.EqualFold(path.Ext(m.Output), ".svgz")
	entry, err := r.state.write(i, m.Output, func(w io.Writer) error {
		_, err := drawn.WriteStats(w, compress)
		return err
	})
	if err != nil {
		return err
	}
	entry.mapState = now
	result.Status, result.Bytes = BatchDrawn, entry.Size
	result.Warnings = append(append(cfg.Warnings[:len(cfg.Warnings):len(cfg.Warnings)], sheet.warnings...), drawn.Warnings...)
	return r.state.known.record(entry)
}

// prepare makes a map's config and finds all that decides how the map will come
// out.
func (r *batchRun) prepare(ctx context.Context, m *PlannedMap) (*Config, *cachedSheet, mapState, error) {
	now := mapState{Program: programVersion()}
	template, err := r.cache.template(r.BatchPlan, &m.row)
	if err != nil {
		return nil, nil, now, err
	}
	cfg, tree, err := template.instance(&m.row, r.columns)
	if err != nil {
		return nil, nil, now, err
	}
	sheet, err := r.cache.style(r.BatchPlan, &m.row)
	if err != nil {
		return nil, nil, now, err
	}
	now.Config, now.Style = hashNode(tree), sheet.hash
	now.Inputs, err = r.inputs.hashInputs(ctx, cfg)
	return cfg, sheet, now, err
}
