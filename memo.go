package kartograph

import (
	"encoding/json"
	"slices"
	"sync"
	"unsafe"
	"weak"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// memoKey tells frames apart that draw anything in another place. Projections
// are told apart by all that they are made from.
type memoKey struct {
	projection string
	grids      weak.Pointer[crs.Grids] // which a key does not keep
	view       projection.View
	clip, rect projection.Page
}

// memoKey is the frame's key; ok is false where nothing can be kept for it.
func (f *frame) memoKey() (key memoKey, ok bool) {
	made, err := json.Marshal(struct {
		CRS      string
		Settings catalogue.Settings
	}{f.choice.CRS, f.choice.Settings})
	return memoKey{string(made), weak.Make(f.choice.Grids), f.proj.View(), f.clip, f.rect}, err == nil
}

// bytes estimates the memory of a key that is kept twice, and of an empty memo.
func (k *memoKey) bytes() int64 {
	return source.PerEntry + 2*int64(unsafe.Sizeof(*k)) + int64(len(k.projection)) + int64(unsafe.Sizeof(frameMemo{}))
}

// memos are the frames that were used last, the latest at the end.
type memos struct {
	mu   sync.Mutex
	keys []memoKey
}

// maxMemos is how many frames are remembered, the latest ones.
const maxMemos = 8

// remember gives frames that earlier maps had what was kept for them. Where the
// sources serve one map there are none, and only what several of its layers
// are made of is kept.
func (s *Sources) remember(frames []*frame, read []*readLayer) {
	if s.streaming.oneMap {
		for _, f := range frames {
			if sourceShared(read) {
				f.memo = &frameMemo{grow: func(int64) bool { return true }}
			}
		}
		return
	}
	for _, f := range frames {
		if key, ok := f.memoKey(); ok {
			f.memo = s.memo(key)
		}
	}
}

// sourceShared reports whether several layers are made of the same source.
func sourceShared(read []*readLayer) bool {
	seen := map[source.Request]bool{}
	for _, r := range read {
		if r.reading != held {
			continue
		}
		if seen[r.request] {
			return true
		}
		seen[r.request] = true
	}
	return false
}

// memo returns what is kept for a frame.
func (s *Sources) memo(key memoKey) *frameMemo {
	s.memos.mu.Lock()
	defer s.memos.mu.Unlock()
	s.memos.keys = slices.DeleteFunc(s.memos.keys, func(k memoKey) bool { return k == key })
	if len(s.memos.keys) == maxMemos {
		oldest := s.memos.keys[0]
		s.memos.keys = s.memos.keys[1:]
		s.store.Shelf.Forget(func(k, _ any) bool { return k == any(oldest) })
	}
	s.memos.keys = append(s.memos.keys, key)
	if kept, ok := s.store.Get(key); ok {
		return kept.(*frameMemo)
	}
	m := &frameMemo{}
	m.grow = func(by int64) bool { return s.store.Grow(key, m, by) }
	s.store.Put(key, m, key.bytes())
	return m
}

// frameMemo keeps what was projected, cut and simplified for one frame, for
// further maps with the very same frame: the layers that do not change from
// map to map are worked on once. Geometries are never changed, so that a
// pointer stands for its content. A nil memo keeps nothing. It is safe for
// concurrent use.
type frameMemo struct {
	// grow asks for room for some bytes, or gives some back.
	grow func(by int64) bool

	mu sync.Mutex
	// young is what was wanted since the last turn, old what was wanted
	// before it and not since; the next turn drops it.
	young, old generation
	simplified []simplified
}

// memoStage is a stage of which the results are kept.
type memoStage uint8

const (
	stagePlaced memoStage = iota
	// stageAlone is stagePlaced of what is cut next.
	stageAlone
	// stageAbout is stagePlaced of what is cut to what is about the frame.
	stageAbout
	// stageFar is stageAbout that reaches farther.
	stageFar
	// stageWhole is stagePlaced of what is divided about the frame only.
	stageWhole
	stageClipped
)

// memoItem is a geometry before a stage, with how its edges are meant.
type memoItem struct {
	stage memoStage
	edges projection.Edges
	geom.T
	// reach is how far beside the frame that lies which is projected, too.
	reach float64
}

// memoMade is what was made of an item, and how many bytes both were counted
// as.
type memoMade struct {
	geom.T
	size int64
}

// generation is what a stage made of geometries.
type generation struct {
	made  map[memoItem]memoMade
	bytes int64
	// arrays are those that what is kept is a part of.
	arrays spend.Arrays
}

// perMade estimates the memory of a place in made.
const perMade = 120

// maxGeneration is the size in bytes at which a generation becomes old.
const maxGeneration = 32 << 20

// once returns what do made of an item before, or makes it now. What comes with
// an error is not kept, so that each map tells of it.
func (m *frameMemo) once(item memoItem, do func() (geom.T, error)) (geom.T, error) {
	if m == nil {
		return do()
	}
	if made, ok := m.find(item); ok {
		return made, nil
	}
	made, err := do()
	if err != nil {
		return made, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if first, ok := m.young.made[item]; ok {
		return first.T, nil // another map was faster; all must share one
	}
	m.keep(item, made)
	return made, nil
}

func (m *frameMemo) find(item memoItem) (geom.T, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if made, ok := m.young.made[item]; ok {
		return made.T, true
	}
	made, ok := m.old.made[item]
	if ok {
		delete(m.old.made, item)
		m.old.bytes -= made.size
		m.grow(-made.size)
		m.keep(item, made.T) // what arrays it is a part of is reckoned anew
	}
	return made.T, ok
}

// keep keeps what was made of a geometry, which it holds as well. Where there
// is no room, what was not wanted for the longest time makes some.
func (m *frameMemo) keep(item memoItem, made geom.T) {
	if size := memoBytes(item.T, made); m.young.bytes+size > maxGeneration {
		m.turn()
	}
	size := perMade + m.young.arrays.Beyond(item.T) + m.young.arrays.Beyond(made) + memoBytes(item.T, made)
	if size > maxGeneration || !m.grow(size) {
		m.young.arrays.Forget(item.T)
		m.young.arrays.Forget(made)
		return
	}
	m.young.add(item, memoMade{made, size})
}

// turn makes the young old and drops the old.
func (m *frameMemo) turn() {
	m.grow(-m.old.bytes)
	m.old, m.young = m.young, generation{}
}

func (g *generation) add(item memoItem, made memoMade) {
	if g.made == nil {
		g.made = map[memoItem]memoMade{}
	}
	g.made[item] = made
	g.bytes += made.size
}

// memoBytes estimates the memory that geometries take.
func memoBytes(geometries ...geom.T) int64 {
	const perGeometry, perVertex = 150, 16
	n := 0
	for _, g := range geometries {
		n += perGeometry + perVertex*layers.Vertices(g)
	}
	return int64(n)
}

// heldBytes estimates the memory of a list of geometries, with the arrays that
// they are parts of.
func heldBytes(arrays *spend.Arrays, geometries []geom.T) int64 {
	const perPlace = 16
	n := perPlace*int64(len(geometries)) + memoBytes(geometries...)
	for _, g := range geometries {
		n += arrays.Beyond(g)
	}
	return n
}

// simplified is what was simplified together.
type simplified struct {
	input  []simplifyInput
	output [][]geom.T
	bytes  int64
}

// simplifyInput is one layer of what is simplified together.
type simplifyInput struct {
	geometries []geom.T
	simplifyRules
}

// simplifyRules say how a layer is simplified.
type simplifyRules struct {
	rule   topology.Rule
	filter topology.Filter
	unify  float64
}

func (a simplifyInput) equal(b simplifyInput) bool {
	return a.simplifyRules == b.simplifyRules && slices.Equal(a.geometries, b.geometries)
}

// maxSimplified is how many different sets of layers are kept for one frame.
const maxSimplified = 4

// simplifyOnce returns what do made of the same layers before, or makes it now.
func (m *frameMemo) simplifyOnce(input []simplifyInput, do func([]simplifyInput) ([][]geom.T, error)) ([][]geom.T, error) {
	if m == nil {
		return do(input)
	}
	if kept, ok := m.findSimplified(input); ok {
		return kept, nil
	}
	output, err := do(input)
	if err != nil {
		return nil, err
	}
	s := simplified{input: input, output: output}
	var arrays spend.Arrays
	for i := range input {
		s.bytes += heldBytes(&arrays, input[i].geometries) + heldBytes(&arrays, s.output[i])
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.simplified) == maxSimplified {
		m.grow(-m.simplified[0].bytes)
		m.simplified = slices.Delete(m.simplified, 0, 1)
	}
	if s.bytes <= maxGeneration && m.grow(s.bytes) {
		m.simplified = append(m.simplified, s)
	}
	return s.output, nil
}

func (m *frameMemo) findSimplified(input []simplifyInput) ([][]geom.T, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, s := range m.simplified {
		if slices.EqualFunc(s.input, input, simplifyInput.equal) {
			return s.output, true
		}
	}
	return nil, false
}
