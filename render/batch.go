package render

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
)

// markBatch are a few marks of a group that are plotted together.
type markBatch struct {
	marks []Mark
	// streamed says that they come from the group's stream.
	streamed bool
}

// plottedBatch are marks with their plots.
type plottedBatch struct {
	markBatch
	plots []plot
	by    *plotter
}

// A batch has batchNumbers coordinates at least, or batchMarks marks.
const (
	batchNumbers = 1 << 14
	batchMarks   = 1 << 10
)

// batches yields all marks of a group.
func (g *Group) batches() iter.Seq2[markBatch, error] {
	return func(yield func(markBatch, error) bool) {
		for from := 0; from < len(g.Marks); {
			to := from + batchEnd(g.Marks[from:])
			if !yield(markBatch{marks: g.Marks[from:to]}, nil) {
				return
			}
			from = to
		}
		if g.Stream == nil {
			return
		}
		b, size := markBatch{streamed: true}, 0
		for m, err := range g.Stream {
			if err != nil {
				if yield(b, nil) {
					yield(markBatch{}, err)
				}
				return
			}
			b.marks = append(b.marks, m)
			if size += numbersOf(&m); size >= batchNumbers || len(b.marks) >= batchMarks {
				if !yield(b, nil) {
					return
				}
				b, size = markBatch{streamed: true}, 0
			}
		}
		yield(b, nil)
	}
}

// batchEnd is how many of the marks make a batch.
func batchEnd(marks []Mark) int {
	size := 0
	for i := range marks {
		if size += numbersOf(&marks[i]); size >= batchNumbers || i+1 >= batchMarks {
			return i + 1
		}
	}
	return len(marks)
}

// numbersOf is how many coordinates a mark has, 0 for what is no single
// geometry or plotted: enough to guess how much work it is.
func numbersOf(m *Mark) int {
	s, ok := m.Form.(Shape)
	if !ok || s.Geometry == nil || s.plotted != nil {
		return 0
	}
	return len(flatCoords(s.Geometry))
}

// isLarge reports whether a group is worth several processors.
func (g *Group) isLarge() bool {
	return g.Stream != nil || batchEnd(g.Marks) < len(g.Marks)
}

// plotted passes the batches of a group to write in their order, their shapes
// plotted by all processors if there are many. Write gets no plots where it is to
// make them itself.
func (d *document) plotted(g *Group, write func(plottedBatch) error) error {
	if !g.isLarge() || runtime.GOMAXPROCS(0) == 1 {
		for b, err := range g.batches() {
			if err != nil {
				return err
			}
			if err := write(plottedBatch{markBatch: b}); err != nil {
				return err
			}
		}
		return nil
	}
	var free sync.Pool
	work := func(b markBatch) (plottedBatch, error) {
		by, ok := free.Get().(*plotter)
		if !ok {
			by = d.newPlotter()
		}
		return plottedBatch{b, by.marks(b.marks), by}, nil
	}
	return conveyor.Run(context.Background(), g.batches(), work, func(b plottedBatch) error {
		defer free.Put(b.by)
		return write(b)
	})
}
