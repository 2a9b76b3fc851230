package raster

import "math"

// mostDashes is how many dashes a line may have; one with more is drawn as a whole line,
// whose dashes nobody could tell apart.
const mostDashes = 1 << 20

// dash cuts a line into its dashes. One across the beginning of a ring is whole.
func dash(points []point, closed bool, pen Pen, draw func(points []point, closed bool)) {
	if closed && len(points) > 1 {
		points = append(points[:len(points):len(points)], points[0])
	}
	period, length := 0.0, 0.0
	for _, d := range pen.Dashes {
		period += d
	}
	for i := 1; i < len(points); i++ {
		length += hypot(points[i].x-points[i-1].x, points[i].y-points[i-1].y)
	}
	if !(period > 0) || !(length/period*float64(len(pen.Dashes)) < mostDashes) {
		draw(points, false)
		return
	}
	d := dasher{dashes: pen.Dashes, draw: draw}
	d.begin(pen.Offset, period)
	startsOn := d.on()
	for i, at := range points {
		d.to(at, i == 0)
	}
	if closed && startsOn && d.on() && len(d.first) > 0 {
		d.line = append(d.line, d.first[1:]...)
		d.first = nil
	}
	if d.on() {
		d.end()
	}
	if len(d.first) > 0 {
		draw(d.first, false)
	}
}

// dasher follows a line and hands its dashes on.
type dasher struct {
	dashes []float64
	draw   func(points []point, closed bool)
	// at is the dash or gap at hand, left what is left of it.
	at   int
	left float64
	line []point
	// first is the dash at the beginning of the line, held back.
	first []point
	cuts  int
	last  point
}

func (d *dasher) on() bool { return d.at%2 == 0 }

// begin goes into the dashes as far as the offset says. An odd number of them is taken twice.
func (d *dasher) begin(offset, period float64) {
	if len(d.dashes)%2 == 1 {
		d.dashes = append(d.dashes[:len(d.dashes):len(d.dashes)], d.dashes...)
		period *= 2
	}
	offset = math.Mod(offset, period)
	if offset < 0 {
		offset += period
	}
	for offset >= d.dashes[d.at] && d.at < len(d.dashes)-1 {
		offset -= d.dashes[d.at]
		d.at++
	}
	d.left = max(0, d.dashes[d.at]-offset)
}

// to follows the line to a point.
func (d *dasher) to(at point, begins bool) {
	if begins {
		d.last = at
		if d.on() {
			d.line = append(d.line, at)
		}
		return
	}
	dx, dy := at.x-d.last.x, at.y-d.last.y
	length := hypot(dx, dy)
	done := 0.0
	for length-done > d.left {
		done += d.left
		t := done / length
		d.cut(point{d.last.x + float64(dx*t), d.last.y + float64(dy*t)})
	}
	d.left -= length - done
	if d.on() {
		d.line = append(d.line, at)
	}
	d.last = at
}

// cut ends a dash or gap.
func (d *dasher) cut(at point) {
	if d.on() {
		d.line = append(d.line, at)
		d.end()
	}
	d.at = (d.at + 1) % len(d.dashes)
	d.left = d.dashes[d.at]
	d.cuts++
	if d.on() {
		d.line = append(d.line[:0], at)
	}
}

// end hands the dash at hand on, or holds it back where the line begins with it.
func (d *dasher) end() {
	if d.cuts == 0 {
		d.first = append([]point(nil), d.line...)
	} else {
		d.draw(distinct(d.line), false)
	}
	d.line = d.line[:0]
}

// distinct leaves out points that repeat the one before, in place.
func distinct(points []point) []point {
	n := 0
	for i, at := range points {
		if i == 0 || at != points[n-1] {
			points[n] = at
			n++
		}
	}
	return points[:n]
}
