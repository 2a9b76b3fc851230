package render

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// path builds the data of one <path>.
type path struct {
	grid
	data     []byte
	absolute bool

	x, y int64 // the current point, in steps
	// command is the one that numbers without a letter would repeat; 0 at
	// the beginning.
	command byte
	// letter says that data ends in a letter, dot that its last number has
	// a decimal point; they decide whether a separator is needed.
	letter, dot bool
	vertices    int
}

// reset begins a new path in the place of those before.
func (p *path) reset() {
	p.data = p.data[:0]
	p.begin()
}

// begin begins a new path behind those before.
func (p *path) begin() {
	p.x, p.y, p.command, p.vertices = 0, 0, 0, 0
	p.letter, p.dot = false, false
}

// grow makes room for so many bytes, and where there is none for as many as there are:
// lists that grow by a quarter each time take five times their memory on the way.
func (p *path) grow(bytes int) {
	if cap(p.data)-len(p.data) < bytes {
		p.data = slices.Grow(p.data, max(bytes, len(p.data)))
	}
}

// bytesPerPoint is about how many bytes a point takes, up to mostPoints of which there
// is room before they are written.
const (
	bytesPerPoint = 6
	mostPoints    = 1 << 16
)

// part adds a line or a closed ring of points in pixels, of which only the
// first two of each stride numbers count. It is not drawn when all its points
// are the same on the grid. Points exactly between their neighbours on the grid
// are left out, which nobody can see.
func (p *path) part(flat []float64, stride int, closed bool) (drawn bool, err error) {
	var startX, startY, lastX, lastY int64
	var stepX, stepY int64 // the step that is not yet written
	p.grow(bytesPerPoint * min(len(flat)/stride, mostPoints))
	for i := 0; i+1 < len(flat); i += stride {
		x, okX := p.snap(flat[i])
		y, okY := p.snap(flat[i+1])
		if !okX || !okY {
			return drawn, fmt.Errorf("point %d is at %v, %v, which cannot be drawn", i/stride+1, flat[i], flat[i+1])
		}
		if i == 0 {
			startX, startY, lastX, lastY = x, y, x, y
			continue
		}
		dx, dy := x-lastX, y-lastY
		if dx == 0 && dy == 0 {
			continue
		}
		lastX, lastY = x, y
		switch {
		case !drawn:
			drawn = true
			p.move(startX, startY)
		case straight(stepX, stepY, dx, dy):
			stepX += dx
			stepY += dy
			continue
		default:
			p.line(stepX, stepY)
		}
		stepX, stepY = dx, dy
	}
	if !drawn {
		return false, nil
	}
	if !closed || lastX != startX || lastY != startY {
		p.line(stepX, stepY)
	}
	if closed {
		p.close(startX, startY)
	}
	return true, nil
}

// straight reports whether two steps have exactly the same direction. Steps so
// long that the product could overflow do not count.
func straight(ax, ay, bx, by int64) bool {
	const far = 1 << 30
	if (ax^bx) < 0 || (ay^by) < 0 { // most pairs end here
		return false
	}
	if ax > far || ax < -far || ay > far || ay < -far || bx > far || bx < -far || by > far || by < -far {
		return false
	}
	return ax*by == ay*bx && (ax != 0) == (bx != 0) && (ay != 0) == (by != 0)
}

// point writes a part that is only a point, so that the element has a place.
func (p *path) point(x, y int64) {
	p.move(x, y)
	p.close(x, y)
}

// move begins a part. At the beginning of a path "m" means the same as "M",
// and lets the relative "l" that follows go unsaid.
func (p *path) move(x, y int64) {
	dx, dy := x-p.x, y-p.y
	if p.absolute || p.command != 0 && p.pair(x, y)+1 < p.pair(dx, dy) {
		p.put('M', 'L')
		p.number(x)
		p.number(y)
	} else {
		p.put('m', 'l')
		p.number(dx)
		p.number(dy)
	}
	p.x, p.y = x, y
	p.vertices++
}

// line adds a straight step.
func (p *path) line(dx, dy int64) {
	p.x += dx
	p.y += dy
	p.vertices++
	switch {
	case dy == 0:
		p.along('h', dx, p.x)
	case dx == 0:
		p.along('v', dy, p.y)
	case p.absolute || p.far(dx, dy) && p.shorterAbsolute(dx, dy):
		if p.command != 'L' {
			p.put('L', 'L')
		}
		p.number(p.x)
		p.number(p.y)
	default:
		if p.command != 'l' {
			p.put('l', 'l')
		}
		p.number(dx)
		p.number(dy)
	}
}

// along adds a horizontal or vertical step, by its length or by where it ends.
// Its letter pays even between two l: "l1 0" is no shorter.
func (p *path) along(command byte, by, to int64) {
	absolute := command - 'a' + 'A'
	if p.absolute || p.after(absolute, to) < p.after(command, by) {
		command, by = absolute, to
	}
	if p.command != command {
		p.put(command, command)
	}
	p.number(by)
}

// after is how many characters a number needs after a command, which need not
// be said when it is the one at hand.
func (p *path) after(command byte, k int64) int {
	if p.command == command && k < 0 {
		return p.width(k)
	}
	return 1 + p.width(k)
}

// far reports whether a step is so long that its end might be shorter to write.
func (p *path) far(dx, dy int64) bool {
	reach := 10 * p.steps
	return dx >= reach || dx <= -reach || dy >= reach || dy <= -reach
}

// shorterAbsolute reports whether "L" with the end of a step, and the letter for
// going back to relative steps, is shorter than the step.
func (p *path) shorterAbsolute(dx, dy int64) bool {
	relative, absolute := p.pair(dx, dy), p.pair(p.x, p.y)
	if p.command != 'l' {
		relative++
	}
	if p.command != 'L' {
		absolute += 2
	}
	return absolute < relative
}

// pair is how many characters two numbers need after a letter.
func (p *path) pair(a, b int64) int {
	n := p.width(a) + p.width(b)
	if b < 0 || b > 0 && b < p.steps && a%p.steps != 0 {
		return n
	}
	return n + 1
}

// close closes a ring and goes back to its start.
func (p *path) close(startX, startY int64) {
	p.put('z', 'z')
	p.x, p.y = startX, startY
}

// put writes a letter; next is the command that more numbers would repeat.
func (p *path) put(letter, next byte) {
	p.data = append(p.data, letter)
	p.command, p.letter = next, true
}

// number writes a number, after a blank where it would run into the one before
// it: not after a letter, before a sign, or before a point if the number
// before has one already.
func (p *path) number(k int64) {
	if k < shortSteps && k > -shortSteps {
		p.shortNumber(k)
		return
	}
	if !p.letter && k >= 0 && !(p.dot && k > 0 && k < p.steps) {
		p.data = append(p.data, ' ')
	}
	p.data = p.appendNumber(p.data, k)
	p.letter, p.dot = false, k%p.steps != 0
}

// shortNumber is number for those that are ready to be written.
func (p *path) shortNumber(k int64) {
	const room = 1 + 8 // a blank or a sign, and the number
	p.grow(room)
	n := len(p.data)
	b := p.data[:n+room]
	size := k
	switch {
	case k < 0:
		size = -k
		b[n] = '-'
		n++
	case !p.letter && !(p.dot && k > 0 && k < p.steps):
		b[n] = ' '
		n++
	}
	text := p.short[size]
	binary.LittleEndian.PutUint64(b[n:], text)
	p.data = b[:n+lengthOf(text)]
	p.letter, p.dot = false, text&pointed != 0
}
