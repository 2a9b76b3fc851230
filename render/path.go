package render

import (
	"encoding/binary"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/longlist"
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
		p.data = longlist.For(p.data, bytes)
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
	if len(flat) < 2 {
		return false, nil
	}
	p.grow(bytesPerPoint * min(len(flat)/stride, mostPoints))
	x, okX := p.snap(flat[0])
	y, okY := p.snap(flat[1])
	if !okX || !okY {
		return false, undrawable(flat, 0, stride)
	}
	start := step{x, y}
	at, last := start, step{} // the step that is not yet written
	var kept [stepBlock + 1]step
	for i := stride; i+1 < len(flat); i += stepBlock * stride {
		n, ok := p.onGrid(&kept, flat[i:min(i+stepBlock*stride, len(flat))], stride, &at)
		if !ok {
			return drawn, undrawable(flat, i+n, stride)
		}
		if n == 0 {
			continue
		}
		steps := kept[:n]
		if !drawn {
			drawn, last, steps = true, kept[0], kept[1:n]
			p.move(start.x, start.y)
		}
		p.lines(joined(steps, &last))
	}
	if !drawn {
		return false, nil
	}
	if !closed || at != start {
		p.line(last.x, last.y)
	}
	if closed {
		p.close(start.x, start.y)
	}
	return true, nil
}

// undrawable is the error of a point that is not on the grid.
func undrawable(flat []float64, i, stride int) error {
	return fmt.Errorf("point %d is at %v, %v, which cannot be drawn", i/stride+1, flat[i], flat[i+1])
}

// joined makes one step of several that go in the same direction. It begins with the step
// before, and keeps the last one back in its place, as the next steps may lengthen it.
func joined(steps []step, before *step) []step {
	n, last := 0, *before
	for _, s := range steps {
		if last.x*s.y == last.y*s.x && straight(last.x, last.y, s.x, s.y) { // most pairs end here
			last.x, last.y = last.x+s.x, last.y+s.y
			continue
		}
		steps[n], last = last, s
		n++
	}
	*before = last
	return steps[:n]
}

// straight reports whether two steps have exactly the same direction. Steps so
// long that the product could overflow do not count.
func straight(ax, ay, bx, by int64) bool {
	const far = 1 << 30
	if (ax^bx) < 0 || (ay^by) < 0 {
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

// lines adds straight steps.
func (p *path) lines(steps []step) {
	for len(steps) > 0 {
		if !compact.Program {
			steps = p.nearLines(steps)
		}
		if len(steps) > 0 {
			p.line(steps[0].x, steps[0].y)
			steps = steps[1:]
		}
	}
}

// nearLines adds steps up to the first that is not short, or might be shorter by where it
// ends, and returns the rest: what line, along and number say of these is written out, as
// nine in ten are so.
func (p *path) nearLines(steps []step) []step {
	const room = 1 + 2*(1+8) // a letter, and twice a blank or a sign and a number
	near := min(shortSteps, 10*p.steps)
	if p.absolute {
		return steps
	}
	p.grow(room * len(steps))
	n, done, command := len(p.data), 0, p.command
	letter, dot := bit(p.letter), bit(p.dot)
	for _, s := range steps {
		if s.x >= near || s.x <= -near || s.y >= near || s.y <= -near {
			break
		}
		b, c, k := p.data[n:n+room], byte('l'), s.x
		switch {
		case s.y == 0:
			c = 'h'
		case s.x == 0:
			c, k = 'v', s.y
		}
		text := p.short[size(k)]
		if c != 'l' && !p.longEnd(c, s, text) {
			break
		}
		at := 0
		if command != c {
			b[0], at, letter, command = c, 1, 1, c
		}
		at += nearNumber(b[at:], k, text, letter, dot)
		if letter, dot = 0, text>>63; c == 'l' {
			text = p.short[size(s.y)]
			at += nearNumber(b[at:], s.y, text, 0, dot)
			dot = text >> 63
		}
		p.x, p.y = p.x+s.x, p.y+s.y
		n, done = n+at, done+1
	}
	p.data, p.vertices, p.command = p.data[:n], p.vertices+done, command
	p.letter, p.dot = letter != 0, dot != 0
	return steps[done:]
}

// longEnd reports whether it is known at a glance that a step along an axis, whose size is
// text, is no longer than the number of where it ends: that has five characters or more.
func (p *path) longEnd(command byte, s step, text uint64) bool {
	to := p.x + s.x
	if command == 'v' {
		to = p.y + s.y
	}
	return to >= shortSteps && p.decimals > 0 && to%10 != 0 && lengthOf(text) <= 4
}

// nearNumber puts a short number at the beginning of b, after a blank where it needs one; see
// number. It returns how many characters these are.
func nearNumber(b []byte, k int64, text, letter, dot uint64) int {
	negative := uint64(k) >> 63
	b[0] = byte(' ' + negative*('-'-' '))
	at := int(negative | (1-letter)&(1-dot&(text>>62)&1))
	binary.LittleEndian.PutUint64(b[at:], text)
	return at + lengthOf(text)
}

// size is a number without its sign.
func size(k int64) int64 { return (k ^ k>>63) - k>>63 }

// bit is 1 for true.
func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
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
