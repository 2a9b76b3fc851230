//go:build !js

package font

import (
	"math"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
)

// bolder is an outline whose edges lie so much further out, as viewers draw bold letters of a
// family that has none: each point moves along the middle between the directions of the two
// edges that meet there. Contours that run around what is filled one way and around holes the
// other way grow and shrink.
func bolder(outline []face.Segment, by float64) []face.Segment {
	turn := 1.0
	if area(outline) < 0 {
		turn = -1
	}
	moved := append([]face.Segment{}, outline...)
	for from := 0; from < len(outline); {
		to := from + 1
		for to < len(outline) && outline[to].Op != face.MoveTo {
			to++
		}
		grow(moved[from:to], by*turn)
		from = to
	}
	return moved
}

// grow moves the points of a contour.
func grow(contour []face.Segment, by float64) {
	var at []*face.Point
	for i := range contour {
		for k := range Op(contour[i].Op).Points() {
			at = append(at, &contour[i].To[k])
		}
	}
	old := make([]face.Point, len(at))
	for i, p := range at {
		old[i] = *p
	}
	for i, p := range at {
		inX, inY := towards(old, i, -1)
		outX, outY := towards(old, i, 1)
		inX, inY = -inX, -inY
		// The middle of the normals, so long that both edges move by as much; sharp corners are
		// cut.
		x, y := inY+outY, -(inX + outX)
		const sharp = 0.25
		long := max(sharp, (1+float64(inX*outX)+float64(inY*outY))/2) * 2
		p.X += int(math.Round(float64(by*x) / long))
		p.Y += int(math.Round(float64(by*y) / long))
	}
}

// towards is the direction from a point to the next one elsewhere.
func towards(points []face.Point, i, by int) (x, y float64) {
	for k := 1; k < len(points); k++ {
		p := points[((i+by*k)%len(points)+len(points))%len(points)]
		dx, dy := float64(p.X-points[i].X), float64(p.Y-points[i].Y)
		if dx != 0 || dy != 0 {
			length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
			return dx / length, dy / length
		}
	}
	return 0, 0
}

// area is that of all contours, y down: its sign says which way they run.
func area(outline []face.Segment) int {
	sum := 0
	var first, last face.Point
	for _, s := range outline {
		end := s.To[Op(s.Op).Points()-1]
		if s.Op == face.MoveTo {
			sum += last.X*first.Y - first.X*last.Y
			first = end
		} else {
			for _, p := range s.To[:Op(s.Op).Points()] {
				sum += last.X*p.Y - p.X*last.Y
				last = p
			}
		}
		last = end
	}
	return sum + last.X*first.Y - first.X*last.Y
}
