package kartograph

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"strconv"
	"testing"
)

// drawnPath is a path as a browser reads it: its subpaths as flat pairs, filled
// by the even-odd rule.
type drawnPath struct {
	// group is the id of the group that it stands in, attributes are its own.
	group      string
	attributes map[string]string
	subpaths   [][]float64
	// box is the least and the largest x and y.
	box [4]float64
}

// drawnPaths reads the paths of an SVG file.
func drawnPaths(t *testing.T, svg []byte) []drawnPath {
	t.Helper()
	var all []drawnPath
	var groups []string
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			own := map[string]string{}
			for _, a := range token.Attr {
				own[a.Name.Local] = a.Value
			}
			switch token.Name.Local {
			case "g", "svg":
				groups = append(groups, own["id"])
			case "path":
				p := drawnPath{group: groups[len(groups)-1], attributes: own, subpaths: subpaths(t, own["d"])}
				p.measure()
				all = append(all, p)
			}
		case xml.EndElement:
			if token.Name.Local == "g" {
				groups = groups[:len(groups)-1]
			}
		}
	}
}

// subpaths reads path data of lines.
func subpaths(t *testing.T, d string) [][]float64 {
	t.Helper()
	var all [][]float64
	var x, y float64
	command := byte(0)
	number := func() float64 {
		end := 0
		for end < len(d) && (d[end] >= '0' && d[end] <= '9' || d[end] == '.' && !bytes.ContainsRune([]byte(d[:end]), '.') || (d[end] == '-') && end == 0) {
			end++
		}
		v, err := strconv.ParseFloat(d[:end], 64)
		if err != nil {
			t.Fatalf("path data %q: %v", d[:min(len(d), 20)], err)
		}
		d = d[end:]
		return v
	}
	for len(d) > 0 {
		switch c := d[0]; {
		case c == ' ' || c == ',' || c == '\n':
			d = d[1:]
			continue
		case c >= 'A' && c <= 'z':
			command, d = c, d[1:]
			if c == 'z' || c == 'Z' {
				last := all[len(all)-1]
				x, y = last[0], last[1]
			}
			continue
		}
		fromX, fromY := x, y
		if command < 'a' {
			fromX, fromY = 0, 0
		}
		skip := func() {
			for len(d) > 0 && (d[0] == ' ' || d[0] == ',') {
				d = d[1:]
			}
		}
		switch command {
		case 'h', 'H':
			x = fromX + number()
		case 'v', 'V':
			y = fromY + number()
		case 'm', 'M', 'l', 'L':
			x = fromX + number()
			skip()
			y = fromY + number()
		default:
			t.Fatalf("path data has a command %q", command)
		}
		switch command {
		case 'm', 'M':
			all = append(all, nil)
			command-- // further pairs are lines
		}
		all[len(all)-1] = append(all[len(all)-1], x, y)
	}
	return all
}

func (p *drawnPath) measure() {
	p.box = [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range p.subpaths {
		for i := 0; i < len(s); i += 2 {
			p.box[0], p.box[2] = math.Min(p.box[0], s[i]), math.Max(p.box[2], s[i])
			p.box[1], p.box[3] = math.Min(p.box[1], s[i+1]), math.Max(p.box[3], s[i+1])
		}
	}
}

// holds tells by the even-odd rule whether a point is filled.
func (p *drawnPath) holds(x, y float64) bool {
	if x < p.box[0] || y < p.box[1] || x > p.box[2] || y > p.box[3] {
		return false
	}
	odd := false
	for _, s := range p.subpaths {
		x0, y0 := s[len(s)-2], s[len(s)-1]
		for i := 0; i < len(s); i += 2 {
			x1, y1 := s[i], s[i+1]
			if (y0 > y) != (y1 > y) && x < x0+(x1-x0)*((y-y0)/(y1-y0)) {
				odd = !odd
			}
			x0, y0 = x1, y1
		}
	}
	return odd
}

// distance is how far a point is from the path's lines, closed.
func (p *drawnPath) distance(x, y float64) float64 {
	best := math.Inf(1)
	for _, s := range p.subpaths {
		x0, y0 := s[len(s)-2], s[len(s)-1]
		for i := 0; i < len(s); i += 2 {
			x1, y1 := s[i], s[i+1]
			dx, dy := x1-x0, y1-y0
			k := 0.0
			if dx != 0 || dy != 0 {
				k = math.Max(0, math.Min(((x-x0)*dx+(y-y0)*dy)/(dx*dx+dy*dy), 1))
			}
			best = math.Min(best, math.Hypot(x0+k*dx-x, y0+k*dy-y))
			x0, y0 = x1, y1
		}
	}
	return best
}

// area is what the path encloses, subpaths that lie in others being holes.
func (p *drawnPath) area() float64 {
	sum := 0.0
	for _, s := range p.subpaths {
		twice := 0.0
		for i := 0; i < len(s); i += 2 {
			j := (i + 2) % len(s)
			twice += s[i]*s[j+1] - s[j]*s[i+1]
		}
		sum += twice / 2
	}
	return math.Abs(sum)
}
