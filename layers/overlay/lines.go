package overlay

import (
	"slices"

	"github.com/peterstace/simplefeatures/rtree"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// lines cuts lines where they cross the mask's edge and keeps the pieces whose
// middle is where the operation wants it. A piece along the edge is in the
// mask.
func (m *Mask) lines(g geom.T, op operation) (geom.T, error) {
	var out lines
	var failed error
	for line := range linear(g) {
		switch {
		case len(line) < 4:
		case !finite(line):
			failed = errNotFinite
			out.add(line)
		default:
			m.line(line, op, &out)
		}
	}
	return out.geometry(), failed
}

func (m *Mask) line(xy []float64, op operation, out *lines) {
	if at := m.where(flat.Around[flat.Page](xy, 2), xy[0], xy[1]); at != across {
		if at == op.keep {
			out.add(xy)
		}
		return
	}
	var piece []float64
	end := func() {
		if len(piece) >= 4 {
			out.add(piece)
		}
		piece = piece[:0]
	}
	for i := 0; i+3 < len(xy); i += 2 {
		x1, y1, x2, y2 := xy[i], xy[i+1], xy[i+2], xy[i+3]
		cuts := m.cuts(x1, y1, x2, y2)
		for k := 0; k+1 < len(cuts); k++ {
			a, b := cuts[k], cuts[k+1]
			if m.contains(mid(x1, x2, (a+b)/2), mid(y1, y2, (a+b)/2)) != (op.keep == inside) {
				end()
				continue
			}
			if len(piece) == 0 {
				piece = append(piece, mid(x1, x2, a), mid(y1, y2, a))
			}
			piece = append(piece, mid(x1, x2, b), mid(y1, y2, b))
		}
	}
	end()
}

// mid is the place between a and b, exactly one of them at 0 and 1.
func mid(a, b, t float64) float64 {
	if t == 1 {
		return b
	}
	return a + float64(t*(b-a))
}

// cuts returns where a segment meets the mask's edge, as fractions of its
// length in order, with 0 first and 1 last.
func (m *Mask) cuts(x1, y1, x2, y2 float64) []float64 {
	cuts := []float64{0, 1}
	box := rtree.Box{MinX: min(x1, x2), MinY: min(y1, y2), MaxX: max(x1, x2), MaxY: max(y1, y2)}
	m.edges.each(box, func(i int) bool {
		r := m.runs[i].xy
		for k := 0; k+3 < len(r); k += 2 {
			cuts = appendCuts(cuts, x1, y1, x2-x1, y2-y1, r[k:k+4])
		}
		return false
	})
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// appendCuts appends where the segment from x, y over ux, uy meets an edge.
func appendCuts(cuts []float64, x, y, ux, uy float64, e []float64) []float64 {
	vx, vy := e[2]-e[0], e[3]-e[1]
	wx, wy := e[0]-x, e[1]-y
	det := float64(ux*vy) - float64(uy*vx)
	if det == 0 { // parallel: its ends, if it is on the same line
		if length := float64(ux*ux) + float64(uy*uy); length > 0 && float64(wx*uy) == float64(wy*ux) {
			for _, t := range [2]float64{
				(float64(wx*ux) + float64(wy*uy)) / length,
				(float64((wx+vx)*ux) + float64((wy+vy)*uy)) / length,
			} {
				if t > 0 && t < 1 {
					cuts = append(cuts, t)
				}
			}
		}
		return cuts
	}
	t := (float64(wx*vy) - float64(wy*vx)) / det
	s := (float64(wx*uy) - float64(wy*ux)) / det
	if t > 0 && t < 1 && s >= 0 && s <= 1 {
		cuts = append(cuts, t)
	}
	return cuts
}
