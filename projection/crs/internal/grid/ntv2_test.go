package grid

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid/gridtest"
)

const degree = math.Pi / 180

func TestDamagedNTv2(t *testing.T) {
	whole := gridtest.NTv2(binary.LittleEndian)
	change := func(at int, b ...byte) []byte {
		c := append([]byte(nil), whole...)
		copy(c[at:], b)
		return c
	}
	for name, data := range map[string][]byte{
		"empty": {}, "cut in the header": whole[:100], "cut in a node": whole[:len(whole)-8],
		"another format":     append([]byte("SQLite format 3\x00"), whole...),
		"no subgrids":        change(2*16+8, 0, 0, 0, 0),
		"too many subgrids":  change(2*16+8, 255, 255, 255, 255),
		"unknown unit":       change(3*16+8, []byte("PARSECS ")...),
		"count of nodes":     change(21*16+8, 255, 255, 255, 127),
		"step that is zero":  change(20*16+8, make([]byte, 8)...),
		"step that is NaN":   change(20*16+8, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f),
		"step far too small": change(20*16+8, 0, 0, 0, 0, 0, 0, 0, 1),
	} {
		if _, err := ReadNTv2(data); err == nil {
			t.Errorf("%s: is read", name)
		}
	}
}

// TestParentsInACircle opens a file whose subgrids call each other parent.
func TestParentsInACircle(t *testing.T) {
	data := gridtest.NTv2(binary.LittleEndian)
	copy(data[11*16+1*16+8:], "INNER   ")
	n, err := ReadNTv2(data)
	if err != nil || len(n.roots) != 2 {
		t.Fatalf("%d grids in no other, %v", len(n.roots), err)
	}
}

func FuzzNTv2(f *testing.F) {
	f.Add(gridtest.NTv2(binary.LittleEndian), 5.0, 45.0)
	f.Add(gridtest.NTv2(binary.BigEndian), 0.0, 40.0)
	f.Fuzz(func(t *testing.T, data []byte, lon, lat float64) {
		n, err := ReadNTv2(data)
		if err != nil {
			return
		}
		if g := n.Find(lon*degree, lat*degree); g != nil {
			g.Shift(lon*degree, lat*degree)
		}
	})
}
