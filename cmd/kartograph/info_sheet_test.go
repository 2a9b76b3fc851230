package main

import (
	"archive/zip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// workbook writes a workbook of three sheets: notes, one place, and two places.
func workbook(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "book.xlsx")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	row := func(cells ...string) string {
		text := "<row>"
		for _, c := range cells {
			text += `<c t="inlineStr"><is><t>` + c + `</t></is></c>`
		}
		return text + "</row>"
	}
	sheets := []string{row("for", "you"), row("name", "lon", "lat") + row("Oslo", "10.7", "59.9"),
		row("town", "lon", "lat") + row("Rome", "12.5", "41.9") + row("Bern", "7.4", "46.9")}
	parts := [][2]string{{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
		xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Notes" sheetId="1" r:id="r1"/>
		<sheet name="One" sheetId="2" r:id="r2"/><sheet name="Two" sheetId="3" r:id="r3"/></sheets></workbook>`}}
	links := ""
	for i, rows := range sheets {
		links += fmt.Sprintf(`<Relationship Id="r%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/%d.xml"/>`, i+1, i+1)
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/%d.xml", i+1),
			`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + "</sheetData></worksheet>"})
	}
	parts = append(parts, [2]string{"xl/_rels/workbook.xml.rels",
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + links + "</Relationships>"})
	packed := zip.NewWriter(file)
	for _, p := range parts {
		w, err := packed.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := packed.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestInfoOfASheet(t *testing.T) {
	book := workbook(t)
	for _, c := range []struct {
		name, sheet string
		status      int
		want, not   string
	}{
		{"by name", "One", 0, "name", "town"},
		{"by number", "3", 0, "town", "Oslo"},
		{"a sheet without places", "Notes", 1, "no column of coordinates", "Oslo"},
		{"no such sheet", "Three", 1, `the sheets are "Notes", "One", "Two"`, "Oslo"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, out, errs := kartographCommand(t, "", "info", book, "--sheet", c.sheet)
			if status != c.status {
				t.Errorf("status %d: %s", status, errs)
			}
			if !strings.Contains(out+errs, c.want) {
				t.Errorf("lacks %q: %s%s", c.want, out, errs)
			}
			if strings.Contains(out+errs, c.not) {
				t.Errorf("has %q: %s%s", c.not, out, errs)
			}
		})
	}
}
