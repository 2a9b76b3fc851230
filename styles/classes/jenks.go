package classes

import (
	"fmt"
	"math/bits"
	"slices"
	"sync"
)

// mostSteps is how many values times classes are looked at: that is 10 MB and some
// seconds.
const mostSteps = 40_000_000

// jenks finds the classes whose values have the least squares of distances from their
// means, exactly: by dynamic programming over sorted values, where the best last class
// of k moves up with the values, so that each of the k rows takes n log n steps (Haizhou
// Wang and Mingzhou Song, "Ckmeans.1d.dp", The R Journal 3/2, 2011; divide and conquer
// after version 4). Equal values are never divided.
func jenks(values []float64, n int, _ Options) ([]float64, error) {
	w := weigh(values)
	n = min(n, len(w.at))
	if n*len(w.at) > mostSteps {
		return nil, fmt.Errorf("%d classes of %d different values cost more than they are worth by the method %q; try fewer classes, or the method %q", n, len(w.at), Jenks, Quantile)
	}
	starts := w.best(n)
	breaks := make([]float64, 0, n+1)
	for _, s := range starts {
		breaks = append(breaks, w.at[s])
	}
	return append(breaks, values[len(values)-1]), nil
}

// weighted are distinct values, each with sums over those before and itself.
type weighted struct {
	at []float64
	// upTo has one more than there are values.
	upTo []sums
}

// sums are how many values there are, their sum and that of their squares.
type sums struct{ count, sum, squares float64 }

// weigh gathers sorted values. The sums are of distances from the middle one, which
// keeps them small.
func weigh(values []float64) weighted {
	w := weighted{at: slices.Compact(slices.Clone(values))}
	w.upTo = make([]sums, len(w.at)+1)
	middle := values[len(values)/2]
	next := 0
	for i, v := range w.at {
		times := 0.0
		for ; next < len(values) && values[next] == v; next++ {
			times++
		}
		d, s := v-middle, w.upTo[i]
		w.upTo[i+1] = sums{s.count + times, s.sum + float64(times*d), s.squares + float64(times*float64(d*d))}
	}
	return w
}

// until is the sum of squares of the distances from their mean of the values that s has and
// from has not.
func (s *sums) until(from *sums) float64 {
	sum, count := s.sum-from.sum, s.count-from.count
	cost := s.squares - from.squares - float64(sum*sum)/count
	if cost < 0 {
		return 0
	}
	return cost
}

// best finds where the n best classes start.
func (w *weighted) best(n int) []int {
	size := len(w.at)
	least, before := make([]float64, size+1), make([]float64, size+1)
	begins, row := make([]climb, n), make([]int32, size+1)
	for to := 1; to <= size; to++ {
		before[to] = w.upTo[to].until(&w.upTo[0])
	}
	for k := 1; k < n; k++ {
		w.row(k, before, least, row, span{k + 1, size, k, size - 1})
		begins[k] = climbOf(row[k+1:])
		before, least = least, before
	}
	starts := make([]int, n)
	for k, to := n-1, size; k > 0; k-- {
		starts[k] = begins[k].at(to - k - 1)
		to = starts[k]
	}
	return starts
}

// span is which ends of the last class are to be filled in, and between which places
// the class then begins.
type span struct{ low, high, from, to int }

// row fills in what k+1 classes cost at least up to each end, and where the last one
// begins, when before is that of k classes.
func (w *weighted) row(k int, before, least []float64, begins []int32, s span) {
	if s.low > s.high {
		return
	}
	middle := (s.low + s.high) / 2
	from, to := max(s.from, k), min(s.to, middle-1)
	at, cost := begin(&w.upTo[middle], w.upTo[from:to+1], before[from:to+1])
	at += from
	least[middle], begins[middle] = cost, int32(at)
	lower, higher := span{s.low, middle - 1, s.from, at}, span{middle + 1, s.high, at, s.to}
	if s.high-s.low > shared {
		both(func() { w.row(k, before, least, begins, lower) }, func() { w.row(k, before, least, begins, higher) })
		return
	}
	w.row(k, before, least, begins, lower)
	w.row(k, before, least, begins, higher)
}

// begin is where the last class best begins that has an end, among places with the costs of
// the classes before, and what all cost then.
func begin(end *sums, upTo []sums, costs []float64) (at int, cost float64) {
	if len(upTo) > shared {
		return beginOfBoth(end, upTo, costs)
	}
	last := *end
	cost = costs[0] + last.until(&upTo[0])
	for j := 1; j < len(upTo) && j < len(costs); j++ {
		if c := costs[j] + last.until(&upTo[j]); c <= cost { // of equals the last, as ckmeans does
			at, cost = j, c
		}
	}
	return at, cost
}

// shared is of how many values the work is shared by two processors.
const shared = 1 << 14

// beginOfBoth is begin among the places of two halves.
func beginOfBoth(end *sums, upTo []sums, costs []float64) (at int, cost float64) {
	n := len(upTo) / 2
	var second int
	var more float64
	both(func() { at, cost = begin(end, upTo[:n], costs[:n]) }, func() { second, more = begin(end, upTo[n:], costs[n:]) })
	if more <= cost {
		return n + second, more
	}
	return at, cost
}

// both does two things side by side.
func both(one, other func()) {
	var side sync.WaitGroup
	side.Go(one)
	other()
	side.Wait()
}

// climb is a list of numbers of which none is less than the one before: where the last class
// begins moves up with its end. Each number is written as many ones as it is more than the one
// before, and a zero, which takes about two bits where the largest is as much as there are numbers.
type climb []uint64

func climbOf(numbers []int32) climb {
	length := 0
	if n := len(numbers); n > 0 {
		length = int(numbers[n-1]) + n
	}
	c := make(climb, (length+63)/64)
	place, last := 0, int32(0)
	for _, v := range numbers {
		for ; last < v; last++ {
			c[place/64] |= 1 << (place % 64)
			place++
		}
		place++
	}
	return c
}

// at is the i-th number: how many ones there are before its zero.
func (c climb) at(i int) (ones int) {
	for _, word := range c {
		if zeros := 64 - bits.OnesCount64(word); zeros <= i {
			i, ones = i-zeros, ones+64-zeros
			continue
		}
		for ; i > 0 || word&1 == 1; word >>= 1 {
			ones, i = ones+int(word&1), i-int(^word&1)
		}
		break
	}
	return ones
}
