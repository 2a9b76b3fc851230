package projection

import "slices"

// Memory is where geometries in pixels are put that are all forgotten together, by
// Into, so that the same memory is used for the next ones. The zero value is ready. It
// belongs to one goroutine at a time.
type Memory struct {
	all  []float64
	used int
}

// Forget takes back all that was put there, and makes room for geometries of so many
// vertices.
func (m *Memory) Forget(vertices int) {
	if n := 2*vertices + vertices/8; cap(m.all) < n {
		m.all = make([]float64, n)
	}
	m.used = 0
}

// take returns a list of n numbers, whatever they are: new ones where there is no room.
func (m *Memory) take(n int) []float64 {
	if m == nil || m.used+n > len(m.all) {
		return make([]float64, n)
	}
	list := m.all[m.used : m.used+n : m.used+n]
	m.used += n
	return list
}

// keep returns a copy of a list.
func (m *Memory) keep(list []float64) []float64 {
	if m == nil {
		return slices.Clone(list)
	}
	kept := m.take(len(list))
	copy(kept, list)
	return kept
}

// Into returns the projection with a memory that the coordinates of what it projects are
// in; nil gives each geometry memory of its own.
func (p *Projection) Into(m *Memory) *Projection {
	q := *p
	q.memory = m
	return &q
}
