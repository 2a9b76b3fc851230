package stack_test

import (
	"fmt"
	"sync"
	"testing"
	"unsafe"

	"github.com/seed-898ab921/kartograph/internal/stack"
)

// A goroutine makes room for the work that it is about to do.
func ExampleGrow() {
	var done sync.WaitGroup
	done.Go(func() {
		stack.Grow()
		fmt.Println("work")
	})
	done.Wait()
	// Output: work
}

// TestGrowTakesNoHeap holds that what is made room for is on the stack.
func TestGrowTakesNoHeap(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { stack.Grow(); stack.GrowDeep() }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestGoHasRoom holds that work is done in a goroutine of its own, whose stack stays where it is as calls go deep.
func TestGoHasRoom(t *testing.T) {
	for name, begin := range map[string]func(func()){
		"Go":       stack.Go,
		"GrowDeep": func(work func()) { go func() { stack.GrowDeep(); work() }() },
	} {
		moved := make(chan bool)
		begin(func() {
			var here int
			before := uintptr(unsafe.Pointer(&here))
			deep(16)
			moved <- uintptr(unsafe.Pointer(&here)) != before
		})
		if <-moved {
			t.Errorf("%s: the stack was copied", name)
		}
	}
}

// deep works like a map does: many calls, each with something on the stack.
func deep(n int) int {
	var own [64]int
	own[n%64] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + own[n%64]
}

func BenchmarkGoroutine(b *testing.B) {
	for name, begin := range map[string]func(){"as it is": func() {}, "grown": func() { stack.Grow() }} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var done sync.WaitGroup
				done.Go(func() { begin(); deep(16) })
				done.Wait()
			}
		})
	}
}
