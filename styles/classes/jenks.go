package classes

import (
	"fmt"
	"slices"
)

// mostSteps is how many values times classes are looked at: that is 160 MB and some
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

// weighted are distinct values, each with how often it comes, as sums over those before.
type weighted struct {
	at                   []float64
	count, sums, squares []float64
}

// weigh gathers sorted values. The sums are of distances from the middle one, which
// keeps them small.
func weigh(values []float64) weighted {
	w := weighted{count: []float64{0}, sums: []float64{0}, squares: []float64{0}}
	w.at = slices.Compact(slices.Clone(values))
	middle := values[len(values)/2]
	next := 0
	for i, v := range w.at {
		times := 0.0
		for ; next < len(values) && values[next] == v; next++ {
			times++
		}
		d := v - middle
		w.count = append(w.count, w.count[i]+times)
		w.sums = append(w.sums, w.sums[i]+float64(times*d))
		w.squares = append(w.squares, w.squares[i]+float64(times*float64(d*d)))
	}
	return w
}

// cost is the sum of squares of the distances of values from to (not included) from
// their mean.
func (w *weighted) cost(from, to int) float64 {
	sum, count := w.sums[to]-w.sums[from], w.count[to]-w.count[from]
	return max(0, w.squares[to]-w.squares[from]-float64(sum*sum)/count)
}

// best finds where the n best classes start.
func (w *weighted) best(n int) []int {
	size := len(w.at)
	least, before := make([]float64, size+1), make([]float64, size+1)
	begins := make([][]int32, n)
	for to := 1; to <= size; to++ {
		before[to] = w.cost(0, to)
	}
	for k := 1; k < n; k++ {
		begins[k] = make([]int32, size+1)
		w.row(k, before, least, begins[k], span{k + 1, size, k, size - 1})
		before, least = least, before
	}
	starts := make([]int, n)
	for k, to := n-1, size; k > 0; k-- {
		starts[k] = int(begins[k][to])
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
	at, cost := -1, 0.0
	for j := max(s.from, k); j <= min(s.to, middle-1); j++ {
		if c := before[j] + w.cost(j, middle); at < 0 || c <= cost { // of equals the last, as ckmeans does
			at, cost = j, c
		}
	}
	least[middle], begins[middle] = cost, int32(at)
	w.row(k, before, least, begins, span{s.low, middle - 1, s.from, at})
	w.row(k, before, least, begins, span{middle + 1, s.high, at, s.to})
}
