package conveyor

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/leak"
)

// naturals yields 0 to n-1 and then an error, if there is one.
func naturals(n int, err error) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			if !yield(i, nil) {
				return
			}
		}
		if err != nil {
			yield(0, err)
		}
	}
}

func TestRunKeepsTheOrder(t *testing.T) {
	defer leak.Check(t)()
	var got, want []int
	for i := range 1000 {
		want = append(want, i*i)
	}
	var moving, most atomic.Int64
	err := Run(context.Background(), naturals(1000, nil), func(i int) (int, error) {
		most.Store(max(most.Load(), moving.Add(1)))
		for range rand.IntN(50) {
			runtime.Gosched()
		}
		moving.Add(-1)
		return i * i, nil
	}, func(i int) error { got = append(got, i); return nil })
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%d results, not in order, or %v", len(got), err)
	}
	if n := most.Load(); n > int64(2*runtime.GOMAXPROCS(0)+2) {
		t.Errorf("%d things were on their way at once", n)
	}
}

func TestRunErrors(t *testing.T) {
	defer leak.Check(t)()
	broken := errors.New("broken")
	at := func(n int) func(int) (int, error) {
		return func(i int) (int, error) {
			if i >= n {
				return 0, broken
			}
			return i, nil
		}
	}
	for name, test := range map[string]struct {
		in   iter.Seq2[int, error]
		work func(int) (int, error)
		stop int
		want int
	}{
		"of what comes in":  {naturals(10, broken), at(100), 100, 10},
		"of the work":       {naturals(1000, nil), at(7), 100, 7},
		"of both":           {naturals(10, errors.New("later")), at(7), 100, 7},
		"of what comes out": {naturals(1000, nil), at(2000), 5, 5},
	} {
		n := 0
		err := Run(context.Background(), test.in, test.work, func(i int) error {
			if i == test.stop {
				return broken
			}
			n++
			return nil
		})
		if !errors.Is(err, broken) || n != test.want {
			t.Errorf("an error %s: %v after %d results, want %d", name, err, n, test.want)
		}
	}
}

func TestRunHearsTheContext(t *testing.T) {
	defer leak.Check(t)()
	ctx, cancel := context.WithCancel(context.Background())
	endless := func(yield func(int, error) bool) {
		for i := 0; yield(i, ctx.Err()); i++ {
		}
	}
	err := Run(ctx, endless, func(i int) (int, error) { return i, nil }, func(i int) error {
		if i == 100 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// A panic in a goroutine is one in the caller's, who may recover from it.
func TestRunPanicsInTheCaller(t *testing.T) {
	defer leak.Check(t)()
	for name, run := range map[string]func() error{
		"in": func() error {
			return Run(context.Background(), func(func(int, error) bool) { panic("ouch") }, func(i int) (int, error) { return i, nil }, func(int) error { return nil })
		},
		"work": func() error {
			return Run(context.Background(), naturals(9, nil), func(int) (int, error) { panic("ouch") }, func(int) error { return nil })
		},
		"out": func() error {
			return Run(context.Background(), naturals(9, nil), func(i int) (int, error) { return i, nil }, func(int) error { panic("ouch") })
		},
	} {
		func() {
			defer func() {
				if got := recover(); got != "ouch" {
					t.Errorf("%s: recovered %v", name, got)
				}
			}()
			t.Errorf("%s: no panic, but %v", name, run())
		}()
	}
}

func ExampleRun() {
	var squares []int
	err := Run(context.Background(), naturals(5, nil),
		func(i int) (int, error) { return i * i, nil },
		func(square int) error { squares = append(squares, square); return nil })
	fmt.Println(squares, err)
	// Output: [0 1 4 9 16] <nil>
}
