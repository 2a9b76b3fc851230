package render

import (
	"bytes"
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
	by, ok := p.free.Get().(*plotter)
	if !ok {
		by = &plotter{path: p.style}
	}
	defer p.free.Put(by)
	plots := by.marks(marks)
	data := bytes.Clone(by.path.data)
	notes := make([]plotted, len(plots))
	for i := range plots {
		s, ok := marks[i].Form.(Shape)
		if !ok || s.plotted != nil {
			continue
		}
		n := &notes[i]
		n.decimals, n.absolute, n.plot = p.style.decimals, p.style.absolute, plots[i]
		n.data = data[n.fromData : n.fromData+len(n.data) : n.fromData+len(n.data)]
		n.points = append([]int64(nil), n.points...)
		s.plotted = n
		marks[i].Form = s
	}
}

// plotted is a plot with how it was made.
type plotted struct {
	plot
	decimals int
	absolute bool
}

// plottedFor returns what was plotted of a shape beforehand, for a document that
// writes its paths in some way; nil for nothing.
func (s Shape) plottedFor(p *path) *plot {
	if s.plotted == nil || s.plotted.decimals != p.decimals || s.plotted.absolute != p.absolute {
		return nil
	}
	return &s.plotted.plot
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
