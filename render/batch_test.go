package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// manyMarks are marks of all forms, some of which the grid swallows.
func manyMarks(random *rand.Rand, count int) []Mark {
	marks := make([]Mark, count)
	for i := range marks {
		xy := make([]float64, 2*(3+random.IntN(60)))
		for k := range xy {
			xy[k] = math.Round(random.Float64()*4000) / 40
		}
		var form Form
		switch random.IntN(9) {
		case 0:
			form = Shape{Geometry: geom.NewPointFlat(geom.XY, xy[:2]), Radius: 2}
		case 1:
			form = Shape{Geometry: geom.NewMultiPointFlat(geom.XY, xy), Radius: 3}
		case 2:
			form = Shape{Geometry: geom.NewPolygonFlat(geom.XY, []float64{1, 1, 1, 1.001, 1.001, 1, 1, 1}, []int{8})}
		case 3:
			form = Text{X: xy[0], Y: xy[1], Lines: []string{"name"}}
		case 4:
			collection := geom.NewGeometryCollection()
			collection.MustPush(geom.NewPointFlat(geom.XY, xy[:2]), geom.NewLineStringFlat(geom.XY, xy))
			form = Shape{Geometry: collection, Radius: 1}
		case 5:
			form = nil
		default:
			form = Shape{Geometry: geom.NewPolygonFlat(geom.XY, append(xy, xy[0], xy[1]), []int{len(xy) + 2})}
		}
		marks[i] = Mark{ID: fmt.Sprint("m", i%50), Title: "title", Form: form, Style: styles.Style{{Name: "fill", Value: []string{"red", "#123456"}[i%2]}}}
	}
	return marks
}

// streamOf yields marks, then an error if there is one.
func streamOf(marks []Mark, err error) iter.Seq2[Mark, error] {
	return func(yield func(Mark, error) bool) {
		for _, m := range marks {
			if !yield(m, nil) {
				return
			}
		}
		if err != nil {
			yield(Mark{}, err)
		}
	}
}

// TestProcessorsChangeNothing holds that bytes, counts and errors do not depend
// on how many processors plot.
func TestProcessorsChangeNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 5))
	marks, more := manyMarks(random, 1600), manyMarks(random, 1600)
	bad := slices.Clone(marks)
	bad[1234].Form = Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{1, 1, math.NaN(), 2})}
	scenes := map[string]Group{
		"marks":           {ID: "a", Marks: marks},
		"stream":          {ID: "a", Stream: streamOf(more, nil)},
		"both":            {ID: "a", Marks: marks, Stream: streamOf(more, nil)},
		"a bad mark":      {ID: "a", Marks: bad},
		"a bad stream":    {ID: "a", Stream: streamOf(bad, nil)},
		"a broken stream": {ID: "a", Marks: marks, Stream: streamOf(more, errors.New("broken"))},
	}
	for name, group := range scenes {
		for _, mode := range []StyleMode{"", StyleCSS} {
			scene := Scene{Width: 100, Height: 100, Groups: []Group{group}}
			write := func(processors int) string {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
				var b bytes.Buffer
				stats, err := WriteSVG(&b, scene, Options{StyleMode: mode})
				return fmt.Sprintf("%+v %v\n%s", stats, err, b.Bytes())
			}
			one := write(1)
			for _, n := range []int{2, 8} {
				if got := write(n); got != one {
					t.Errorf("%s, %s, %d processors: %.200s; one: %.200s", name, mode, n, got, one)
				}
			}
		}
	}
}

// full is a writer that takes only so much.
type full struct{ left int }

func (f *full) Write(b []byte) (int, error) {
	if len(b) > f.left {
		return 0, io.ErrShortWrite
	}
	f.left -= len(b)
	return len(b), nil
}

func TestFailedWritingLeavesNobodyPlotting(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	defer leak.Check(t)()
	marks := manyMarks(rand.New(rand.NewPCG(1, 1)), 5000)
	scene := Scene{Width: 100, Height: 100, Groups: []Group{{ID: "a", Marks: marks}}}
	if _, err := WriteSVG(&full{100_000}, scene, Options{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error %v", err)
	}
}
