package batch

import (
	"context"
	"iter"
)

// Preview tells what Run would do, and draws and writes nothing: results are
// Drawn for maps that would be drawn, with the reason, Skipped for
// those that would come out the same, and Failed where the config cannot
// be made.
func (p *Planned) Preview(ctx context.Context) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		r := &running{Planned: p, inputs: &inputHasher{options: p.options.Options, read: p.read}}
		if p.options.Create == nil {
			r.state = &folderState{folder: p.Folder, base: p.statePath(p.options.Shard)}
			if err := r.state.read(p); err != nil {
				yield(Result{}, err)
				return
			}
			r.state.known.frozen = true
			p.warn(r.state.warnings)
		}
		for i := range p.Len() {
			if err := ctx.Err(); err != nil {
				yield(Result{}, err)
				return
			}
			if !yield(r.preview(ctx, i), nil) {
				return
			}
		}
	}
}

func (r *running) preview(ctx context.Context, i int) Result {
	_, row := r.at(i)
	result := Result{Output: r.outputOf(&row), Row: row.describe(r.output.names), Status: Drawn}
	_, _, now, err := r.prepare(ctx, &row)
	if err != nil {
		result.Status, result.Err = Failed, err
		return result
	}
	if result.Reason, result.Bytes = r.reason(result.Output, now); result.Reason == "" {
		result.Status = Skipped
	}
	return result
}
