package spreadsheet

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// styles has number formats by the index of a cell's style: none, a date, a
// percentage, a date of its own, a code, a duration.
const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\ mmm\ yyyy;@"/><numFmt numFmtId="165" formatCode="00000"/>` +
	`<numFmt numFmtId="166" formatCode="[h]:mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
	`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`

// TestXLSXCells has cells as programs write them.
func TestXLSXCells(t *testing.T) {
	shared := `<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r></si>` +
		`<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b_x005F_c &amp;#38; &#x41;</t></si></sst>`
	for _, tt := range []struct{ name, cell, want, told string }{
		{"number", `<c r="A2"><v>12.50</v></c>`, "12.5", ""},
		{"exponent", `<c r="A2"><v>1.5E-2</v></c>`, "0.015", ""},
		{"no attributes", `<c><v>7</v></c>`, "7", ""},
		{"prefixes", `<x:c r="A2"><x:v>7</x:v></x:c>`, "7", ""},
		{"shared", `<c r="A2" t="s"><v>0</v></c>`, "plain", ""},
		{"rich text", `<c r="A2" t="s"><v>1</v></c>`, "rich", ""},
		{"with its pronunciation", `<c r="A2" t="s"><v>2</v></c>`, "東京", ""},
		{"escapes", `<c r="A2" t="s"><v>3</v></c>`, "a\rb_c &#38; A", ""},
		{"inline", `<c r="A2" t="inlineStr"><is><t>in</t></is></c>`, "in", ""},
		{"inline rich", `<c r="A2" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>`, "inline", ""},
		{"plain section", `<c r="A2" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>`, "a<b", ""},
		{"formula", `<c r="A2"><f>1+1</f><v>2</v></c>`, "2", ""},
		{"text of a formula", `<c r="A2" t="str"><f>"a"</f><v>a</v></c>`, "a", ""},
		{"formula without result", `<c r="A2"><f>1+1</f></c><c r="B2"><v>1</v></c>`, "", "formulas whose result is not in the file"},
		{"boolean", `<c r="A2" t="b"><v>0</v></c>`, "false", ""},
		{"error", `<c r="A2" t="e"><v>#N/A</v></c><c r="B2"><v>1</v></c>`, "", "cells with an error such as #N/A, taken as empty: 1 (A2)"},
		{"ISO date", `<c r="A2" t="d"><v>2024-02-29</v></c>`, "2024-02-29", ""},
		{"date", `<c r="A2" s="1"><v>45351</v></c>`, "2024-02-29", ""},
		{"own date", `<c r="A2" s="3"><v>61</v></c>`, "1900-03-01", ""},
		{"percentage", `<c r="A2" s="2"><v>0.29</v></c>`, "29", "cells in percent"},
		{"code", `<c r="A2" s="4"><v>1001</v></c>`, "01001", ""},
		{"duration", `<c r="A2" s="5"><v>1.5</v></c>`, "36:00:00", ""},
		{"style that is none", `<c r="A2" s="99"><v>1</v></c>`, "1", ""},
		{"places in lower case, with dollars", `<c r="$a$2"><v>1</v></c>`, "1", ""},
	} {
		parts := xlsxParts(`<row r="1"><c r="A1" t="inlineStr"><is><t>h</t></is></c><c r="B1" t="inlineStr"><is><t>i</t></is></c></row><row r="2">`+tt.cell+`</row>`,
			"xl/sharedStrings.xml", shared, "xl/styles.xml", styles)
		rows, told, err := tableOf(parts, Options{})
		if err != nil || len(rows) != 2 {
			t.Errorf("%s: %q, %v", tt.name, rows, err)
			continue
		}
		if got, _, _ := strings.Cut(rows[1], "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if (tt.told == "") != (len(told) == 0) || len(told) > 0 && !strings.Contains(told[0], tt.told) {
			t.Errorf("%s: told %q, want %q", tt.name, told, tt.told)
		}
	}
}

// cells writes rows of texts, of which an empty one is no cell.
func cells(rows ...string) string {
	var b strings.Builder
	for i, r := range rows {
		if r == "" {
			continue
		}
		b.WriteString(`<row r="` + place(i+1, 0)[1:] + `">`)
		for j, text := range strings.Split(r, "|") {
			if text != "" {
				b.WriteString(`<c r="` + place(i+1, j) + `" t="inlineStr"><is><t>` + text + `</t></is></c>`)
			}
		}
		b.WriteString("</row>")
	}
	return b.String()
}

