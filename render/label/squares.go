package label

// squares is a heap with the most promising square on top, as container/heap keeps it, whose
// interface would put each square into memory of its own.
type squares []square

func (q squares) swap(i, j int) { q[i], q[j] = q[j], q[i] }

// before reports whether a square is more promising than another one.
func (q squares) before(i, j int) bool { return q[i].reach() > q[j].reach() }

func (q *squares) push(s square) {
	*q = append(*q, s)
	for j := len(*q) - 1; j > 0; {
		above := (j - 1) / 2
		if !q.before(j, above) {
			return
		}
		q.swap(above, j)
		j = above
	}
}

// pop takes the most promising square away.
func (q *squares) pop() square {
	last := len(*q) - 1
	q.swap(0, last)
	s, left := (*q)[last], (*q)[:last]
	*q = left
	for i, below := 0, 1; below < last; i, below = below, 2*below+1 {
		if right := below + 1; right < last && left.before(right, below) {
			below = right
		}
		if !left.before(below, i) {
			break
		}
		left.swap(i, below)
	}
	return s
}
