package kartograph

import (
	"fmt"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// frameMemo keeps what was projected, cut and simplified for one frame, for
// further maps with the very same frame: the layers that do not change from
// map to map are worked on once. Geometries are never changed, so that a
// pointer stands for its content. A nil memo keeps nothing. It is safe for
// concurrent use.
type frameMemo struct {
	key string

	mu         sync.Mutex
	placed     map[geom.T]geom.T
	clipped    map[geom.T]geom.T
	simplified []simplified
	// vertices counts what is kept.
	vertices int
}

// maxMemos is how many frames are remembered, the latest ones, and
// maxMemoVertices how much of each.
const (
	maxMemos        = 8
	maxMemoVertices = 1 << 20
)

// memos are the frames that were used last, the latest at the end.
type memos struct {
	mu     sync.Mutex
	frames []*frameMemo
}

// memo returns what is kept for a frame.
func (m *memos) memo(key string) *frameMemo {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := slices.IndexFunc(m.frames, func(f *frameMemo) bool { return f.key == key })
	if i < 0 {
		if len(m.frames) == maxMemos {
			m.frames = slices.Delete(m.frames, 0, 1)
		}
		m.frames = append(m.frames, &frameMemo{key: key, placed: map[geom.T]geom.T{}, clipped: map[geom.T]geom.T{}})
		return m.frames[len(m.frames)-1]
	}
	f := m.frames[i]
	m.frames = append(slices.Delete(m.frames, i, i+1), f)
	return f
}

// remember gives frames that earlier maps had what was kept for them, where
// maps share their sources.
func (o Options) remember(cfg *Config, frames []*frame) {
	if _, composite := catalogue.FindComposite(cfg.Proj.ID); composite || o.streamFrom != 0 {
		return
	}
	for i, f := range frames {
		p := cfg.Proj
		if i > 0 {
			p = cfg.Views[i-1].Proj
		}
		f.memo = o.Sources.memos.memo(f.memoKey(p))
	}
}

// memoKey tells frames apart that draw anything in another place. All numbers
// are in it with all their digits.
func (f *frame) memoKey(p Proj) string {
	rotate := [3]float64{}
	if p.Rotate != nil {
		rotate = *p.Rotate
	}
	return fmt.Sprint(p.ID, "|", p.CRS, "|", p.Params, rotate, p.Rotate != nil, p.Flip, p.ClipAngle, p.Precision,
		f.choice.settings.ID, f.choice.settings.Params, f.proj.View(), f.clip, f.rect)
}

// once returns what do made of g before, or makes it now.
func (m *frameMemo) once(kept func(*frameMemo) map[geom.T]geom.T, g geom.T, do func() geom.T) geom.T {
	if m == nil {
		return do()
	}
	m.mu.Lock()
	made, ok := kept(m)[g]
	m.mu.Unlock()
	if ok {
		return made
	}
	made = do()
	m.mu.Lock()
	defer m.mu.Unlock()
	if first, ok := kept(m)[g]; ok {
		return first // another map was faster; all must share one
	}
	if m.vertices += geometryVertices(made); m.vertices <= maxMemoVertices {
		kept(m)[g] = made
	}
	return made
}

// simplified is what was simplified together.
type simplified struct {
	input  []simplifyInput
	output [][]geom.T
}

// simplifyInput is one layer of what is simplified together.
type simplifyInput struct {
	geometries []geom.T
	rule       topology.Rule
	filter     topology.Filter
	unify      float64
}

func (a simplifyInput) equal(b simplifyInput) bool {
	return a.rule == b.rule && a.filter == b.filter && a.unify == b.unify && slices.Equal(a.geometries, b.geometries)
}

// maxSimplified is how many different sets of layers are kept for one frame.
const maxSimplified = 4

// simplifyOnce returns what do made of the same layers before, or makes it now.
func (m *frameMemo) simplifyOnce(input []simplifyInput, do func([]simplifyInput) [][]geom.T) [][]geom.T {
	if m == nil {
		return do(input)
	}
	if kept, ok := m.findSimplified(input); ok {
		return kept
	}
	output := do(input)
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, geometries := range output {
		for _, g := range geometries {
			m.vertices += geometryVertices(g)
		}
	}
	if m.vertices <= maxMemoVertices {
		if len(m.simplified) == maxSimplified {
			m.simplified = slices.Delete(m.simplified, 0, 1)
		}
		m.simplified = append(m.simplified, simplified{input, output})
	}
	return output
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
