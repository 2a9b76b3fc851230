package special

import (
	"math"
	"slices"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// visibleParts leaves out what of parallels and meridians in degrees cannot be in view, so
// that a map of a town does not draw parallels around the globe, which at its
// scale have thousands of bends. Edges much longer than what the frame shows
// are halved first. It returns nil when nothing remains.
func (v View) visibleParts(lines geom.T) geom.T {
	if v.MayShow == nil {
		return lines
	}
	c := lineCull{view: v, longest: max(v.Span, 0.25)}
	for line := range flat.Lines(lines) {
		c.stretch(line)
	}
	switch len(c.ends) {
	case 0:
		return nil
	case 1:
		return geom.NewLineStringFlat(geom.XY, c.flat)
	default:
		return geom.NewMultiLineStringFlat(geom.XY, c.flat, c.ends)
	}
}

// lineCull collects the edges of a line that may be visible.
type lineCull struct {
	view View
	// longest is the length in degrees beyond which an edge is halved.
	longest float64
	// flat and ends are the lines kept so far.
	flat []float64
	ends []int
}

// stretch goes through a stretch of the line by halves.
func (c *lineCull) stretch(coords []float64) {
	if !c.view.mayShow(coords) {
		return
	}
	if len(coords) == 4 {
		c.edge(coords[0], coords[1], coords[2], coords[3])
		return
	}
	half := len(coords) / 4 * 2
	c.stretch(coords[:half+2])
	c.stretch(coords[half:])
}

// mayShow reports whether a part of a parallel or meridian, points in degrees, may be in
// view. Such a line has its first and last point at the corners of its box.
func (v View) mayShow(coords []float64) bool {
	n := len(coords)
	return v.MayShow(flat.Degrees{
		West: min(coords[0], coords[n-2]), South: min(coords[1], coords[n-1]),
		East: max(coords[0], coords[n-2]), North: max(coords[1], coords[n-1]),
	})
}

// stretch returns the line in degrees from the first to the last point of those
// edges that may be in view, so that nothing is asked about the others; nil where
// none may.
func (v View) stretch(line *geom.LineString) *geom.LineString {
	if v.MayShow == nil {
		return line
	}
	coords := line.FlatCoords()
	from, to := v.ends(coords)
	if from == to {
		return nil
	}
	return geom.NewLineStringFlat(geom.XY, coords[from:to])
}

// ends returns where the part of a line begins and ends that stretch returns.
func (v View) ends(coords []float64) (from, to int) {
	if !v.mayShow(coords) {
		return 0, 0
	}
	if len(coords) <= 4 {
		return 0, len(coords)
	}
	half := len(coords) / 4 * 2
	from, to = v.ends(coords[:half+2])
	from2, to2 := v.ends(coords[half:])
	switch {
	case from2 == to2:
		return from, to
	case from == to:
		return half + from2, half + to2
	}
	return from, half + to2
}

// edge keeps an edge that may be visible.
func (c *lineCull) edge(x0, y0, x1, y1 float64) {
	if math.Abs(x1-x0)+math.Abs(y1-y0) > c.longest {
		x, y := (x0+x1)/2, (y0+y1)/2
		c.stretch([]float64{x0, y0, x, y})
		c.stretch([]float64{x, y, x1, y1})
		return
	}
	n := len(c.flat)
	if n == 0 || c.flat[n-2] != x0 || c.flat[n-1] != y0 {
		c.flat = append(c.flat, x0, y0)
		c.ends = append(c.ends, 0)
	}
	c.flat = append(c.flat, x1, y1)
	c.ends[len(c.ends)-1] = len(c.flat)
}

// near leaves out the parallels or meridians that cannot be in view, whole
// groups at once: a town's graticule would have thousands around the globe. box
// is the box in degrees of the lines between two positions.
func (v View) near(positions []float64, box func(from, to float64) flat.Degrees) []float64 {
	if len(positions) == 0 || v.MayShow == nil {
		return positions
	}
	if slices.IsSorted(positions) {
		return v.appendNear(nil, positions, func(list []float64) flat.Degrees { return box(list[0], list[len(list)-1]) })
	}
	return v.appendNear(nil, positions, func(list []float64) flat.Degrees { return box(slices.Min(list), slices.Max(list)) })
}

// appendNear appends what near returns; box is that of the lines at some positions.
func (v View) appendNear(to, positions []float64, box func(list []float64) flat.Degrees) []float64 {
	if !v.MayShow(box(positions)) {
		return to
	}
	if len(positions) == 1 {
		return append(to, positions[0])
	}
	half := len(positions) / 2
	return v.appendNear(v.appendNear(to, positions[:half], box), positions[half:], box)
}

func parallelsBox(from, to float64) flat.Degrees {
	return flat.Degrees{West: -180, South: from, East: 180, North: to}
}

func meridiansBox(from, to float64) flat.Degrees {
	return flat.Degrees{West: from, South: -90, East: to, North: 90}
}
