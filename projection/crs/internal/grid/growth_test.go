package grid_test

import (
	"encoding/binary"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid/gridtest"
)

// FuzzGrowth shows that what reading grids costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, string(gridtest.NTv2(binary.LittleEndian)), string(gridtest.NTv2(binary.BigEndian)), string(gridtest.GTX()))
	growth.Fuzz(f, func(text []byte) {
		grid.ReadNTv2(text) // what is wrong with it is no matter here
		grid.ReadGTX(text)
	})
}
