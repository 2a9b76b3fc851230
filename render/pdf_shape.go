//go:build !js

package render

import (
	"fmt"
	"strconv"

	"github.com/seed-898ab921/kartograph/render/pdf"
)

// shape draws the lines and areas of a shape as one path, and its points as circles.
func (p *pdfPainter) shape(s Shape, l pdfLook) error {
	p.path, p.around, p.collapsed = p.path[:0], nowhere(), nil
	p.circles = p.circles[:0]
	if err := drawGeometry(p, s.Geometry, 0); err != nil {
		return err
	}
	circles := p.circles
	if len(p.path) == 0 && p.collapsed != nil {
		// What is smaller than the grid is a point, as in SVG: a dot, where ends are round.
		p.stats.Collapsed++
		p.path = append(append(p.path, p.collapsed...), "h\n"...)
	}
	if len(p.path) == 0 && len(circles) == 0 {
		p.stats.Empty++
		return nil
	}
	p.stats.Marks++
	if len(p.path) > 0 {
		p.stats.PathBytes += int64(len(p.path))
		p.drawPath(l)
	}
	if len(circles) > 0 && !(s.Radius >= 0 && s.Radius < maxRadius) {
		return fmt.Errorf("the radius of circles is %v: give 0 to %g pixels", s.Radius, maxRadius)
	}
	for i := 0; i+1 < len(circles); i += 2 {
		p.stats.Vertices++
		radius := s.Radius * p.grid.scale
		p.path, p.around = p.circle(p.path[:0], circles[i], circles[i+1], radius), nowhere()
		p.around.add(circles[i]-radius, circles[i+1]-radius)
		p.around.add(circles[i]+radius, circles[i+1]+radius)
		p.drawPath(l)
	}
	return nil
}

// drawPath fills and strokes the path at hand.
func (p *pdfPainter) drawPath(l pdfLook) {
	fill := "f"
	if l.evenOdd {
		fill = "f*"
	}
	if l.strokeFirst && l.stroke.on {
		p.setStroke(l)
		p.append("S")
		l.stroke.on = false
	}
	if l.fill.on && l.fill.tile != "" && p.repeat(l) {
		l.fill.on = false
	}
	if l.fill.on && l.stroke.on && l.stroke.alpha == 1 && l.fill.alpha == 1 && !l.fill.over && !l.stroke.over {
		p.setFill(l)
		p.setStroke(l)
		if l.evenOdd {
			p.append("B*")
		} else {
			p.append("B")
		}
		return
	}
	if l.fill.on {
		p.setFill(l)
		p.append(fill)
	}
	if l.stroke.on {
		p.setStroke(l)
		p.append("S")
	}
}

// append draws the path at hand by an operator.
func (p *pdfPainter) append(operator string) {
	p.c.SetBytes(append(append(append(p.c.Bytes(), p.path...), operator...), '\n'))
}

// setFill and setStroke set what is painted with.
func (p *pdfPainter) setFill(l pdfLook) {
	p.c.Look(lookOf(l))
	if l.fill.tile != "" {
		if t, ok := p.tile(l.fill.tile); ok {
			p.c.FillTile(t)
		}
		return
	}
	p.c.FillColour(l.fill.colour)
}

func (p *pdfPainter) setStroke(l pdfLook) {
	p.c.Look(lookOf(l))
	p.c.Pen(l.pen)
	if l.stroke.tile != "" {
		if t, ok := p.tile(l.stroke.tile); ok {
			p.c.StrokeTile(t)
		}
		return
	}
	if p.registration {
		p.c.StrokeRegistration()
		return
	}
	p.c.StrokeColour(l.stroke.colour)
}

func lookOf(l pdfLook) pdf.Look {
	return pdf.Look{Fill: l.fill.alpha, Stroke: l.stroke.alpha, FillOver: l.fill.over, StrokeOver: l.stroke.over}
}

// dot adds a point to the circles at hand, in steps.
func (p *pdfPainter) dot(x, y float64) bool {
	atX, okX := p.grid.snap(x)
	atY, okY := p.grid.snap(y)
	if !okX || !okY {
		return false
	}
	p.circles = append(p.circles, float64(atX), float64(atY))
	return true
}

// pointsUnheard is after how many points the context is heard.
const pointsUnheard = 1 << 12

