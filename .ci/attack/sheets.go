package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
)

// workbook is an Excel file of a sheet, its shared texts and its styles.
func workbook(sheet, texts, styles string) []byte {
	return archiveOfParts(map[string]string{
		"xl/workbook.xml": `<workbook><sheets><sheet name="S" id="s"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s" Type="x/worksheet" Target="sheet.xml"/>` +
			`<Relationship Id="t" Type="x/sharedStrings" Target="texts.xml"/><Relationship Id="f" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"xl/sheet.xml":  "<worksheet>" + sheet + "</worksheet>",
		"xl/texts.xml":  "<sst>" + texts + "</sst>",
		"xl/styles.xml": "<styleSheet>" + styles + "</styleSheet>",
	})
}

// archiveOfParts is a zip archive of files with texts.
func archiveOfParts(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, _ := z.Create(name) // in memory
		io.WriteString(w, text)
	}
	z.Close()
	return b.Bytes()
}

// column names a column of a sheet, from 0.
func column(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// sheetAttacks are spreadsheets that are small as they are packed, and names of what
// a file has many of.
func sheetAttacks() []attack {
	const wide, down = 16_000, 60
	var first, merges, spanned strings.Builder
	for k := range wide {
		fmt.Fprintf(&first, `<c r="%s1"><v>%d</v></c>`, column(k), k)
		fmt.Fprintf(&merges, `<mergeCell ref="%s1:%s%d"/>`, column(k), column(k), down)
		fmt.Fprintf(&spanned, `<table:table-cell office:value-type="string" table:number-rows-spanned="%d"><text:p>c%d</text:p></table:table-cell>`, down, k)
	}
	const head = `<row><c t="inlineStr"><is><t>a</t></is></c></row>`
	merged := `<row r="1">` + first.String() + `</row>` + strings.Repeat(`<row><c r="A2"><v>1</v></c></row>`, down-1) + merges.String()
	zeros := `<numFmts><numFmt numFmtId="200" formatCode="` + strings.Repeat("0", 900_000) + `"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`
	odsMerged := strings.Replace(repeatedRow("a", down), "<table:table-row>", "<table:table-row>"+spanned.String()+"</table:table-row><table:table-row>", 1)
	return append(namesAttacks(), badRows("xlsx, 1m rows without numbers", `<c t="inlineStr"><is><t>x%d</t></is></c>`), badRows("xlsx, 1m rows without degrees", `<c><v>%d</v></c>`),
		table("xlsx, 16k merged columns", "t.xlsx", workbook(merged, "", "")),
		table("ODS, 16k merged columns", "t.ods", archive("content.xml", strings.NewReader(odsMerged))),
		table("xlsx, 3k numbers of 900k zeros", "t.xlsx", workbook(head+strings.Repeat(`<row><c s="0"><v>7</v></c></row>`, 3000), "", zeros)),
		table("xlsx, 3m escapes that are none", "t.xlsx", workbook(head+`<row><c t="s"><v>0</v></c></row>`, "<si><t>"+strings.Repeat("_x", 3_000_000)+"</t></si>", "")).allowed(2, 70, "over the goal: a text of 6 MB is unpacked, kept and packed beside its cells"),
	)
}

// badRows is an attack by a sheet of a million rows, of which no cell is a coordinate.
func badRows(name, cell string) attack {
	a := file(name, "l.xlsx", nil)
	a.files = map[string][]byte{"map.json": a.files["map.json"]}
	a.late = map[string]func() []byte{"l.xlsx": func() []byte {
		rows, random := []byte(`<row><c t="inlineStr"><is><t>lon</t></is></c><c t="inlineStr"><is><t>lat</t></is></c></row>`), rand.New(rand.NewPCG(1, 2))
		for range 1_000_000 {
			rows = fmt.Appendf(rows, "<row>"+cell+cell+"</row>", 1000+random.IntN(1_000_000), random.IntN(1_000_000))
		}
		return workbook(string(rows), "", "")
	}}
	return a.allowed(4, 165, "two million cells are read, about a microsecond each, and held, 24 bytes and a text each")
}

// namesAttacks ask for a name that all of many begin with.
func namesAttacks() []attack {
	asked := func(name, src string, data []byte) attack {
		a := file(name, src, data)
		a.files["map.json"] = []byte(`{"layers": {"l": {"src": "` + src + `", "object": "ab"}}}`)
		return a
	}
	return []attack{
		asked("TopoJSON, 150k objects that begin alike", "l.topojson", []byte(`{"type": "Topology", "arcs": [], "objects": {`+many(150_000, ",", `"ab%d": {"type": "Point", "coordinates": [1,1]}`)+`}}`)),
		asked("KML, 150k folders that begin alike", "l.kml", []byte("<kml><Document>"+many(150_000, "", "<Folder><name>ab%d</name></Folder>")+"</Document></kml>")),
	}
}
