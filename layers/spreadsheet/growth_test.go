package spreadsheet

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading sheets costs grows with what is read, in both
// formats; a text is of the one that it has the names of.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, cells("a|b", "1|2")+`<row r="9"><c r="C9" t="inlineStr"><is><t>x</t></is></c></row>`,
		odsRow("", "a|b")+odsRow(` table:number-rows-repeated="3"`, "1|2"))
	growth.Fuzz(f, func(text []byte) {
		parts := xlsxParts(string(text))
		if strings.Contains(string(text), "table:") {
			parts = odsParts(string(text))
		}
		_, _, _, _ = ReadTable(parts, "t", Options{}) // what is wrong with it is no matter here
	})
}
