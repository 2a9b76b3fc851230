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
		r := &batchRun{BatchPlan: p, inputs: &inputHasher{options: p.options.Options, read: p.read}}
		if p.options.Create == nil {
			r.state = &batchState{folder: p.Folder, base: p.statePath(p.options.Shard)}
			if err := r.state.read(p); err != nil {
				yield(BatchResult{}, err)
				return
			}
			r.state.known.frozen = true
			p.warn(r.state.warnings)
		}
		for i := range p.Len() {
			if err := ctx.Err(); err != nil {
				yield(BatchResult{}, err)
				return
			}
			if !yield(r.preview(ctx, i), nil) {
				return
			}
		}
	}
}

func (r *batchRun) preview(ctx context.Context, i int) BatchResult {
	_, row := r.at(i)
	result := BatchResult{Output: r.outputOf(&row), Row: row.describe(r.output.names), Status: BatchDrawn}
	_, _, now, err := r.prepare(ctx, &row)
	if err != nil {
		result.Status, result.Err = BatchFailed, err
		return result
	}
	if result.Reason, result.Bytes = r.reason(result.Output, now); result.Reason == "" {
		result.Status = BatchSkipped
	}
	return result
}
