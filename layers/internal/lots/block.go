package lots

import "sync"

// Block is memory for the coordinates of a lot that are forgotten together. The zero
// value has none, and gives each list memory of its own.
type Block struct {
	all, left []float64
}

// Take returns a list of n numbers, whatever they are.
func (b *Block) Take(n int) []float64 {
	if n > len(b.left) {
		return make([]float64, n)
	}
	list := b.left[:n:n]
	b.left = b.left[n:]
	return list
}

// Rest is an empty list in the room that is left, to be filled and then kept.
func (b *Block) Rest() []float64 { return b.left[:0:len(b.left)] }

// Keep returns what a list holds for good: the list itself where it is the rest of the block,
// or else a copy; own tells which.
func (b *Block) Keep(list []float64) (kept []float64, own bool) {
	if n := len(list); n > 0 && n <= len(b.left) && &list[0] == &b.left[0] {
		return b.Take(n), true
	}
	kept = make([]float64, len(list))
	copy(kept, list)
	return kept, false
}

// Blocks are those of one reading that are free; the zero value is ready. Nobody is given one
// before somebody has said, of some lot, that it is forgotten: memory that is kept must
// not be kept from all of a lot by one of its features.
type Blocks struct {
	mu      sync.Mutex
	forgets bool
	free    [][]float64
}

// Take returns a block with room for n numbers, or one without any.
func (b *Blocks) Take(n int) Block {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.forgets {
		return Block{}
	}
	for i, list := range b.free {
		if len(list) >= n {
			last := len(b.free) - 1
			b.free[i], b.free = b.free[last], b.free[:last]
			return Block{all: list, left: list}
		}
	}
	if last := len(b.free) - 1; last >= 0 {
		b.free = b.free[:last] // a larger one takes its place
	}
	list := make([]float64, n+n/4)
	return Block{all: list, left: list}
}

// Put takes a block back that nobody refers to.
func (b *Blocks) Put(used Block) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forgets = true
	if used.all != nil {
		b.free = append(b.free, used.all)
	}
}
