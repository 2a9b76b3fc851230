// Package pace holds work of tests to the time that it may take. On a computer that is
// slow, or busy with other things, a limit by the clock alone would fail. So work gets
// several tries; its time is that by the clock or that on the processor, whichever is less;
// and where a piece of work of known cost takes some times as long as it should, all work
// may. Memory counts without its garbage.
package pace

import (
	"slices"
	"testing"
	"time"
)

// tries is how often work may be done, of which the best counts.
const tries = 4

// waits is how many times longer than its work a program may have to wait for a
// processor.
const waits = 50

// Within does the work, and fails the test where it takes more than most. It is
// done again then, and so must leave nothing behind that another time would find.
func Within(t testing.TB, what string, most time.Duration, work func()) {
	t.Helper()
	Holds(t, what, most, func() time.Duration { return Took(work) })
}

// Holds is Within for work that measures itself, with Took.
func Holds(t testing.TB, what string, most time.Duration, measure func() time.Duration) {
	t.Helper()
	took, slow := measure(), 1.0
	for try := 1; try < tries && float64(took) > float64(most)*slow; try++ {
		slow = max(slow, Slowness())
		took = min(took, measure())
	}
	if float64(took) > float64(most)*slow {
		t.Errorf("%s takes %v, which is more than %v, on a machine that now takes %.1f times as long as it should", what, took, most, slow)
	}
}

// Took is the time that work takes: by the clock, or that of the processors which
// this program had meanwhile, whichever is less. Of time in which it only waits a
// part counts.
func Took(work func()) time.Duration {
	start, busy := time.Now(), processorTime()
	work()
	clock := time.Since(start)
	return max(min(clock, processorTime()-busy), clock/waits)
}

// Slowness is how many times longer than on the machine that bounds are made for
// this one takes now, and at least 1.
func Slowness() float64 { return max(1, float64(Took(control))/float64(reference)) }

// control is work of known cost: numbers sorted and summed, memory taken.
func control() {
	x, sum := uint64(1), 0.0
	for range 20 {
		numbers := make([]float64, 10_000)
		for i := range numbers {
			x ^= x << 13
			x ^= x >> 7
			x ^= x << 17
			numbers[i] = float64(x >> 11)
		}
		slices.Sort(numbers)
		for _, n := range numbers {
			sum += n
		}
	}
	if sum == 0 {
		panic("no numbers were made")
	}
}
