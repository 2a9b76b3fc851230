package furniture

import (
	"math"

	"github.com/seed-898ab921/kartograph/render"
)

// Sides is room around the map, in pixels.
type Sides struct{ Top, Right, Bottom, Left float64 }

// And is the room of both.
func (s Sides) And(o Sides) Sides {
	return Sides{s.Top + o.Top, s.Right + o.Right, s.Bottom + o.Bottom, s.Left + o.Left}
}

// Width is that of the left and the right side.
func (s Sides) Width() float64 { return s.Left + s.Right }

// Height is that of top and bottom.
func (s Sides) Height() float64 { return s.Top + s.Bottom }

// whole rounds the room up to whole pixels, so that the map stands on them.
func (s Sides) whole() Sides {
	return Sides{math.Ceil(s.Top), math.Ceil(s.Right), math.Ceil(s.Bottom), math.Ceil(s.Left)}
}

// Around is the room that all furniture of a page needs around the map. Only the
// page's width matters, and where what stands beside the map is known already, that
// of the page without it.
func Around(p Page) Sides {
	var all Sides
	for _, s := range p.Specs {
		if k, ok := kindOf(s); ok && k.Room != nil {
			all = all.And(k.Room(p, s))
		}
	}
	return all.whole()
}

// margins are those of the page.
func (p Page) margins() Sides { return Sides(find[Margin](p.Specs)) }

// inner is the page without its margins.
func (p Page) inner() render.Box {
	m := p.margins()
	return render.Box{MinX: m.Left, MinY: m.Top, MaxX: p.Width - m.Right, MaxY: p.Height - m.Bottom}
}

// find is the one Spec of a type, or its zero value.
func find[T Spec](specs []Spec) T {
	var zero T
	for _, s := range specs {
		if own := as[T](s); own != nil {
			return *own
		}
	}
	return zero
}
