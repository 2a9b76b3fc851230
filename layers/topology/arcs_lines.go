package topology

import "github.com/twpayne/go-geom"

// MergeLines joins the lines of each group of geometries of a layer end to
// end. groups[k] lists geometries by their index in the layer; the result has
// one geometry per group: a line, a multi-line, or nil where the group has no
// lines. What several lines run along appears once. Lines are joined where two
// ends meet, not where three or more do.
func (t *Topology) MergeLines(layer int, groups [][]int) []geom.T {
	first, last := t.layerNodes(layer)
	m := newMerger(t)
	used := make([]int, len(t.arcs)) // group + 1
	out := make([]geom.T, len(groups))
	for k, group := range groups {
		var refs []int32
		for _, i := range group {
			if i < 0 || i >= int(last-first) {
				continue
			}
			t.eachLine(first+int32(i), func(c int32) {
				for _, ref := range t.refs[t.chains[c].first:t.chains[c].last] {
					if a, _ := arcOf(ref); used[a] != k+1 {
						used[a] = k + 1
						refs = append(refs, ref)
					}
				}
			})
		}
		out[k] = t.lines(m.merge(refs, false))
	}
	return out
}

// lines makes a geometry of lines given as lists of references; nil for none.
func (t *Topology) lines(lists [][]int32) geom.T {
	flat := t.roomOf(lists)
	ends := make([]int, 0, len(lists))
	for _, refs := range lists {
		flat = t.appendRefs(flat, refs)
		ends = append(ends, len(flat))
	}
	switch len(lists) {
	case 0:
		return nil
	case 1:
		return geom.NewLineStringFlat(geom.XY, flat)
	default:
		return geom.NewMultiLineStringFlat(geom.XY, flat, ends)
	}
}

// merger joins arcs end to end. It is used for one list after the other.
type merger struct {
	t *Topology
	// at holds what meets at a vertex.
	at []meeting
	// done marks arcs that are in a line already.
	done []bool
}

// meeting is the ends of arcs that meet at a vertex: how many there are and,
// of the first two, the references that start there and whether that is the
// direction in which they were given.
type meeting struct {
	count int32
	refs  [2]int32
	given [2]bool
}

func newMerger(t *Topology) *merger {
	return &merger{t: t, at: make([]meeting, t.vertices), done: make([]bool, len(t.arcs))}
}

// merge returns the lines that refs make, each arc once. Lines begin with the
// first arcs of the list and keep their direction. When directed is set, an
// arc is never turned around.
func (m *merger) merge(refs []int32, directed bool) [][]int32 {
	for _, ref := range refs {
		m.meet(ref, true)
		m.meet(^ref, false)
	}
	var lines [][]int32
	for _, ref := range refs {
		if a, _ := arcOf(ref); m.done[a] {
			continue
		}
		m.mark(ref, true)
		ahead := m.follow(ref, true, directed)
		back := m.follow(^ref, false, directed)
		line := make([]int32, 0, len(back)+1+len(ahead))
		for i := len(back) - 1; i >= 0; i-- {
			line = append(line, ^back[i])
		}
		lines = append(lines, append(append(line, ref), ahead...))
	}
	for _, ref := range refs {
		from, to := m.t.ends(ref)
		m.at[from], m.at[to] = meeting{}, meeting{}
		m.mark(ref, false)
	}
	return lines
}

func (m *merger) mark(ref int32, done bool) {
	a, _ := arcOf(ref)
	m.done[a] = done
}

func (m *merger) meet(ref int32, given bool) {
	from, _ := m.t.ends(ref)
	at := &m.at[from]
	if at.count < 2 {
		at.refs[at.count], at.given[at.count] = ref, given
	}
	at.count++
}

// follow returns the references that go on from the end of ref, up to a vertex
// where not exactly two ends meet or an arc that is in a line already.
func (m *merger) follow(ref int32, given, directed bool) []int32 {
	var line []int32
	for {
		_, to := m.t.ends(ref)
		at := &m.at[to]
		if at.count != 2 {
			return line
		}
		next, way := at.refs[0], at.given[0]
		if next == ^ref {
			next, way = at.refs[1], at.given[1]
		}
		if a, _ := arcOf(next); m.done[a] || directed && way != given {
			return line
		}
		m.mark(next, true)
		line = append(line, next)
		ref = next
	}
}
