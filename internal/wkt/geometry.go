package wkt

import (
	"math"
	"strconv"

	"github.com/twpayne/go-geom"
)

// position reads the ordinates of one point and appends the first two to flat.
func (p *parser) position() error {
	var xy [2]float64
	n := 0
	for {
		v, ok := p.number()
		if !ok {
			break
		}
		if n < 2 {
			xy[n] = v
		}
		n++
	}
	switch {
	case n < 2 || n > 4:
		return p.fault("a point has 2 to 4 numbers, this one %d", n)
	case p.size == 0:
		p.size = n
	case n != p.size:
		return p.fault("a point has %d numbers, the ones before it have %d", n, p.size)
	}
	if math.IsNaN(xy[0]+xy[1]) || math.IsInf(xy[0], 0) || math.IsInf(xy[1], 0) {
		return p.fault("coordinates %g, %g are no numbers", xy[0], xy[1])
	}
	p.flat = append(p.flat, xy[0], xy[1])
	return nil
}

// number reads a number if one comes next.
func (p *parser) number() (float64, bool) {
	p.blanks()
	end := p.at
	for end < len(p.text) && isNumberByte(p.text[end]) {
		end++
	}
	v, err := strconv.ParseFloat(p.text[p.at:end], 64)
	if err != nil {
		return 0, false
	}
	p.at = end
	return v, true
}

func isNumberByte(c byte) bool {
	return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E'
}

// list reads items in parentheses, divided by commas.
func (p *parser) list(item func() error) error {
	if err := p.expect('('); err != nil {
		return err
	}
	for {
		if err := item(); err != nil {
			return err
		}
		if p.accept(')') {
			return nil
		}
		if !p.accept(',') {
			return p.fault(`"," or ")" is expected`)
		}
	}
}

func (p *parser) point() (geom.T, error) {
	if err := p.expect('('); err != nil {
		return nil, err
	}
	if err := p.position(); err != nil {
		return nil, err
	}
	return geom.NewPointFlat(geom.XY, p.flat), p.expect(')')
}

// path reads the points of a line.
func (p *parser) path() error {
	start := len(p.flat)
	if err := p.list(p.position); err != nil {
		return err
	}
	if n := (len(p.flat) - start) / 2; n < 2 {
		return p.fault("a line has at least 2 points, this one %d", n)
	}
	return nil
}

// ring reads the points of a ring and closes it.
func (p *parser) ring() error {
	start := len(p.flat)
	if err := p.list(p.position); err != nil {
		return err
	}
	x, y := p.flat[start], p.flat[start+1]
	if last := len(p.flat) - 2; p.flat[last] != x || p.flat[last+1] != y {
		p.flat = append(p.flat, x, y)
	}
	if n := (len(p.flat) - start) / 2; n < 4 {
		return p.fault("a ring has at least 3 points, this one %d", n-1)
	}
	return nil
}

func (p *parser) lineString() (geom.T, error) {
	if err := p.path(); err != nil {
		return nil, err
	}
	return geom.NewLineStringFlat(geom.XY, p.flat), nil
}

// rings reads the rings of a polygon and returns where they end.
func (p *parser) rings() (ends []int, err error) {
	err = p.list(func() error {
		err := p.ring()
		ends = append(ends, len(p.flat))
		return err
	})
	return ends, err
}

func (p *parser) polygon() (geom.T, error) {
	ends, err := p.rings()
	if err != nil {
		return nil, err
	}
	return geom.NewPolygonFlat(geom.XY, p.flat, ends), nil
}

func (p *parser) multiPoint() (geom.T, error) {
	err := p.list(func() error {
		if p.empty() {
			return nil
		}
		if !p.accept('(') {
			return p.position()
		}
		if err := p.position(); err != nil {
			return err
		}
		return p.expect(')')
	})
	if err != nil || len(p.flat) == 0 {
		return nil, err
	}
	return geom.NewMultiPointFlat(geom.XY, p.flat), nil
}

// empty takes the word EMPTY and reports whether it came next.
func (p *parser) empty() bool {
	at := p.at
	if p.word() == "EMPTY" {
		return true
	}
	p.at = at
	return false
}

func (p *parser) multiLineString() (geom.T, error) {
	var ends []int
	err := p.list(func() error {
		if p.empty() {
			return nil
		}
		err := p.path()
		ends = append(ends, len(p.flat))
		return err
	})
	if err != nil || len(ends) == 0 {
		return nil, err
	}
	return geom.NewMultiLineStringFlat(geom.XY, p.flat, ends), nil
}

func (p *parser) multiPolygon() (geom.T, error) {
	var endss [][]int
	err := p.list(func() error {
		if p.empty() {
			return nil
		}
		ends, err := p.rings()
		endss = append(endss, ends)
		return err
	})
	if err != nil || len(endss) == 0 {
		return nil, err
	}
	return geom.NewMultiPolygonFlat(geom.XY, p.flat, endss), nil
}

func (p *parser) collection(depth int) (geom.T, error) {
	c := geom.NewGeometryCollection()
	err := p.list(func() error {
		g, err := p.geometry(depth + 1)
		if err != nil || g == nil {
			return err
		}
		return c.Push(g)
	})
	if err != nil || c.NumGeoms() == 0 {
		return nil, err
	}
	return c, nil
}