// TestTables has sheets that are more than a table, or less.
func TestTables(t *testing.T) {
	for _, tt := range []struct {
		name        string
		data        string
		skip        int
		want        []string
		told, fault string
	}{
		{"plain", cells("a|b", "1|2"), 0, []string{"a|b", "1|2"}, "", ""},
		{"blank rows and columns around", cells("", "", "||a||b", "||1||2", "", "||3||4"), 0, []string{"a|b", "1|2", "3|4"}, "", ""},
		{"gaps", cells("a|b|c", "|2|", "1||3"), 0, []string{"a|b|c", "|2|", "1||3"}, "", ""},
		{"title", cells("Towns", "", "a|b", "1|2"), 2, []string{"a|b", "1|2"}, "", ""},
		{"title, not skipped", cells("Towns", "", "a|b", "1|2"), 0, nil, "", `row 1 is no header: 2 of 2 rows`},
		{"column without a name", cells("a||c", "1|2|3"), 0, []string{"a|column_2|c", "1|2|3"}, `column 2 has no name`, ""},
		{"remark beside", cells("a|b", "1|2", "3|4|||look!", "5|6"), 0, []string{"a|b", "1|2", "3|4", "5|6"}, "cells beside the table left out: 1 (E3)", ""},
		{"notes under", cells("a|b", "1|2", "", "Source: me", "|Really"), 0, []string{"a|b", "1|2"}, "lines of text under the table skipped: 2 (first: row 4)", ""},
		{"single column", cells("a", "1", "2"), 0, []string{"a", "1", "2"}, "", ""},
		{"key alone in the middle", cells("a|b", "1|", "2|3"), 0, []string{"a|b", "1|", "2|3"}, "", ""},
		{"header alone", cells("a|b"), 0, []string{"a|b"}, "", ""},
		{"nothing", "", 0, nil, "", "the sheet has no cells"},
		{"skipped all", cells("a|b"), 5, nil, "", "the sheet has no cells"},
		{"rows in another order", `<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1" t="str"><v>a</v></c></row>`, 0, []string{"a", "1"}, "", ""},
		{"rows without numbers", `<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row><c/><c><v>1</v></c></row><row><c><v>3</v></c><c><v>2</v></c></row>`, 0, []string{"a|b", "|1", "3|2"}, "", ""},
	} {
		rows, told, err := tableOf(xlsxParts(tt.data), Options{Table: from(tt.skip)})
		if tt.fault != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%s: %v, want %q", tt.name, err, tt.fault)
			}
			continue
		}
		if err != nil || !slices.Equal(rows, tt.want) {
			t.Errorf("%s: %q, %v; want %q", tt.name, rows, err, tt.want)
		}
		if all := strings.Join(told, "; "); (tt.told == "") != (all == "") || !strings.Contains(all, tt.told) {
			t.Errorf("%s: told %q, want %q", tt.name, all, tt.told)
		}
	}
}

// TestHeadless has a sheet without names of columns.
func TestHeadless(t *testing.T) {
	o := Options{}
	o.Table.Headless = true
	rows, _, err := tableOf(xlsxParts(cells("1|x", "2|y|z", "3|u")), o)
	if want := []string{"column_1|column_2|column_3", "1|x|", "2|y|z", "3|u|"}; err != nil || !slices.Equal(rows, want) {
		t.Errorf("got %q, %v; want %q", rows, err, want)
	}
}

// TestTextNumbers reads numbers that are texts in the sheet as those of CSV are.
func TestTextNumbers(t *testing.T) {
	rows, told, err := tableOf(xlsxParts(cells("a|b", "8,804,190|1", "12,345,678|2", "1,000,000|3")), Options{})
	if want := []string{"a|b", "8804190|1", "12345678|2", "1000000|3"}; err != nil || !slices.Equal(rows, want) {
		t.Errorf("got %q, %q, %v; want %q", rows, told, err, want)
	}
}

