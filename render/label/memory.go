package label

import (
	"context"
	"encoding/binary"
	"hash/maphash"
	"math"
	"slices"
	"sync"

	"github.com/twpayne/go-geom"
)

// Memory remembers where labels stand, for maps that are drawn again and again with small
// changes: labels that ask for the same on the same page stand where they stood, without
// a search. What is the same is told by sums of 128 bits. A nil Memory remembers nothing; it
// is safe for concurrent use.
type Memory struct {
	mu   sync.Mutex
	all  map[sum]remembered
	used []sum
	seed [2]maphash.Seed
}

// mostRemembered is how many pages of labels a Memory has.
const mostRemembered = 64

type sum [2]uint64

// remembered is a page of labels, and what was measured for it, which is measured again
// since who measures may tell of it.
type remembered struct {
	placed   []Placed
	measured []measured
}

type measured struct {
	line string
	font Font
}

// NewMemory remembers nothing yet.
func NewMemory() *Memory {
	return &Memory{all: map[sum]remembered{}, seed: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
}

// Len is how many pages of labels are remembered.
func (m *Memory) Len() int {
	if m == nil {
		return 0
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.all)
}

// lay is Lay of labels, or what it was of the same ones.
func (m *Memory) lay(ctx context.Context, wanted *List, page Page) (*Layout, error) {
	key := m.sumOf(wanted, page)
	m.mu.Lock()
	known, ok := m.all[key]
	m.mu.Unlock()
	if ok {
		for _, t := range known.measured {
			page.Measure(t.line, t.font)
		}
		return &Layout{Placed: slices.Clone(known.placed), wanted: wanted}, ctx.Err()
	}
	made, measure := map[measured]bool{}, page.Measure
	page.MeasureUpTo = nil
	var one sync.Mutex // lines are measured on several goroutines
	page.Measure = func(line string, f Font) Extent {
		t := measured{line, f}
		one.Lock()
		if !made[t] {
			made[t] = true
			known.measured = append(known.measured, t)
		}
		one.Unlock()
		return measure(line, f)
	}
	l, err := lay(ctx, wanted, page)
	if err != nil {
		return nil, err
	}
	known.placed = slices.Clone(l.Placed)
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, there := m.all[key]; !there {
		m.used = append(m.used, key)
	}
	m.all[key] = known
	for len(m.used) > mostRemembered {
		delete(m.all, m.used[0])
		m.used = m.used[1:]
	}
	return l, nil
}

// summer sums what labels depend on.
type summer struct{ hash [2]maphash.Hash }

func (m *Memory) sumOf(wanted *List, page Page) sum {
	var s summer
	for i := range s.hash {
		s.hash[i].SetSeed(m.seed[i])
	}
	s.floats(page.Frame.MinX, page.Frame.MinY, page.Frame.MaxX, page.Frame.MaxY, float64(len(page.Keep)), float64(len(page.Lines)), float64(len(page.Areas)))
	for _, b := range page.Keep {
		s.floats(b.MinX, b.MinY, b.MaxX, b.MaxY)
	}
	for _, l := range page.Lines {
		s.floats(l.Weight, float64(l.Kind))
		s.list(l.Points)
	}
	for _, a := range page.Areas {
		s.floats(float64(a.Kind), float64(len(a.Rings)))
		for _, ring := range a.Rings {
			s.list(ring)
		}
	}
	s.floats(float64(wanted.Len()))
	for i := range wanted.Len() {
		w := wanted.At(i)
		s.wanted(&w)
	}
	return sum{s.hash[0].Sum64(), s.hash[1].Sum64()}
}

func (s *summer) wanted(w *Wanted) {
	s.texts(w.Lines...)
	s.texts(w.Stacked...)
	s.texts(w.Short...)
	s.floats(truth(w.Positions != nil), truth(w.Strategies != nil), float64(len(w.Positions)), float64(len(w.Strategies)), float64(len(w.Off)))
	for _, p := range w.Positions {
		s.texts(string(p))
	}
	for _, p := range w.Strategies {
		s.texts(string(p))
	}
	for _, n := range w.Off {
		s.floats(float64(n))
	}
	if w.Fixed != nil {
		s.floats(1, w.Fixed.DX, w.Fixed.DY, w.Fixed.Angle)
	}
	f := w.Font
	s.texts(f.Family, w.Anchor)
	s.floats(f.Size, float64(f.Weight), truth(f.Italic), f.Spacing, f.WordSpacing, truth(f.Unkerned), float64(f.Caps))
	s.floats(truth(w.Fixed != nil), w.Repeat, truth(w.Anywhere), w.Radius, truth(w.Spaced), w.MinSize, w.Halo, w.Priority, truth(w.again), truth(w.Unseen))
	s.geometry(w.Feature)
}

func (s *summer) geometry(g geom.T) {
	switch g := g.(type) {
	case nil:
		s.texts("nothing")
	case *geom.GeometryCollection:
		s.floats(float64(g.NumGeoms()))
		for _, part := range g.Geoms() {
			s.geometry(part)
		}
	default:
		s.floats(float64(kindOf(g)), float64(g.Stride()))
		s.list(g.FlatCoords())
		s.floats(float64(len(g.Ends())), float64(len(g.Endss())))
		for _, e := range g.Ends() {
			s.floats(float64(e))
		}
		for _, ends := range g.Endss() {
			s.floats(float64(len(ends)))
			for _, e := range ends {
				s.floats(float64(e))
			}
		}
	}
}

// kindOf numbers the kinds of geometries.
func kindOf(g geom.T) int {
	switch g.(type) {
	case *geom.Point:
		return 1
	case *geom.MultiPoint:
		return 2
	case *geom.LineString:
		return 3
	case *geom.MultiLineString:
		return 4
	case *geom.Polygon:
		return 5
	case *geom.MultiPolygon:
		return 6
	}
	return 7
}

func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

func (s *summer) texts(all ...string) {
	s.floats(float64(len(all)))
	for _, text := range all {
		s.floats(float64(len(text)))
		for i := range s.hash {
			_, _ = s.hash[i].WriteString(text) // it always writes
		}
	}
}

func (s *summer) list(all []float64) {
	s.floats(float64(len(all)))
	s.floats(all...)
}

func (s *summer) floats(all ...float64) {
	var buffer [512]byte
	for len(all) > 0 {
		n := min(len(all), len(buffer)/8)
		for i, v := range all[:n] {
			binary.LittleEndian.PutUint64(buffer[8*i:], math.Float64bits(v))
		}
		for i := range s.hash {
			_, _ = s.hash[i].Write(buffer[:8*n]) // it always writes
		}
		all = all[n:]
	}
}
