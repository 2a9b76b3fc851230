package crs

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// gridStep shifts through the first of some grids that has the point.
type gridStep struct {
	grids []*grid.NTv2
	// reversed says that the grids lead to WGS 84.
	reversed bool
}

func (s *gridStep) forward(lambda, phi float64) (float64, float64) {
	if s.reversed {
		return s.against(lambda, phi)
	}
	return s.along(lambda, phi)
}

func (s *gridStep) inverse(lambda, phi float64) (float64, float64) {
	if s.reversed {
		return s.along(lambda, phi)
	}
	return s.against(lambda, phi)
}

// along goes the way that the file is made for.
func (s *gridStep) along(lambda, phi float64) (float64, float64) {
	g := s.find(lambda, phi)
	if g == nil {
		return math.NaN(), math.NaN()
	}
	dl, dp := g.Shift(lambda, phi)
	return lambda + dl, phi + dp
}

// against looks for the point that the file leads to this one. PROJ takes its
// last estimate where the search leaves the grids; so do we.
func (s *gridStep) against(lambda, phi float64) (float64, float64) {
	g := s.find(lambda, phi)
	if g == nil {
		return math.NaN(), math.NaN()
	}
	dl, dp := g.Shift(lambda, phi)
	l, p := lambda-dl, phi-dp
	for range 10 {
		if dl, dp = g.Shift(l, p); !finite(dl, dp) {
			next := s.find(l, p)
			if next == nil || next == g {
				break
			}
			g = next
			if dl, dp = g.Shift(l, p); !finite(dl, dp) {
				break
			}
		}
		offL, offP := sphere.Wrap(l+dl-lambda), p+dp-phi
		l, p = l-offL, p-offP
		if math.Hypot(offL, offP) < 1e-12 {
			break
		}
	}
	return l, p
}

func (s *gridStep) find(lambda, phi float64) *grid.Subgrid {
	for _, n := range s.grids {
		if g := n.Find(lambda, phi); g != nil {
			return g
		}
	}
	return nil
}
