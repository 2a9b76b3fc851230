package render

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestPathData(t *testing.T) {
	cases := []struct {
		name     string
		decimals int
		closed   bool
		points   []float64
		relative string
		absolute string
	}{
		{"line", 2, false, []float64{1, 2, 3, 5}, "m1 2 2 3", "M1 2 3 5"},
		{"repeats need no letter", 2, false, []float64{0, 0, 1, 2, 2, 1}, "m0 0 1 2 1-1", "M0 0 1 2 2 1"},
		{"no separators", 2, false, []float64{.5, .5, .25, .75, 1.75, 1}, "m.5.5-.25.25 1.5.25", "M.5.5.25.75 1.75 1"},
		{"h and v", 2, false, []float64{0, 0, 5, 0, 5, 5, 3, 3}, "m0 0h5v5l-2-2", "M0 0H5V5L3 3"},
		{"back and forth", 2, false, []float64{0, 0, 5, 0, 3, 0}, "m0 0h5-2", "M0 0H5 3"},
		{"where it ends is shorter", 2, false, []float64{0, 0, 123.45, 0, 0, 0}, "m0 0h123.45H0", "M0 0H123.45 0"},
		{"where it ends is shorter, aslant", 2, false, []float64{1, 1, 123.45, 171.77, 2, 3, 4, 4}, "m1 1 122.45 170.77L2 3l2 1", "M1 1 123.45 171.77 2 3 4 4"},
		{"zero steps", 2, false, []float64{1, 1, 1.001, 1.002, 2, 2, 2.004, 2}, "m1 1 1 1", "M1 1 2 2"},
		{"no drift", 1, false, []float64{0, 0, .04, 1, .08, 2, .12, 3.5}, "m0 0v1l.1 1v1.5", "M0 0V1L.1 2V3.5"},
		{"straight runs", 2, false, []float64{0, 0, 1, 1, 2, 2, 5, 5, 4, 4}, "m0 0 5 5-1-1", "M0 0 5 5 4 4"},
		{"ring", 2, true, []float64{0, 0, 5, 0, 5, 5, 0, 0}, "m0 0h5v5z", "M0 0H5V5z"},
		{"ring that the data does not close", 2, true, []float64{0, 0, 5, 0, 5, 5}, "m0 0h5v5z", "M0 0H5V5z"},
		{"ring there and back", 2, true, []float64{0, 0, 5, 1, 0, 0}, "m0 0 5 1z", "M0 0 5 1z"},
		{"negative", 3, false, []float64{-.0004, -.5, -1.25, -100}, "m0-.5-1.25-99.5", "M0-.5-1.25-100"},
		{"whole pixels", 0, false, []float64{.5, 1.49, -.5, 10}, "m1 1-2 9", "M1 1-1 10"},
		{"many decimals", 6, false, []float64{0.000001, 0.123456, 1000.5, 2}, "m.000001.123456L1000.5 2", "M.000001.123456 1000.5 2"},
		{"point", 2, true, []float64{1, 1, 1.001, 1, 1, 1}, "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for _, absolute := range []bool{false, true} {
				p := path{grid: newGrid(c.decimals), absolute: absolute}
				drawn, err := p.part(c.points, 2, c.closed)
				want := c.relative
				if absolute {
					want = c.absolute
				}
				if err != nil || string(p.data) != want || drawn != (want != "") {
					t.Errorf("absolute %v: got %q, %v, %v, want %q", absolute, p.data, drawn, err, want)
				}
			}
		})
	}
}

func TestPathsOfSeveralParts(t *testing.T) {
	p := path{grid: newGrid(2)}
	for _, ring := range [][]float64{
		{100.25, 100.25, 110, 100.25, 110, 110},
		{101, 101, 102, 101, 102, 102},
		{0, 0, 1, 1, 1, 0},
	} {
		if _, err := p.part(ring, 2, true); err != nil {
			t.Fatal(err)
		}
	}
	want := "m100.25 100.25H110V110zm.75.75h1v1zM0 0l1 1V0z"
	if string(p.data) != want {
		t.Errorf("got  %s\nwant %s", p.data, want)
	}
	if p.vertices != 9 {
		t.Errorf("%d vertices, want 9", p.vertices)
	}
}

