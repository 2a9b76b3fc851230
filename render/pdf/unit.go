package pdf

import (
	"fmt"
	"math"
)

// mostPoints is how large a page may be in its units (ISO 32000-1, annex C.2): 200 inches.
const mostPoints = 14400

// unitOf is how many points the unit of a page of a size is: whole ones, so that it suffices
// (UserUnit, ISO 32000-1, 14.11.2).
func unitOf(width, height float64) float64 {
	return max(1, math.Ceil(max(width, height)/mostPoints))
}

// own is a box in points in the units of the page.
func (p *Page) own(b Box) Box {
	if p.unit <= 1 {
		return b
	}
	return Box{b.MinX / p.unit, b.MinY / p.unit, b.MaxX / p.unit, b.MaxY / p.unit}
}

// inUnits leads from points to the units of the page.
func (p *Page) inUnits() Matrix { return Matrix{1 / p.unit, 0, 0, 1 / p.unit, 0, 0} }

// unitTold tells of pages that are larger than pages may be in points.
func (d *Document) unitTold() []string {
	if unitOf(d.paper.MaxX, d.paper.MaxY) > 1 {
		return []string{"pages are larger than 14,400 pt (200 in), which some programs do not show; give a smaller \"scale\", \"width\" or \"page\""}
	}
	if d.unit <= 1 {
		return nil
	}
	return []string{fmt.Sprintf("a page is larger than 14,400 pt (200 in): its unit is %g pt (UserUnit), which programs that do not know that show at 1/%g of its size; a smaller \"scale\", \"width\" or \"page\" needs none", d.unit, d.unit)}
}
