package independent

// The rules. Each looks at one vertex, and reports whether it has changed the
// graph. They are those of S. Lamm, C. Schulz, D. Strash, R. Williger and H. Zhang,
// "Exactly solving the maximum weight independent set problem on large real-world
// graphs" (ALENEX 2019), section 4.

// Vertices with more neighbours than this are not looked at for being closed, which
// takes the square of it, nor for dominating others.
const maxClosed, maxDominant = 64, 96

// outweighs: a vertex that weighs as much as all of its neighbours together is in
// the set.
func (r *reduction) outweighs(v int32) bool {
	left := r.weight[v]
	for _, u := range r.neighbours(v) {
		if left -= r.weight[u]; left < 0 {
			return false
		}
	}
	r.choose(v, nil)
	return true
}

// closed: where all neighbours of a vertex are neighbours of each other, the set
// may have it or exactly one of them. It has none that weighs no more than the
// vertex. A heavier one adds what it weighs more.
func (r *reduction) closed(v int32) bool {
	if r.degree[v] > maxClosed {
		return false
	}
	r.markAround(v)
	var heavier []int32
	for _, u := range r.neighbours(v) {
		if r.degree[u] < r.degree[v] || r.marked(u) < r.degree[v] {
			return false
		}
		if r.weight[u] > r.weight[v] {
			heavier = append(heavier, u)
		}
	}
	r.choose(v, heavier)
	for _, u := range heavier {
		r.weight[u] -= r.weight[v]
		r.touchAround(u)
	}
	return true
}

// dominated: a vertex is not needed where a neighbour that weighs as much has no
// neighbours but such as the vertex has too.
func (r *reduction) dominated(v int32) bool {
	r.markAround(v)
	for _, u := range r.neighbours(v) {
		if r.weight[u] >= r.weight[v] && r.degree[u] <= min(r.degree[v], maxDominant) && r.onlyMarked(u) {
			r.remove(v)
			return true
		}
	}
	return false
}

// between: of a vertex that weighs as much as either of its two neighbours, but less
// than both, which are not neighbours, the set has the vertex or both neighbours.
// One of these comes to stand for both, with what they weigh more.
func (r *reduction) between(v int32) bool {
	if r.degree[v] != 2 {
		return false
	}
	a, b := r.twoNeighbours(v)
	if r.weight[v] < max(r.weight[a], r.weight[b]) {
		return false
	}
	r.decided = append(r.decided, decision{v, []int32{a}, b})
	r.weight[a] += r.weight[b] - r.weight[v]
	r.remove(v)
	r.markAround(a)
	joined := append([]int32(nil), r.neighbours(a)...)
	for _, u := range r.neighbours(b) {
		if r.mark[u] != r.stamp {
			joined = append(joined, u)
			r.near[u] = append(r.near[u], a)
			r.degree[u]++
		}
	}
	r.near[a], r.degree[a] = joined, int32(len(joined))
	r.remove(b)
	r.touchAround(a)
	return true
}

func (r *reduction) twoNeighbours(v int32) (a, b int32) {
	a, b = none, none
	for _, u := range r.neighbours(v) {
		a, b = b, u
	}
	return a, b
}

// choose has a vertex in the set unless one of some of its neighbours is, and takes
// it and all other neighbours out.
func (r *reduction) choose(v int32, unless []int32) {
	r.decided = append(r.decided, decision{v, unless, none})
	r.remove(v)
	kept := 0
	for _, u := range r.neighbours(v) {
		if kept < len(unless) && unless[kept] == u {
			kept++
			continue
		}
		r.remove(u)
	}
}

// markAround marks a vertex and its neighbours, and nothing else.
func (r *reduction) markAround(v int32) {
	r.stamp++
	r.mark[v] = r.stamp
	for _, u := range r.neighbours(v) {
		r.mark[u] = r.stamp
	}
}

// marked is the number of marked neighbours.
func (r *reduction) marked(v int32) int32 {
	n := int32(0)
	for _, u := range r.neighbours(v) {
		if r.mark[u] == r.stamp {
			n++
		}
	}
	return n
}

// onlyMarked reports whether all neighbours are marked.
func (r *reduction) onlyMarked(v int32) bool {
	for _, u := range r.neighbours(v) {
		if r.mark[u] != r.stamp {
			return false
		}
	}
	return true
}
