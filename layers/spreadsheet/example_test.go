package spreadsheet_test

import (
	"fmt"
	"os"

	"github.com/seed-898ab921/kartograph/internal/archive"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/spreadsheet"
)

// A table stands two rows down on a sheet.
func ExampleReadTable() {
	parts, err := archive.Open(os.DirFS("testdata"), "calc.ods", archive.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, records, warnings, err := spreadsheet.ReadTable(parts, "calc.ods", spreadsheet.Options{Sheet: "Data", Table: delimited.Options{Skip: 2}})
	code, _ := records[0].Get("code")
	share, _ := records[0].Get("share")
	fmt.Println(code, share, err)
	fmt.Println(warnings[0])
	// Output:
	// 01001 12.5 <nil>
	// cells in percent, read as their figure: 12.5 for 12.5 %: 3 (first: G4)
}
