package batch

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/layers"
)

// With several maps at once, the first that fails ends those that are being drawn, and
// no more are begun. The others wait in the program until they are ended, so that no
// more than there are jobs can have been begun before.
func TestFailFastEndsAllJobs(t *testing.T) {
	defer leak.Check(t)()
	var rows strings.Builder
	for i := range 30 {
		fmt.Fprintf(&rows, `, {"n": "r%d"}`, i)
	}
	for _, jobs := range []int{1, 2, 4} {
		folder := batchFolder(t, map[string]string{"b.json": `{"output": "${n}.svg", "each": [{"n": "bad"}` + rows.String() + `], "map": {"layers": {"l": {"src": "own:${n}"}}}}`})
		o := batchOptions(folder)
		o.Jobs, o.FailFast = jobs, true
		var begun atomic.Int64
		failed := errors.New("the first is bad")
		o.Open = func(ctx context.Context, r layers.OpenRequest) (layers.Source, error) {
			if r.Src == "own:bad" {
				for since := time.Now(); begun.Load() < int64(jobs-1) && time.Since(since) < time.Minute; {
					time.Sleep(time.Millisecond) // until the others are at work
				}
				return nil, failed
			}
			begun.Add(1)
			<-ctx.Done()
			return nil, ctx.Err()
		}
		bad, drawn := 0, 0
		for r, err := range planBatch(t, folder, "b.json", o).Run(context.Background()) {
			switch {
			case err != nil:
				t.Fatal(err)
			case errors.Is(r.Err, failed):
				bad++
			case r.Err == nil:
				drawn++
			}
		}
		if bad != 1 || drawn != 0 || begun.Load() > int64(jobs-1) {
			t.Errorf("%d jobs: %d failed, %d were drawn, %d others begun; want 1, 0 and %d at most", jobs, bad, drawn, begun.Load(), jobs-1)
		}
	}
}