// TestFrom1904 reads a date of an old Macintosh file.
func TestFrom1904(t *testing.T) {
	parts := xlsxParts(`<row><c t="str"><v>a</v></c></row><row><c s="1"><v>0</v></c></row>`, "xl/styles.xml", styles, "xl/workbook.xml",
		`<workbook><workbookPr date1904="true"/><sheets><sheet name="One" r:id="rId1"/></sheets></workbook>`)
	rows, _, err := tableOf(parts, Options{})
	if err != nil || rows[1] != "1904-01-01" {
		t.Errorf("got %q, %v", rows, err)
	}
}

// TestMerged fills names down, and no sums across.
func TestMerged(t *testing.T) {
	sheet := "<worksheet><sheetData>" + cells("a|b|c", "N|1|2", "|3|4", "wide||5", "|6|7") + "</sheetData>" +
		`<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A4:B5"/><mergeCell ref="C2:C2"/><mergeCell ref="nonsense"/><mergeCell ref="A900:A1000"/></mergeCells></worksheet>`
	rows, _, err := tableOf(xlsxParts("", "xl/worksheets/sheet1.xml", sheet), Options{})
	if want := []string{"a|b|c", "N|1|2", "N|3|4", "wide||5", "wide|6|7"}; err != nil || !slices.Equal(rows, want) {
		t.Errorf("got %q, %v; want %q", rows, err, want)
	}
}

// TestDamagedXLSX tells what is wrong with files that are no good.
func TestDamagedXLSX(t *testing.T) {
	good := cells("a|b", "1|2")
	for _, tt := range []struct {
		name, want string
		more       []string
	}{
		{"cut off", "sheet1.xml: the file is damaged or cut off", []string{"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c>"}},
		{"cut within a tag", "damaged or cut off", []string{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1`}},
		{"no such text", `cell A2: it refers to the text "5" of 0`, []string{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="2"><c t="s"><v>5</v></c></row></sheetData></worksheet>`}},
		{"too many rows", "a sheet has at most 1048576 rows", []string{"xl/worksheets/sheet1.xml", `<worksheet><row r="99999999"><c><v>5</v></c></row></worksheet>`}},
		{"entities", "document type declaration", []string{"xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>`}},
		{"ends twice", "ends that has not begun", []string{"xl/worksheets/sheet1.xml", `<worksheet/></worksheet>`}},
		{"deep", "nested more than", []string{"xl/worksheets/sheet1.xml", strings.Repeat("<a>", 1000)}},
		{"binary", ".xlsb", []string{"xl/workbook.bin", "x"}},
		{"no sheets", "no sheets with cells", []string{"xl/workbook.xml", "<workbook/>"}},
	} {
		_, _, err := tableOf(xlsxParts(good, tt.more...), Options{})
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "t: ") {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestSharedTexts has texts that a file holds once and many cells have.
func TestSharedTexts(t *testing.T) {
	long := strings.Repeat("a", 1<<20)
	shared := func(text string, n int) fs.FS {
		return xlsxParts(cells("a")+strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, n), "xl/sharedStrings.xml", "<sst><si><t>"+text+"</t></si></sst>")
	}
	for _, tt := range []struct {
		name  string
		parts fs.FS
		rows  int // 0 for an error
	}{
		{"a long text in some cells", shared(long, 60), 60},
		{"a long text in many cells", shared(long, 70), 0},
		{"a text in very many cells", shared(long[:500], 150_000), 150_000},
		{"rows", odsParts(odsRow("", "a") + odsRow(` table:number-rows-repeated="70"`, long)), 0},
		{"columns", odsParts(odsRow("", "a") + `<table:table-row><table:table-cell table:number-columns-repeated="70"><text:p>` + long + `</text:p></table:table-cell></table:table-row>`), 0},
		{"merged cells", xlsxParts(cells(append([]string{"a|b", long + "|1"}, slices.Repeat([]string{"|1"}, 70)...)...) + `</sheetData><mergeCells><mergeCell ref="A2:A72"/></mergeCells><sheetData>`), 0},
	} {
		n := 0
		_, err := Walk(tt.parts, "t", Options{}, func(layers.Record) error { n++; return nil })
		switch {
		case tt.rows > 0 && (err != nil || n != tt.rows):
			t.Errorf("%s: %d rows, %v; want %d", tt.name, n, err, tt.rows)
		case tt.rows == 0 && (err == nil || !strings.Contains(err.Error(), "out of all proportion")):
			t.Errorf("%s: got %d rows and the error %v", tt.name, n, err)
		}
	}
}
