package spreadsheet

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// grown reads a sheet and fails where that takes more memory or time than its
// text warrants: some bytes for each of its own, cells that repeats may add, and
// those of an empty table.
func grown(t *testing.T, size int, read func()) {
	t.Helper()
	const perByte, fixed = 400, 128 << 20
	taken := uint64(math.MaxUint64)
	pace.Holds(t, fmt.Sprint(size, " bytes of text"), 10*time.Second, func() time.Duration {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		took := pace.Took(read)
		runtime.ReadMemStats(&after)
		taken = min(taken, after.TotalAlloc-before.TotalAlloc)
		return took
	})
	if taken > uint64(fixed+perByte*size) {
		t.Errorf("%d bytes of text took %d bytes of memory", size, taken)
	}
}

func FuzzXLSX(f *testing.F) {
	f.Add(cells("a|b", "1|2"), "<sst><si><t>x</t></si></sst>", styles)
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="5"><c r="XFD5" s="1"><v>60</v></c></row>`, "<sst><si><r><t>x</t></r><rPh><t>y</t></rPh></si></sst>", styles)
	f.Add(`</sheetData><mergeCells><mergeCell ref="A1:B1048576"/></mergeCells>`, "", "")
	f.Fuzz(func(t *testing.T, data, shared, styles string) {
		parts := xlsxParts(data, "xl/sharedStrings.xml", shared, "xl/styles.xml", styles)
		grown(t, len(data)+len(shared)+len(styles), func() { _, _, _, _ = ReadTable(parts, "t", Options{}) })
	})
}

func FuzzODS(f *testing.F) {
	f.Add(odsRow("", "a|b") + odsRow(` table:number-rows-repeated="3"`, "1|2"))
	f.Add(`<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="percentage" office:value="5"/></table:table-row>`)
	f.Fuzz(func(t *testing.T, table string) {
		grown(t, len(table), func() { _, _, _, _ = ReadTable(odsParts(table), "t", Options{}) })
	})
}

// TestBombs has short texts that ask for much.
func TestBombs(t *testing.T) {
	const n = 20000
	wide := `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>`
	header := `<row r="1">` + strings.Repeat("<c><v>1</v></c>", 1<<14) + "</row>"
	for name, parts := range map[string]fstest.MapFS{
		"wide and long":     xlsxParts(header + strings.Repeat("<row><c><v>1</v></c></row>", n)).(fstest.MapFS),
		"far apart":         xlsxParts(strings.Repeat(wide, n)).(fstest.MapFS),
		"merged":            xlsxParts(strings.Repeat("<row><c><v>1</v></c></row>", n) + "</sheetData>" + strings.Repeat(`<mergeCell ref="A1:A1048576"/>`, n)).(fstest.MapFS),
		"quotes":            xlsxParts(`<row a="` + strings.Repeat(">", 900_000) + `"/>`).(fstest.MapFS),
		"open quote":        xlsxParts(`<row a="` + strings.Repeat(">'", 900_000)).(fstest.MapFS),
		"blanks":            odsParts("<table:table-row>" + strings.Repeat(`<table:table-cell office:value-type="string"><text:p><text:s text:c="999999999"/></text:p></table:table-cell>`, n) + "</table:table-row>").(fstest.MapFS),
		"repeated mentions": odsParts(strings.Repeat(`<table:table-row table:number-rows-repeated="999999999"/>`, n)).(fstest.MapFS),
	} {
		size := 0
		for _, f := range parts {
			size += len(f.Data)
		}
		t.Run(name, func(t *testing.T) {
			grown(t, size, func() { _, _, _, _ = ReadTable(parts, "t", Options{}) })
		})
	}
}
