package render

// plot is a shape on the grid: the data of its path and its points. They are
// parts of its plotter's memory.
type plot struct {
	data     []byte
	points   []int64 // x and y in steps
	vertices int
	// collapsed says that the grid swallowed it and left a point.
	collapsed bool
	// err says why it cannot be drawn; the rest means nothing then.
	err error
	// fromData and fromPoints are where it begins in that memory.
	fromData, fromPoints int
	// before says that it was made beforehand, and has its data and points.
	before bool
}

// plotter turns shapes into plots. It belongs to one goroutine.
type plotter struct {
	path   path
	points []int64
	plots  []plot
	// drawn and collapsed say that parts of the shape at hand are seen, and that the grid
	// swallowed some, the first at x, y.
	drawn, collapsed bool
	x, y             int64
	// ended is asked after so many coordinates whether the context has ended; nil is never asked.
	ended   func() error
	unheard int
}

// coordinatesUnheard is after how many coordinates of a shape the context is heard.
const coordinatesUnheard = 1 << 15

// plotter returns a new one that writes as the document does.
func (d *document) newPlotter() *plotter {
	return &plotter{path: path{grid: d.path.grid, absolute: d.path.absolute}, ended: d.ended}
}

// shape plots a single shape; the plot holds until the next call.
func (p *plotter) shape(s Shape) plot {
	p.path.reset()
	p.points = p.points[:0]
	one := p.add(s)
	p.resolve(&one, len(p.path.data), len(p.points))
	return one
}

// marks plots the shapes among marks, with an empty plot for each of the
// others. The plots hold until the next call.
func (p *plotter) marks(marks []Mark) []plot {
	p.path.reset()
	p.points, p.plots = p.points[:0], p.plots[:0]
	for i := range marks {
		one := plot{fromData: len(p.path.data), fromPoints: len(p.points)}
		if s, ok := marks[i].Form.(Shape); ok {
			if before, ok := s.plottedFor(&p.path); ok {
				before.fromData, before.fromPoints = one.fromData, one.fromPoints
				one = before
			} else {
				one = p.add(s)
			}
		}
		p.plots = append(p.plots, one)
	}
	toData, toPoints := len(p.path.data), len(p.points)
	for i := len(p.plots) - 1; i >= 0; i-- {
		one := &p.plots[i]
		p.resolve(one, toData, toPoints)
		toData, toPoints = one.fromData, one.fromPoints
	}
	return p.plots
}

// add plots a shape behind others.
func (p *plotter) add(s Shape) plot {
	one := plot{fromData: len(p.path.data), fromPoints: len(p.points)}
	p.path.begin()
	p.drawn, p.collapsed = false, false
	if one.err = drawGeometry(p, s.Geometry, 0); one.err != nil {
		return one
	}
	if !p.drawn && p.collapsed {
		p.path.point(p.x, p.y)
		one.collapsed = true
	}
	one.vertices = p.path.vertices
	return one
}

// part adds a line or ring; one that the grid swallows is only noted.
func (p *plotter) part(coords []float64, stride int, closed bool) error {
	if len(coords) < 2 {
		return nil
	}
	if p.unheard += len(coords); p.unheard > coordinatesUnheard && p.ended != nil {
		p.unheard = 0
		if err := p.ended(); err != nil {
			return err
		}
	}
	drawn, err := p.path.part(coords, stride, closed)
	if err != nil {
		return err
	}
	if !drawn && !p.collapsed {
		p.collapsed = true
		p.x, _ = p.path.snap(coords[0])
		p.y, _ = p.path.snap(coords[1])
	}
	p.drawn = p.drawn || drawn
	return nil
}

// dot adds a point, on the grid.
func (p *plotter) dot(x, y float64) bool {
	atX, okX := p.path.snap(x)
	atY, okY := p.path.snap(y)
	if !okX || !okY {
		return false
	}
	p.points = append(p.points, atX, atY)
	return true
}

// resolve finds a plot's data and points once the memory moves no more.
func (p *plotter) resolve(one *plot, toData, toPoints int) {
	if one.before {
		return
	}
	one.data = p.path.data[one.fromData:toData]
	one.points = p.points[one.fromPoints:toPoints]
}
