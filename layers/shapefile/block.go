package shapefile

import "sync"

// block is memory for the coordinates of a lot that are forgotten together. The zero
// value has none, and gives each list memory of its own.
type block struct {
	all, left []float64
}

// take returns a list of n numbers, whatever they are.
func (b *block) take(n int) []float64 {
	if n > len(b.left) {
		return make([]float64, n)
	}
	list := b.left[:n:n]
	b.left = b.left[n:]
	return list
}

// blocks are those of one reading that are free. Nobody is given one before somebody
// has said, of some lot, that it is forgotten: memory that is kept must not be kept
// from all of a lot by one of its features.
type blocks struct {
	mu      sync.Mutex
	forgets bool
	free    [][]float64
}

// take returns a block with room for n numbers, or one without any.
func (b *blocks) take(n int) block {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.forgets {
		return block{}
	}
	for i, list := range b.free {
		if len(list) >= n {
			last := len(b.free) - 1
			b.free[i], b.free = b.free[last], b.free[:last]
			return block{all: list, left: list}
		}
	}
	if last := len(b.free) - 1; last >= 0 {
		b.free = b.free[:last] // a larger one takes its place
	}
	list := make([]float64, n)
	return block{all: list, left: list}
}

// put takes a block back that nobody refers to.
func (b *blocks) put(used block) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgets = true
	if used.all != nil {
		b.free = append(b.free, used.all)
	}
}
