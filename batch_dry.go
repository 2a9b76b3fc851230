package kartograph

import (
	"context"
	"iter"
)

// Preview tells what Run would do, and draws and writes nothing: results are
// BatchDrawn for maps that would be drawn, with the reason, BatchSkipped for
// those that would come out the same, and BatchFailed where the config cannot
// be made.
func (p *BatchPlan) Preview(ctx context.Context) iter.Seq2[BatchResult, error] {
	return func(yield func(BatchResult, error) bool) {
		state := &batchState{folder: p.Folder, base: p.statePath(p.options.Shard)}
		if err := state.read(p); err != nil {
			yield(BatchResult{}, err)
			return
		}
		state.known.frozen = true
		p.warn(state.warnings)
		r := &batchRun{BatchPlan: p, state: state, inputs: &inputHasher{options: p.options.Options}}
		for i := range p.Maps {
			if err := ctx.Err(); err != nil {
				yield(BatchResult{}, err)
				return
			}
			if !yield(r.preview(ctx, &p.Maps[i]), nil) {
				return
			}
		}
	}
}

func (r *batchRun) preview(ctx context.Context, m *PlannedMap) BatchResult {
	result := BatchResult{Output: m.Output, Row: r.describe(m), Status: BatchDrawn}
	_, _, now, err := r.prepare(ctx, m)
	if err != nil {
		result.Status, result.Err = BatchFailed, err
		return result
	}
	result.Reason, result.Bytes = r.state.outdated(m.Output, now)
	switch {
	case result.Reason == "" && r.options.Force:
		result.Reason = "forced"
	case result.Reason == "":
		result.Status = BatchSkipped
	}
	return result
}
