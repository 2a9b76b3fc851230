package batch

import (
	"context"
	"errors"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Preview tells what Run would do, and draws and writes nothing: results are
// Drawn for maps that would be drawn, with the reason, Skipped for
// those that would come out the same, and Failed where the config cannot
// be made.
func (p *Planned) Preview(ctx context.Context) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		r := &running{Planned: p, inputs: &inputHasher{options: p.options.Options, read: p.read, spare: p.spare}}
		if p.options.Create == nil && !p.atlas {
			r.state = &folderState{folder: p.Folder, base: p.statePath(p.options.Shard)}
			if err := r.state.read(p); err != nil {
				yield(Result{}, err)
				return
			}
			r.state.known.frozen = true
			p.warn(r.state.warnings)
		}
		err := r.previews(conveyor.WithWorkers(ctx, p.options.Jobs), func(result Result) error {
			if !yield(result, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(Result{}, err)
		}
	}
}

// previewLot is how many rows are looked at in one go: their configs are small.
const previewLot = 64

// previews hands on what would become of all maps, in their order.
func (r *running) previews(ctx context.Context, hand func(Result) error) error {
	lots := func(yield func(int, error) bool) {
		for i := 0; i < r.Len(); i += previewLot {
			if !yield(i, nil) {
				return
			}
		}
	}
	return conveyor.Run(ctx, lots, func(first int) ([]Result, error) {
		results := make([]Result, 0, previewLot)
		for i := first; i < min(first+previewLot, r.Len()); i++ {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			results = append(results, r.preview(ctx, i))
		}
		return results, nil
	}, func(results []Result) error {
		for _, result := range results {
			if err := errors.Join(ctx.Err(), hand(result)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r *running) preview(ctx context.Context, i int) Result {
	_, row := r.at(i)
	result := Result{Output: r.outputOf(&row), Row: r.told(&row), Status: Drawn}
	_, _, now, err := r.prepare(ctx, &row)
	if err != nil {
		result.Status, result.Err = Failed, brief.Error(err)
		return result
	}
	switch result.Reason, result.Bytes, err = r.reason(ctx, result.Output, now); {
	case err != nil:
		result.Status, result.Err = Failed, err
	case result.Reason == "":
		result.Status = Skipped
	}
	return result
}
