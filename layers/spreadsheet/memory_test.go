package spreadsheet

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
)

// TestSheetsAreReckonedBeforeTheyAreHeld holds that a sheet whose rows take more memory than there
// may be is given up while they are read, and that what is reckoned of one is given back: what
// comes of its rows is reckoned by who reads them.
func TestSheetsAreReckonedBeforeTheyAreHeld(t *testing.T) {
	var cells, table strings.Builder
	const n = 2000
	long := strings.Repeat("x", 400)
	fmt.Fprint(&cells, `<row r="1"><c t="inlineStr"><is><t>lon</t></is></c><c t="inlineStr"><is><t>lat</t></is></c><c t="inlineStr"><is><t>n</t></is></c></row>`)
	const text = `<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>`
	fmt.Fprintf(&table, "<table:table-row>"+text+text+text+"</table:table-row>", "lon", "lat", "n")
	for i := range n {
		fmt.Fprintf(&cells, `<row r="%d"><c><v>1</v></c><c><v>2</v></c><c t="inlineStr"><is><t>%s%d</t></is></c></row>`, i+2, long, i)
		fmt.Fprintf(&table, "<table:table-row>"+text+text+text+"</table:table-row>", "1", "2", fmt.Sprint(long, i))
	}
	for name, parts := range map[string]fs.FS{"xlsx": xlsxParts(cells.String()), "ods": odsParts(table.String())} {
		tight := spend.WithMemory(t.Context(), n*200)
		var over *layers.LimitError
		if _, err := Open(spend.Files(tight, parts, 0), "t", Options{}); !errors.As(err, &over) || over.Limit != "Memory" {
			t.Errorf("%s: error is %v", name, err)
		}
		if err := spend.Memory(tight, n*190); err != nil {
			t.Errorf("%s: what was in vain is not given back: %v", name, err)
		}
		wide := spend.WithMemory(t.Context(), n*600)
		s, err := Open(spend.Files(wide, parts, 0), "t", Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := spend.Memory(wide, n*590); err != nil {
			t.Errorf("%s: it is reckoned twice: %v", name, err)
		}
		rows := 0
		for _, err := range s.Features(t.Context()) {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			rows++
		}
		if rows != n {
			t.Errorf("%s: %d rows, want %d", name, rows, n)
		}
	}
}
