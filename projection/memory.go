package projection

import "github.com/seed-898ab921/kartograph/internal/longlist"

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
		const step = 1 << 14 // most lots are of a size
		n = (n + step - 1) / step * step
		m.all = longlist.Room[float64](n)[:n]
	}
	m.used = 0
}

// rest is the room that is left, as an empty list to be filled and then kept; nil where it
// has not room for n numbers.
func (m *Memory) rest(n int) []float64 {
	if m == nil || m.used+n > len(m.all) {
		return nil
	}
	return m.all[m.used:m.used:len(m.all)]
}

// isRest reports whether a list begins where the room that is left does.
func (m *Memory) isRest(list []float64) bool {
	n := len(list)
	return m != nil && n > 0 && m.used+n <= len(m.all) && &list[0] == &m.all[m.used]
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

// keep returns a copy of a list, or the list itself where it is in the room that was left.
func (m *Memory) keep(list []float64) []float64 {
	switch {
	case m == nil:
		return longlist.Clone(list)
	case m.isRest(list):
		return m.take(len(list))
	}
	return longlist.Copy(m.take(len(list))[:0], list)
}

// Into returns the projection with a memory that the coordinates of what it projects are
// in; nil gives each geometry memory of its own.
func (p *Projection) Into(m *Memory) *Projection {
	q := *p
	q.memory = m
	return &q
}
