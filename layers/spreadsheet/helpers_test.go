package spreadsheet

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/archive"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
)

// xlsxParts are the parts of a file with one sheet of these rows; more are names
// and texts of others in turn.
func xlsxParts(sheetData string, more ...string) fs.FS {
	const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	parts := fstest.MapFS{}
	add := func(name, text string) { parts[name] = &fstest.MapFile{Data: []byte(text)} }
	add("xl/workbook.xml", `<?xml version="1.0"?><workbook xmlns:r="x"><sheets><sheet name="One" sheetId="7" r:id="rId1"/></sheets></workbook>`)
	add("xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="`+relationships+`worksheet" Target="worksheets/sheet1.xml"/>`+
		`<Relationship Id="rId2" Type="`+relationships+`sharedStrings" Target="/xl/sharedStrings.xml"/>`+
		`<Relationship Id="rId3" Type="`+relationships+`styles" Target="styles.xml"/></Relationships>`)
	add("xl/sharedStrings.xml", "<sst/>")
	add("xl/styles.xml", "<styleSheet/>")
	add("xl/worksheets/sheet1.xml", "<worksheet><sheetData>"+sheetData+"</sheetData></worksheet>")
	for i := 0; i < len(more); i += 2 {
		add(more[i], more[i+1])
	}
	return parts
}

// odsParts are the parts of a file with the content of a sheet.
func odsParts(table string) fs.FS {
	return fstest.MapFS{"content.xml": {Data: []byte(`<office:document-content><office:body><office:spreadsheet>` +
		`<table:table table:name="One">` + table + `</table:table></office:spreadsheet></office:body></office:document-content>`)}}
}

// tableOf reads a sheet and returns its rows, the header first, with cells
// divided by bars, and its warnings.
func tableOf(parts fs.FS, o Options) (rows, told []string, err error) {
	schema, records, told, err := ReadTable(parts, "t", o)
	if err != nil {
		return nil, told, err
	}
	rows = []string{strings.Join(schema.Columns(), "|")}
	for _, r := range records {
		rows = append(rows, line(r))
	}
	return rows, told, nil
}

func line(r layers.Record) string {
	var cells []string
	for i := range r.Schema.Columns() {
		cells = append(cells, r.At(i).String())
	}
	return strings.Join(cells, "|")
}

// opened is a file of testdata.
func opened(t *testing.T, name string) fs.FS {
	t.Helper()
	parts, err := archive.Open(os.DirFS("testdata"), name, archive.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

// from is where a table begins.
func from(skip int) delimited.Options { return delimited.Options{Skip: skip} }