// walk makes a line of random steps of very different lengths, many of them
// along the axes, straight on or nowhere.
func walk(r *rand.Rand) []float64 {
	var flat []float64
	x, y, dx, dy := 0.0, 0.0, 0.0, 0.0
	for range 1 + r.IntN(30) {
		reach := []float64{.01, 1, 30, 2000}[r.IntN(4)]
		switch r.IntN(6) {
		case 0:
			dx, dy = 0, reach*r.NormFloat64()
		case 1:
			dx, dy = reach*r.NormFloat64(), 0
		case 2: // straight on
		case 3:
			dx, dy = 0, 0
		default:
			dx, dy = reach*r.NormFloat64(), reach*r.NormFloat64()
		}
		x, y = x+dx, y+dy
		flat = append(flat, x, y)
	}
	return flat
}

// What a viewer reads from the path data are exactly the points of the grid
// that the input was rounded to.
func TestPathsReadBackExactly(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var grids [7]grid
	for i := range grids {
		grids[i] = newGrid(i)
	}
	for i := range 4000 {
		p := path{grid: grids[i%7], absolute: i%2 == 0}
		var want [][]int64
		for range 1 + r.IntN(3) {
			closed := r.IntN(2) == 0
			flat := walk(r)
			drawn, err := p.part(flat, 2, closed)
			if err != nil {
				t.Fatal(err)
			}
			if expected := expect(&p.grid, flat, closed); expected != nil {
				want = append(want, expected)
			}
			if drawn != (expect(&p.grid, flat, closed) != nil) {
				t.Fatalf("drawn is %v for %v", drawn, flat)
			}
		}
		got, err := readPath(string(p.data), &p.grid)
		if err != nil {
			t.Fatalf("%q: %v", p.data, err)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q (%d decimals):\n got %v\nwant %v", p.data, p.decimals, got, want)
		}
	}
}

// expect is what a part should be on the grid: without repeated points and
// without those in straight runs; nil if one point remains.
func expect(g *grid, flat []float64, closed bool) []int64 {
	var out []int64
	for i := 0; i < len(flat); i += 2 {
		x, _ := g.snap(flat[i])
		y, _ := g.snap(flat[i+1])
		n := len(out)
		if n >= 2 && out[n-2] == x && out[n-1] == y {
			continue
		}
		if n >= 4 {
			ax, ay, bx, by := out[n-2]-out[n-4], out[n-1]-out[n-3], x-out[n-2], y-out[n-1]
			if sameDirection(ax, ay, bx, by) {
				out = out[:n-2]
			}
		}
		out = append(out, x, y)
	}
	if len(out) == 2 {
		return nil
	}
	if n := len(out); closed && out[0] == out[n-2] && out[1] == out[n-1] {
		out = out[:n-2]
	}
	if closed {
		out = append(out, -1) // marks the z
	}
	return out
}

func sameDirection(ax, ay, bx, by int64) bool {
	const far = 1 << 30
	if max(ax, -ax, ay, -ay, bx, -bx, by, -by) > far {
		return false
	}
	return ax*by-ay*bx == 0 && ax*bx+ay*by > 0
}

// readPath reads path data as SVG 1.1 section 8.3.9 defines it, into the
// points of each part in steps; a part that ends in z has a -1 behind them.
func readPath(data string, g *grid) ([][]int64, error) {
	var parts [][]int64
	var x, y, startX, startY int64
	command := byte(0)
	for i := 0; i < len(data); {
		if strings.IndexByte("mMlLhHvVzZ", data[i]) >= 0 {
			command = data[i]
			i++
		} else if data[i] == ' ' {
			i++
		}
		if i == 1 && command != 'm' && command != 'M' {
			return nil, fmt.Errorf("begins with %c", command)
		}
		relative := command >= 'a'
		var n [2]int64
		for j := range map[byte]int{'m': 2, 'l': 2, 'h': 1, 'v': 1, 'z': 0}[command|0x20] {
			if j > 0 && i < len(data) && data[i] == ' ' {
				i++
			}
			k, width, err := readNumber(data[i:], g)
			if err != nil {
				return nil, fmt.Errorf("at %d: %w", i, err)
			}
			n[j] = k
			i += width
		}
		ox, oy := x, y
		if !relative {
			ox, oy = 0, 0
		}
		last := len(parts) - 1
		switch command | 0x20 {
		case 'm':
			x, y = ox+n[0], oy+n[1]
			startX, startY = x, y
			parts = append(parts, []int64{x, y})
			command -= 'm' - 'l'
			continue
		case 'l':
			x, y = ox+n[0], oy+n[1]
		case 'h':
			x = ox + n[0]
		case 'v':
			y = oy + n[0]
		case 'z':
			x, y = startX, startY
			parts[last] = append(parts[last], -1)
			continue
		}
		parts[last] = append(parts[last], x, y)
	}
	return parts, nil
}

