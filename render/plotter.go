package render

import (
	"bytes"
	"math"
	"slices"
	"sync"
)

// Plotter puts down the path data of shapes before a document is written, on as
// many goroutines as want to. It is safe for concurrent use.
type Plotter struct {
	style path
	free  sync.Pool
}

// NewPlotter returns the plotter of documents that are written with these
// options.
func NewPlotter(o Options) (*Plotter, error) {
	decimals, err := o.decimals()
	if err != nil {
		return nil, err
	}
	return &Plotter{style: path{grid: newGrid(decimals), absolute: o.Absolute}}, nil
}

// Plot notes with each of the marks that is a shape what will be written of it.
// A document that is written otherwise, and other formats, pass it over. What
// cannot be drawn is told when it is written.
func (p *Plotter) Plot(marks []Mark) {
	for len(marks) > 0 {
		n := batchEnd(marks)
		p.plot(marks[:n])
		marks = marks[n:]
	}
}

// plot is Plot of a batch: what it puts down is copied into memory of its length, and a
// plotter's own has to have room for that only.
func (p *Plotter) plot(marks []Mark) {
	by, ok := p.free.Get().(*plotter)
	if !ok {
		by = &plotter{path: p.style}
	}
	defer p.free.Put(by)
	plots := by.marks(marks)
	if len(by.path.data) > math.MaxUint32 || len(by.points) > math.MaxUint32 {
		return // it is plotted when it is written
	}
	lot := &plottedLot{data: bytes.Clone(by.path.data), points: slices.Clone(by.points), decimals: p.style.decimals, absolute: p.style.absolute}
	notes := make([]plotted, len(plots))
	for i := range plots {
		s, ok := marks[i].Form.(Shape)
		if !ok || s.plotted != nil || plots[i].err != nil {
			continue
		}
		s.plotted = &notes[i]
		s.plotted.note(lot, &plots[i])
		marks[i].Form = s
	}
}

// plotted is a plot among others that were made together. There is one for each
// feature of a map, so that it has few bytes.
type plotted struct {
	lot                  *plottedLot
	fromData, toData     uint32
	fromPoints, toPoints uint32
	vertices             uint32
	collapsed            bool
}

// plottedLot is what plots have in common.
type plottedLot struct {
	data     []byte
	points   []int64
	decimals int
	absolute bool
}

func (n *plotted) note(lot *plottedLot, p *plot) {
	*n = plotted{
		lot: lot, vertices: uint32(p.vertices), collapsed: p.collapsed,
		fromData: uint32(p.fromData), toData: uint32(p.fromData + len(p.data)),
		fromPoints: uint32(p.fromPoints), toPoints: uint32(p.fromPoints + len(p.points)),
	}
}

// plottedFor returns what was plotted of a shape beforehand, for a document that
// writes its paths in some way, and whether anything was.
func (s Shape) plottedFor(p *path) (plot, bool) {
	n := s.plotted
	if n == nil || n.lot.decimals != p.decimals || n.lot.absolute != p.absolute {
		return plot{}, false
	}
	return plot{
		data: n.lot.data[n.fromData:n.toData:n.toData], points: n.lot.points[n.fromPoints:n.toPoints:n.toPoints],
		vertices: int(n.vertices), collapsed: n.collapsed, before: true,
	}, true
}

// Replot takes over, for marks that show the same geometries in another style, what a
// Plotter put down of them: of marks with the same numbers.
func Replot(marks, plottedBefore []Mark) {
	for i := range min(len(marks), len(plottedBefore)) {
		s, ok := marks[i].Form.(Shape)
		before, too := plottedBefore[i].Form.(Shape)
		if ok && too && s.Geometry == before.Geometry {
			s.plotted = before.plotted
			marks[i].Form = s
		}
	}
}
