package grid

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// NTv2 is a file of horizontal shifts in the format NTv2 of Geomatics Canada
// (NTv2 Developer's Guide, 1995): an overview, then subgrids, each with a
// header of eleven records of 16 bytes and one such record a node.
type NTv2 struct {
	// roots are the subgrids that lie in no other.
	roots []*Subgrid
}

// Subgrid is a lattice of shifts. Angles are radians, longitudes east.
type Subgrid struct {
	name, parent             string
	west, south, east, north float64
	stepLambda, stepPhi      float64
	columns, rows            int
	// nodes are the records from south to north and, in a row, from east to
	// west: shifts of latitude and of longitude, positive west.
	nodes    []byte
	order    binary.ByteOrder
	unit     float64
	children []*Subgrid
}

const (
	ntv2Record = 16
	ntv2Header = 11 * ntv2Record
	// maxSubgrids bounds a file; the largest public one has some 500.
	maxSubgrids = 10_000
)

// ReadNTv2 reads a file whole. Counts are checked against the bytes there are.
func ReadNTv2(data []byte) (*NTv2, error) {
	if len(data) < ntv2Header {
		return nil, fmt.Errorf("ntv2: %d bytes are too few for a header", len(data))
	}
	var order binary.ByteOrder = binary.LittleEndian
	if order.Uint32(data[8:]) != 11 {
		order = binary.BigEndian
	}
	if order.Uint32(data[8:]) != 11 || !strings.HasPrefix(string(data), "NUM_OREC") {
		return nil, fmt.Errorf("ntv2: the file does not begin as NTv2 files do, with NUM_OREC and 11")
	}
	count := order.Uint32(data[2*ntv2Record+8:])
	if count == 0 || count > maxSubgrids || int(count) > len(data)/ntv2Header {
		return nil, fmt.Errorf("ntv2: %d subgrids in %d bytes", count, len(data))
	}
	unit, err := ntv2Unit(string(data[3*ntv2Record+8 : 4*ntv2Record]))
	if err != nil {
		return nil, err
	}
	rest, grids := data[ntv2Header:], make([]*Subgrid, count)
	for i := range grids {
		if grids[i], rest, err = readSubgrid(rest, order, unit); err != nil {
			return nil, fmt.Errorf("ntv2: subgrid %d: %w", i+1, err)
		}
	}
	return &NTv2{nest(grids)}, nil
}

// ntv2Unit is the unit of GS_TYPE in radians.
func ntv2Unit(text string) (float64, error) {
	switch strings.TrimRight(text, " \x00") {
	case "SECONDS":
		return math.Pi / 180 / 3600, nil
	case "MINUTES":
		return math.Pi / 180 / 60, nil
	case "DEGREES":
		return math.Pi / 180, nil
	case "RADIANS":
		return 1, nil
	}
	return 0, fmt.Errorf("ntv2: shifts in %q; SECONDS, MINUTES, DEGREES and RADIANS are known", text)
}

func readSubgrid(data []byte, order binary.ByteOrder, unit float64) (*Subgrid, []byte, error) {
	if len(data) < ntv2Header || !strings.HasPrefix(string(data[:8]), "SUB_NAME") {
		return nil, nil, fmt.Errorf("the header is missing")
	}
	text := func(i int) string {
		return strings.TrimRight(string(data[i*ntv2Record+8:(i+1)*ntv2Record]), " \x00")
	}
	angle := func(i int) float64 {
		return math.Float64frombits(order.Uint64(data[i*ntv2Record+8:])) * unit
	}
	g := &Subgrid{
		name: text(0), parent: text(1), order: order, unit: unit,
		south: angle(4), north: angle(5), east: -angle(6), west: -angle(7),
		stepPhi: angle(8), stepLambda: angle(9),
	}
	if err := g.measure(); err != nil {
		return nil, nil, fmt.Errorf("%q: %w", g.name, err)
	}
	count := uint64(order.Uint32(data[10*ntv2Record+8:]))
	size := count * ntv2Record
	if count != uint64(g.columns)*uint64(g.rows) || size > uint64(len(data)-ntv2Header) {
		return nil, nil, fmt.Errorf("%q: %d nodes for %d columns and %d rows, %d bytes left", g.name, count, g.columns, g.rows, len(data)-ntv2Header)
	}
	g.nodes = data[ntv2Header : ntv2Header+int(size)]
	return g, data[ntv2Header+int(size):], nil
}

