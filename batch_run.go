package kartograph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"sync"
	"sync/atomic"
	"time"

	"github.com/seed-898ab921/kartograph/render"
)

// Run makes the maps of a plan, several at a time; see Batch.
func (p *BatchPlan) Run(ctx context.Context) iter.Seq2[BatchResult, error] {
	return func(yield func(BatchResult, error) bool) {
		state, err := p.openState()
		if err != nil {
			yield(BatchResult{}, err)
			return
		}
		p.warn(state.warnings)
		r := &batchRun{BatchPlan: p, state: state}
		r.inputs = newInputHasher(p.options.Options, state.known)
		listening, err := r.all(ctx, yield)
		if closing := state.close(); err == nil {
			err = closing // else it says the same once more
		}
		if err != nil && listening {
			yield(BatchResult{}, err)
		}
	}
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
	defer stop(nil)
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
				results <- result
			}
		})
	}
	go func() {
		workers.Wait()
		close(results)
	}()
	listening = true
	for result := range results {
		listening = listening && yield(result, nil)
		switch {
		case !listening:
			stop(errStopped)
		case isHopeless(result.Err):
			stop(fmt.Errorf("cannot write into %s: %w", r.Folder, result.Err))
		case result.Err != nil && r.options.FailFast:
			stop(errStopped)
		}
	}
	if cause := context.Cause(work); cause != nil && !errors.Is(cause, errStopped) {
		return listening, cause
	}
	return listening, nil
}

// errStopped ends a batch that the caller wants to end.
var errStopped = errors.New("the batch was stopped")

// one makes a map, unless it would come out the same.
func (r *batchRun) one(ctx context.Context, i int) BatchResult {
	m := &r.Maps[i]
	start := time.Now()
	result := BatchResult{Output: m.Output, Row: r.describe(m)}
	if err := r.make(ctx, i, &result); err != nil {
		result.Status, result.Err = BatchFailed, err
	}
	result.Duration = time.Since(start)
	return result
}

func (r *batchRun) make(ctx context.Context, i int, result *BatchResult) error {
	m := &r.Maps[i]
	cfg, sheet, now, err := r.prepare(m)
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
	format, err := render.FormatOf(m.Output)
	if err != nil {
		return err
	}
	entry, err := r.state.write(i, m.Output, func(w io.Writer) error {
		_, err := drawn.Write(w, format)
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
func (r *batchRun) prepare(m *PlannedMap) (*Config, *cachedSheet, mapState, error) {
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
	now.Inputs, err = r.inputs.hashInputs(cfg)
	return cfg, sheet, now, err
}
