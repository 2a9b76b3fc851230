package raster

import "math"

// dash cuts a line into its dashes, as far as it is seen. One across the beginning of a ring is
// whole.
func dash(points []point, closed bool, pen Pen, page view, draw func(points []point, closed bool)) {
	dashes := dashesFor(points, pen, page)
	if dashes == nil {
		draw(points, closed)
		return
	}
	if closed && len(points) > 1 {
		points = append(points[:len(points):len(points)], points[0])
	}
	d := dasher{dashes: dashes, pen: pen, page: page, draw: draw}
	for _, one := range d.dashes {
		d.period += one
	}
	d.begin(pen.Offset)
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
	period float64
	pen    Pen
	page   view
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

// begin goes into the dashes as far as the offset says.
func (d *dasher) begin(offset float64) {
	offset = math.Mod(offset, d.period)
	if offset != offset {
		offset = 0
	}
	if offset < 0 {
		offset += d.period
	}
	for offset > 0 && offset >= d.dashes[d.at] && d.at < len(d.dashes)-1 { // a dash of no length at the beginning shows
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
	s, length := segmentOf(d.last, at)
	from, to := d.page.sees(s, length, d.pen)
	// Corners are drawn wherever they are, as miters are long: what is left out lies between.
	done := d.walk(s, 0, min(d.period, length), length)
	done = d.walk(s, d.skip(s, done, from), to, length)
	done = d.walk(s, d.skip(s, done, length), length, length)
	d.left -= length - done
	if d.on() {
		d.line = append(d.line, at)
	}
	d.last = at
}

// walk cuts dashes from a place of a part until another, and returns how far they are done.
func (d *dasher) walk(s segment, done, until, length float64) float64 {
	for length-done > d.left && done <= until {
		done += d.left
		d.cut(s.at(done), s.along)
	}
	return done
}

// skip leaves out the whole periods between two places of a part, where nobody sees them, and
// returns how far the dashes are done.
func (d *dasher) skip(s segment, done, until float64) float64 {
	periods := math.Floor((until-done)/d.period) - 1
	if !(periods > 0) {
		return done
	}
	if d.on() {
		d.line = append(d.line, s.at(done))
		d.end()
	}
	d.cuts++
	done += float64(periods * d.period)
	if d.on() {
		d.line = append(d.line[:0], s.at(done))
	}
	return done
}

// speck is how long a dash of no length is drawn, in pixels: its caps know the line's direction by it.
const speck = 1.0 / 1024

// cut ends a dash or gap of a line that goes on in a direction.
func (d *dasher) cut(at, along point) {
	if d.on() {
		if d.dashes[d.at] == 0 && d.pen.Cap != ButtCap {
			at = point{at.x + float64(along.x*speck), at.y + float64(along.y*speck)}
		}
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