// measure checks the corners and counts columns and rows.
func (g *Subgrid) measure() error {
	width, height := g.east-g.west, g.north-g.south
	ok := width > 0 && width <= 2.001*math.Pi && math.Abs(g.west) < 7 && height > 0 && g.south > -1.6 && g.north < 1.6 &&
		g.stepLambda > 0 && g.stepPhi > 0
	if !ok {
		return fmt.Errorf("corners or steps make no sense")
	}
	columns, rows := width/g.stepLambda+1.5, height/g.stepPhi+1.5
	if columns > 1e6 || rows > 1e6 {
		return fmt.Errorf("steps are too small")
	}
	g.columns, g.rows = int(columns), int(rows)
	if g.columns < 2 || g.rows < 2 {
		return fmt.Errorf("a grid has at least two columns and rows")
	}
	return nil
}

// deepest bounds how subgrids nest; public files have three levels.
const deepest = 50

// nest puts each subgrid into its parent and returns those that have none, or
// that a damaged file gives themselves or too many above them.
func nest(grids []*Subgrid) []*Subgrid {
	byName := make(map[string]*Subgrid, len(grids))
	for _, g := range grids {
		if _, ok := byName[g.name]; !ok {
			byName[g.name] = g
		}
	}
	var roots []*Subgrid
	for _, g := range grids {
		if parent := byName[g.parent]; parent != nil && rooted(g, byName) {
			parent.children = append(parent.children, g)
		} else {
			roots = append(roots, g)
		}
	}
	return roots
}

// rooted reports whether the way up from a subgrid ends.
func rooted(g *Subgrid, byName map[string]*Subgrid) bool {
	for range deepest {
		if g = byName[g.parent]; g == nil {
			return true
		}
	}
	return false
}

// nodeTolerance is how far, in cells, a point may lie outside of a grid.
const nodeTolerance = 1e-4

// Find returns the finest subgrid that has the point, or nil.
func (n *NTv2) Find(lambda, phi float64) *Subgrid {
	var found *Subgrid
	grids := n.roots
	for range deepest + 1 {
		var next *Subgrid
		for _, g := range grids {
			if g.covers(lambda, phi) {
				next = g
				break
			}
		}
		if next == nil {
			break
		}
		found, grids = next, next.children
	}
	return found
}

func (g *Subgrid) covers(lambda, phi float64) bool {
	eps := (g.stepLambda + g.stepPhi) * 1e-5
	x := g.fromWest(lambda)
	return x >= -eps && x <= g.east-g.west+eps && phi >= g.south-eps && phi <= g.north+eps
}

// fromWest is the longitude counted from the grid's western edge.
func (g *Subgrid) fromWest(lambda float64) float64 {
	x := lambda - g.west
	eps := (g.stepLambda + g.stepPhi) * 1e-5
	if x < -eps {
		x += 2 * math.Pi
	} else if x > g.east-g.west+eps {
		x -= 2 * math.Pi
	}
	return x
}

// Shift interpolates between the four nodes around a point: radians to add to
// longitude and latitude, NaN outside.
func (g *Subgrid) Shift(lambda, phi float64) (float64, float64) {
	i, u := cellOf(g.fromWest(lambda)/g.stepLambda, g.columns)
	j, v := cellOf((phi-g.south)/g.stepPhi, g.rows)
	if i < 0 || j < 0 {
		return math.NaN(), math.NaN()
	}
	dl, dp := 0.0, 0.0
	for _, n := range [4]struct {
		i, j int
		w    float64
	}{{i, j, (1 - u) * (1 - v)}, {i + 1, j, u * (1 - v)}, {i, j + 1, (1 - u) * v}, {i + 1, j + 1, u * v}} {
		west, north := g.node(n.i, n.j)
		dl -= n.w * west
		dp += n.w * north
	}
	return dl * g.unit, dp * g.unit
}

// cellOf splits a position along count nodes into the node before it and the
// part of the way to the next one; -1 outside.
func cellOf(x float64, count int) (int, float64) {
	if !(x >= -nodeTolerance && x <= float64(count-1)+nodeTolerance) {
		return -1, 0
	}
	i := min(int(math.Max(0, math.Floor(x))), count-2)
	return i, math.Max(0, math.Min(1, x-float64(i)))
}

// node returns the shifts of a node, columns counted from the west: longitude,
// positive west, and latitude.
func (g *Subgrid) node(column, row int) (west, north float64) {
	at := (row*g.columns + g.columns - 1 - column) * ntv2Record
	return float64(math.Float32frombits(g.order.Uint32(g.nodes[at+4:]))),
		float64(math.Float32frombits(g.order.Uint32(g.nodes[at:])))
}