// part adds a line or ring to the path at hand, on the grid, without the points that lie
// straight between their neighbours there, as paths of SVG have it.
func (p *pdfPainter) part(coords []float64, stride int, closed bool) error {
	b, begun := p.path, len(p.path)
	var startX, startY, x, y, stepX, stepY int64
	n := 0
	for i := 0; i+1 < len(coords); i += stride {
		if p.unheard--; p.unheard < 0 {
			p.unheard = pointsUnheard
			if err := p.ended(); err != nil {
				return err
			}
		}
		nextX, okX := p.grid.snap(coords[i])
		nextY, okY := p.grid.snap(coords[i+1])
		if !okX || !okY {
			return fmt.Errorf("point %d is at %v, %v, which cannot be drawn", i/stride+1, coords[i], coords[i+1])
		}
		p.around.add(float64(nextX), float64(nextY))
		if i == 0 {
			startX, startY, x, y = nextX, nextY, nextX, nextY
			b = operated(b, x, y, 'm')
			continue
		}
		dx, dy := nextX-x, nextY-y
		switch {
		case dx == 0 && dy == 0:
			continue
		case n > 0 && straight(stepX, stepY, dx, dy):
			stepX, stepY = stepX+dx, stepY+dy
		default:
			if n > 0 {
				b = operated(b, x, y, 'l')
			}
			stepX, stepY = dx, dy
			n++
		}
		x, y = nextX, nextY
	}
	if n == 0 {
		p.path = b[:begun]
		if len(coords) > 1 && p.collapsed == nil {
			p.collapsed = operated(nil, x, y, 'm')
		}
		return nil
	}
	if !closed || x != startX || y != startY {
		b = operated(b, x, y, 'l')
	}
	if closed {
		b = append(b, "h\n"...)
	}
	p.stats.Vertices += n + 1
	p.path = b
	return nil
}

// operated appends a point with its operator.
func operated(b []byte, x, y int64, operator byte) []byte {
	b = strconv.AppendInt(b, x, 10)
	b = append(b, ' ')
	b = strconv.AppendInt(b, y, 10)
	return append(b, ' ', operator, '\n')
}

// clip cuts what follows to a rectangle in pixels.
func (p *pdfPainter) clip(b Box) error {
	p.path = p.path[:0]
	if err := p.part([]float64{b.MinX, b.MinY, b.MaxX, b.MinY, b.MaxX, b.MaxY, b.MinX, b.MaxY, b.MinX, b.MinY}, 2, true); err != nil {
		return err
	}
	if len(p.path) == 0 { // nothing shows
		p.path = append(p.path, "0 0 0 0 re\n"...)
	}
	p.append("W n")
	return nil
}

// circle appends a circle of four curves, which leave it by 0.03% of the radius at most.
func (p *pdfPainter) circle(b []byte, x, y, radius float64) []byte {
	const k = 0.5522847498 // 4/3 (sqrt 2 - 1)
	decimals := max(0, 3-p.grid.decimals)
	put := func(operator byte, list ...float64) {
		for _, v := range list {
			b = append(pdf.AppendNumber(b, v, decimals), ' ')
		}
		b = append(b, operator, '\n')
	}
	r, h := radius, radius*k
	put('m', x+r, y)
	put('c', x+r, y+h, x+h, y+r, x, y+r)
	put('c', x-h, y+r, x-r, y+h, x-r, y)
	put('c', x-r, y-h, x-h, y-r, x, y-r)
	put('c', x+h, y-r, x+r, y-h, x+r, y)
	return append(b, "h\n"...)
}

// letters draws the outlines of a text.
func (p *pdfPainter) letters(t Letters, l pdfLook) error {
	if len(t.Curves) == 0 {
		p.stats.Empty++
		return nil
	}
	p.stats.Marks++
	p.path, p.around = p.path[:0], nowhere()
	decimals := max(0, 3-p.grid.decimals)
	var x, y float64
	for i, c := range t.Curves {
		to := c.Points
		for k := range to {
			to[k][0], to[k][1] = to[k][0]*p.grid.scale, to[k][1]*p.grid.scale
		}
		n, op := 1, c.Op+('a'-'A')
		switch c.Op {
		case 'M':
			if i > 0 {
				p.path = append(p.path, "h\n"...)
			}
		case 'Q': // the cubic curve that is the same
			q, end := to[0], to[1]
			to = [3][2]float64{{x + float64((q[0]-x)*2/3), y + float64((q[1]-y)*2/3)}, {end[0] + float64((q[0]-end[0])*2/3), end[1] + float64((q[1]-end[1])*2/3)}, end}
			n, op = 3, 'c'
		case 'C':
			n = 3
		}
		for _, at := range to[:n] {
			p.around.add(at[0], at[1])
			p.path = append(pdf.AppendNumber(p.path, at[0], decimals), ' ')
			p.path = append(pdf.AppendNumber(p.path, at[1], decimals), ' ')
		}
		p.path = append(p.path, op, '\n')
		x, y = to[n-1][0], to[n-1][1]
	}
	p.path = append(p.path, "h\n"...)
	p.drawPath(l)
	return nil
}
