package dbf_test

import (
	"fmt"
	"os"

	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
)

func Example() {
	f, err := os.Open("../../../testdata/data/ne_110m_countries.dbf")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	header, err := dbf.ReadHeader(f)
	if err != nil {
		fmt.Println(err)
		return
	}
	schema, _ := header.Columns(charset.Encoding{})
	fmt.Println(header.Rows, schema.Columns()[:3])
	// Output: 177 [NAME NAME_LONG ADMIN]
}
