package furniture

import (
	"fmt"
	"math"

	"github.com/twpayne/go-geom"
)

// degreesShown are the degrees of a map: longitudes from West to East as seen from
// Middle, and latitudes from South to North.
type degreesShown struct {
	Middle, West, East, South, North float64
}

// shownCells is how many places across and down a map is looked at.
const shownCells = 32

// shown finds which degrees the map has, a little more rather than less. Where there
// is no inverse, and beside the globe, it is the whole world.
func (p Page) shown() degreesShown {
	world := degreesShown{0, -180, 180, -90, 90}
	middle, _, ok := p.Proj.Inverse((p.Rect.MinX+p.Rect.MaxX)/2, (p.Rect.MinY+p.Rect.MaxY)/2)
	if !ok {
		return world
	}
	s := degreesShown{middle, math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
	marginLon, marginLat := 0.0, 0.0
	var above [shownCells + 1][2]float64
	for row := range shownCells + 1 {
		for column := range shownCells + 1 {
			x := p.Rect.MinX + float64(p.Rect.Width()*float64(column)/shownCells)
			y := p.Rect.MinY + float64(p.Rect.Height()*float64(row)/shownCells)
			lon, lat, ok := p.Proj.Inverse(x, y)
			if !ok {
				return world
			}
			at := [2]float64{math.Remainder(lon-middle, 360), lat}
			s.West, s.East, s.South, s.North = min(s.West, at[0]), max(s.East, at[0]), min(s.South, at[1]), max(s.North, at[1])
			if row > 0 {
				marginLon, marginLat = max(marginLon, math.Abs(at[0]-above[column][0])), max(marginLat, math.Abs(at[1]-above[column][1]))
			}
			if column > 0 {
				marginLon, marginLat = max(marginLon, math.Abs(at[0]-above[column-1][0])), max(marginLat, math.Abs(at[1]-above[column-1][1]))
			}
			above[column] = at
		}
	}
	s.West, s.East, s.South, s.North = s.West-marginLon, s.East+marginLon, s.South-marginLat, s.North+marginLat
	return s
}

// longitudes are the parts of -180 to 180 degrees that may be on the map, from west to
// east; they may reach beyond.
func (s degreesShown) longitudes() [][2]float64 {
	if s.whole() {
		return [][2]float64{{-180, 180}}
	}
	var parts [][2]float64
	for _, turn := range []float64{-360, 0, 360} {
		part := [2]float64{s.Middle + s.West + turn, s.Middle + s.East + turn}
		if part[0] <= 180 && part[1] > -180 {
			parts = append(parts, part)
		}
	}
	return parts
}

// whole reports whether all longitudes may be on the map.
func (s degreesShown) whole() bool { return s.East-s.West >= 360 }

// wide reports whether the map shows so much of the world that whole lines are cheap. A
// line from pole to pole, or around the globe, has millions of points where a map
// shows a house.
func (s degreesShown) wide() bool { return max(s.North-s.South, s.East-s.West) > 10 }

// parallel is as much of a parallel as the map may show.
func (s degreesShown) parallel(lat float64) geom.T {
	if s.wide() {
		return geom.NewLineStringFlat(geom.XY, []float64{-180, lat, -90, lat, 0, lat, 90, lat, 180, lat})
	}
	return geom.NewLineStringFlat(geom.XY, []float64{s.Middle + s.West, lat, s.Middle + (s.West+s.East)/2, lat, s.Middle + s.East, lat})
}

// meridian is as much of a meridian as the map may show.
func (s degreesShown) meridian(lon float64) geom.T {
	const most = 89.999 // at the poles all meridians meet
	if s.wide() {
		return geom.NewLineStringFlat(geom.XY, []float64{lon, -most, lon, 0, lon, most})
	}
	south, north := max(-most, s.South), min(most, s.North)
	return geom.NewLineStringFlat(geom.XY, []float64{lon, south, lon, (south + north) / 2, lon, north})
}

// mostDegrees is how many parallels, or meridians, of a map may have numbers.
const mostDegrees = 500

// everyStep lists the parallels and meridians that the map may show a step of degrees
// apart, or says that there would be more of them than anybody could read.
func (s degreesShown) everyStep(step float64) (parallels, meridians []float64, problem string) {
	if most := max(s.North-s.South, s.East-s.West) / step; !(most <= mostDegrees) {
		return nil, nil, fmt.Sprintf("a step of %g degrees would have %.0f numbers along an edge of this map, and more than %d are not looked for; they are left out: give a larger step", step, most, mostDegrees)
	}
	for i := math.Ceil(max(-90, s.South) / step); i*step <= min(90, s.North); i++ {
		parallels = append(parallels, i*step)
	}
	for _, part := range s.longitudes() {
		for i := math.Ceil(max(-180/step+1e-9, part[0]/step)); i*step <= min(180, part[1]); i++ {
			meridians = append(meridians, i*step)
		}
	}
	return parallels, meridians, ""
}
