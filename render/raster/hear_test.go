package raster

import (
	"context"
	"errors"
	"math"
	"sync/atomic"
	"testing"
)

// counting is a context that ends when it has been asked so many times, by whomever.
type counting struct {
	context.Context
	left, asked atomic.Int64
}

func (c *counting) Err() error {
	if c.asked.Add(1); c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// One path of very many points hears the context while its edges are found and while it is
// painted, filled and stroked.
func TestLongPathsHearTheContext(t *testing.T) {
	paint := &Paint{Colour: Colour{A: 255}}
	for name, look := range map[string]Look{
		"filled": {Fill: paint, Opacity: 255}, "stroked": {Stroke: paint, Pen: Pen{Width: 1}, Opacity: 255},
	} {
		draw := func(left int64) (asked int64, err error) {
			ctx := &counting{Context: context.Background()}
			ctx.left.Store(left)
			c, err := NewCanvas(ctx, 300, 300)
			if err != nil {
				t.Fatal(err)
			}
			path := &Path{}
			path.MoveTo(0, 0)
			for i := range 10_000 {
				path.LineTo(150+float64(i%140)+math.Sin(float64(i)), float64(i%300)+math.Cos(float64(i)))
			}
			c.Draw(path, look)
			_, err = c.Picture()
			return ctx.asked.Load(), err
		}
		whole, err := draw(math.MaxInt64)
		if err != nil || whole < 20 {
			t.Errorf("%s: asks %d times, %v", name, whole, err)
		}
		for _, after := range []int64{0, 10, whole / 2} {
			if asked, err := draw(after); !errors.Is(err, context.Canceled) || asked > after+50 {
				t.Errorf("%s, ended after %d of %d times, asks %d times: %v", name, after, whole, asked, err)
			}
		}
	}
}