// readNumber reads the longest number at the beginning of a text.
func readNumber(s string, g *grid) (steps int64, width int, err error) {
	dot := false
	for width < len(s) {
		c := s[width]
		if c == '-' && width > 0 || c == '.' && dot || c != '-' && c != '.' && (c < '0' || c > '9') {
			break
		}
		dot = dot || c == '.'
		width++
	}
	v, err := strconv.ParseFloat(s[:width], 64)
	if err != nil || s[:width] == "-0" {
		return 0, width, fmt.Errorf("%q is no number as we write them", s[:width])
	}
	k, ok := g.snap(v)
	if !ok {
		return 0, width, fmt.Errorf("%q is too large", s[:width])
	}
	return k, width, nil
}

func TestNumbers(t *testing.T) {
	for decimals := range 7 {
		g := newGrid(decimals)
		for _, k := range []int64{0, 1, 9, 10, 99, 100, 101, 999, 1000, 1001, 1020, 12345, 100000, 999999, 1000000, 123456789, farthest - 1} {
			got := string(g.appendNumber(nil, k))
			want := strconv.FormatFloat(float64(k/g.steps), 'f', -1, 64)
			if f := fmt.Sprintf("%0*d", decimals, k%g.steps); decimals > 0 && strings.Trim(f, "0") != "" {
				want = strings.TrimPrefix(want, "0") + "." + strings.TrimRight(f, "0")
			}
			if k == 0 {
				want = "0"
			}
			if got != want {
				t.Errorf("%d steps, %d decimals: got %q, want %q", k, decimals, got, want)
			}
			if k > 0 && string(g.appendNumber(nil, -k)) != "-"+want {
				t.Errorf("-%d steps, %d decimals: got %q", k, decimals, g.appendNumber(nil, -k))
			}
			if g.width(k) != len(want) {
				t.Errorf("width of %d", k)
			}
		}
	}
}

func TestSnap(t *testing.T) {
	g := newGrid(1)
	for _, c := range []struct {
		v    float64
		want int64
	}{{0, 0}, {.04, 0}, {.05, 1}, {-.05, -1}, {-.04, 0}, {12.34, 123}, {-12.36, -124}} {
		if k, ok := g.snap(c.v); !ok || k != c.want {
			t.Errorf("%v: got %d, %v, want %d", c.v, k, ok, c.want)
		}
	}
}

func FuzzPath(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, uint8(2), true)
	f.Add([]byte("straight lines"), uint8(0), false)
	f.Fuzz(func(t *testing.T, raw []byte, decimals uint8, closed bool) {
		var flat []float64
		for c := range slices.Chunk(raw, 3) {
			if len(c) == 3 {
				v := float64(int(c[0])<<8|int(c[1])) / 256
				flat = append(flat, (v-128)*[]float64{1, .1, 100, 7}[c[2]%4])
			}
		}
		flat = flat[:len(flat)/2*2]
		p := path{grid: newGrid(int(decimals % 7)), absolute: decimals%2 == 0}
		if _, err := p.part(flat, 2, closed); err != nil {
			t.Fatal(err)
		}
		got, err := readPath(string(p.data), &p.grid)
		if err != nil {
			t.Fatalf("%q: %v", p.data, err)
		}
		var want [][]int64
		if len(flat) > 0 {
			if e := expect(&p.grid, flat, closed); e != nil {
				want = append(want, e)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q: got %v, want %v", p.data, got, want)
		}
	})
}
