package grid_test

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid/gridtest"
)

func Example() {
	const degree, second = math.Pi / 180, math.Pi / 180 / 3600
	file, err := grid.ReadNTv2(gridtest.NTv2(binary.LittleEndian))
	if err != nil {
		fmt.Println(err)
		return
	}
	finest := file.Find(2*degree, 41*degree)
	east, north := finest.Shift(2*degree, 41*degree)
	fmt.Printf("%.2f\" east, %.2f\" north\n", east/second, north/second)
	fmt.Println(file.Find(20*degree, 41*degree) == nil)
	// Output:
	// 0.10" east, 4.10" north
	// true
}
