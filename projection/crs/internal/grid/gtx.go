package grid

import (
	"encoding/binary"
	"fmt"
	"math"
)

// GTX is a file of heights of a geoid above the ellipsoid, in NOAA's format
// GTX: 40 bytes of header, big-endian, then rows from south to north.
type GTX struct {
	// west and south are the first node's, steps positive; radians.
	west, south, stepLambda, stepPhi float64
	columns, rows                    int
	nodes                            []byte
}

const gtxHeader = 40

// gtxNoData marks nodes without a height.
const gtxNoData = float32(-88.8888)

// ReadGTX reads a file whole; counts are checked against the bytes there are.
func ReadGTX(data []byte) (*GTX, error) {
	if len(data) < gtxHeader {
		return nil, fmt.Errorf("gtx: %d bytes are too few for a header", len(data))
	}
	angle := func(i int) float64 {
		return math.Float64frombits(binary.BigEndian.Uint64(data[8*i:])) * (math.Pi / 180)
	}
	rows, columns := binary.BigEndian.Uint32(data[32:]), binary.BigEndian.Uint32(data[36:])
	g := &GTX{south: angle(0), west: angle(1), stepPhi: angle(2), stepLambda: angle(3), nodes: data[gtxHeader:]}
	switch {
	case rows < 2 || columns < 2 || uint64(rows)*uint64(columns)*4 > uint64(len(g.nodes)):
		return nil, fmt.Errorf("gtx: %d rows and %d columns in %d bytes", rows, columns, len(data))
	case !(g.stepPhi > 0 && g.stepLambda > 0 && math.Abs(g.south) < 1.6 && math.Abs(g.west) < 7):
		return nil, fmt.Errorf("gtx: the corner or the steps make no sense")
	}
	g.rows, g.columns = int(rows), int(columns)
	return g, nil
}

// Height interpolates between the four nodes around a point: metres, NaN where
// there is none. A grid around the earth has no edge.
func (g *GTX) Height(lambda, phi float64) float64 {
	x := math.Mod(lambda-g.west, 2*math.Pi)
	if x < 0 {
		x += 2 * math.Pi
	}
	columns := g.columns
	round := float64(columns)*g.stepLambda >= 2*math.Pi*(1-1e-9)
	if round {
		columns++
	}
	i, u := cellOf(x/g.stepLambda, columns)
	j, v := cellOf((phi-g.south)/g.stepPhi, g.rows)
	if i < 0 || j < 0 {
		return math.NaN()
	}
	next := (i + 1) % g.columns
	i %= g.columns
	low := (1-u)*g.node(i, j) + u*g.node(next, j)
	high := (1-u)*g.node(i, j+1) + u*g.node(next, j+1)
	return (1-v)*low + v*high
}

func (g *GTX) node(column, row int) float64 {
	v := math.Float32frombits(binary.BigEndian.Uint32(g.nodes[4*(row*g.columns+column):]))
	if v == gtxNoData {
		return math.NaN()
	}
	return float64(v)
}
