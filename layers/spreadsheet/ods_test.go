package spreadsheet

import (
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// odsRow is a row with the cells of a text, divided by bars.
func odsRow(attributes, row string) string {
	var b strings.Builder
	b.WriteString("<table:table-row" + attributes + ">")
	for _, text := range strings.Split(row, "|") {
		b.WriteString(`<table:table-cell office:value-type="string"><text:p>` + text + `</text:p></table:table-cell>`)
	}
	b.WriteString("</table:table-row>")
	return b.String()
}

// TestODSCells has cells as programs write them.
func TestODSCells(t *testing.T) {
	for _, tt := range []struct{ name, cell, want, told string }{
		{"number", `<table:table-cell office:value-type="float" office:value="12.50"><text:p>12,5</text:p></table:table-cell>`, "12.5", ""},
		{"code", `<table:table-cell office:value-type="float" office:value="1001"><text:p>01001</text:p></table:table-cell>`, "01001", ""},
		{"currency", `<table:table-cell office:value-type="currency" office:currency="EUR" office:value="3"><text:p>3,00 €</text:p></table:table-cell>`, "3", ""},
		{"percentage", `<table:table-cell office:value-type="percentage" office:value="0.07"><text:p>7%</text:p></table:table-cell>`, "7", "cells in percent"},
		{"date", `<table:table-cell office:value-type="date" office:date-value="2024-02-29"><text:p>29.2.24</text:p></table:table-cell>`, "2024-02-29", ""},
		{"time", `<table:table-cell office:value-type="time" office:time-value="PT26H05M07.5S"><text:p>x</text:p></table:table-cell>`, "26:05:07", ""},
		{"boolean", `<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell>`, "true", ""},
		{"text", `<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/><text:span>b</text:span><text:line-break/>c</text:p><text:p>d</text:p></table:table-cell>`, "a  b\nc\nd", ""},
		{"with a comment", `<table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation><text:p>yes</text:p></table:table-cell>`, "yes", ""},
		{"error", `<table:table-cell table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>`, "", "cells with an error such as #N/A, taken as empty: 1 (A2)"},
		{"error of old files", `<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>`, "", "cells with an error"},
		{"no formula", `<table:table-cell office:value-type="string"><text:p>#1!</text:p></table:table-cell>`, "#1!", ""},
	} {
		rows, told, err := tableOf(odsParts(odsRow("", "h|i")+"<table:table-row>"+tt.cell+`<table:table-cell office:value-type="float" office:value="1"/></table:table-row>`), Options{})
		if err != nil || len(rows) != 2 {
			t.Errorf("%s: %q, %v", tt.name, rows, err)
			continue
		}
		if got, _, _ := strings.Cut(rows[1], "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if all := strings.Join(told, "; "); (tt.told == "") != (all == "") || !strings.Contains(all, tt.told) {
			t.Errorf("%s: told %q, want %q", tt.name, all, tt.told)
		}
	}
}

// TestODSRepeats has cells and rows that stand for several.
func TestODSRepeats(t *testing.T) {
	empty := `<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
	for _, tt := range []struct {
		name, table string
		want        []string
		fault       string
	}{
		{"empty to the end", odsRow("", "a|b") + odsRow("", "1|2") + empty, []string{"a|b", "1|2"}, ""},
		{"rows", odsRow("", "a|b") + odsRow(` table:number-rows-repeated="3"`, "1|2"), []string{"a|b", "1|2", "1|2", "1|2"}, ""},
		{"cells", odsRow("", "a|b|c") + `<table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"/>` +
			`<table:table-cell office:value-type="float" office:value="6"/></table:table-row>`, []string{"a|b|c", "5|5|6"}, ""},
		{"gap", odsRow("", "a|b|c") + `<table:table-row><table:table-cell table:number-columns-repeated="2"/>` +
			`<table:table-cell office:value-type="float" office:value="6"/></table:table-row>` + odsRow("", "1|2|3"), []string{"a|b|c", "||6", "1|2|3"}, ""},
		{"groups", "<table:table-header-rows>" + odsRow("", "a|b") + "</table:table-header-rows><table:table-row-group>" + odsRow("", "1|2") + "</table:table-row-group>", []string{"a|b", "1|2"}, ""},
		{"merged", odsRow("", "a|b") + `<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>N</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="float" office:value="1"/></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="2"/></table:table-row>`,
			[]string{"a|b", "N|1", "N|2"}, ""},
		{"rows without end", odsRow("", "a|b") + odsRow(` table:number-rows-repeated="1000000"`, "1|2"), nil, "say too often that they are repeated"},
		{"many rows without end", odsRow("", "a") + strings.Repeat(odsRow(` table:number-rows-repeated="1000000"`, "1"), 3), nil, "say too often"},
		{"cells without end", odsRow("", "a") + strings.Repeat(`<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="5"/></table:table-row>`, 100), nil, "say too often"},
		{"too wide", `<table:table-row><table:table-cell table:number-columns-repeated="999999"/><table:table-cell office:value-type="float" office:value="5"/></table:table-row>`, nil, "at most 16384 columns"},
	} {
		rows, _, err := tableOf(odsParts(tt.table), Options{})
		if tt.fault != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%s: %v, want %q", tt.name, err, tt.fault)
			}
		} else if err != nil || !slices.Equal(rows, tt.want) {
			t.Errorf("%s: %q, %v; want %q", tt.name, rows, err, tt.want)
		}
	}
}

// TestOtherODS are files that have no sheet to read.
func TestOtherODS(t *testing.T) {
	for text, want := range map[string]string{
		`<office:document-content><office:body><office:text/></office:body></office:document-content>`: "without a spreadsheet in it",
		"\x00\x17\xAF":                    "protected by a password?",
		`<office:document-content><offic`: "damaged or cut off",
	} {
		_, _, err := tableOf(fstest.MapFS{"content.xml": {Data: []byte(text)}}, Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// A row that is repeated a million times is kept once.
func TestRepeatedRowsTakeLittleMemory(t *testing.T) {
	r := odsReader{g: &grid{}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := r.addRows(1_000_000, []cell{{0, "a"}})
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; err != nil || r.g.filled != 1_000_000 || took > 10_000 {
		t.Errorf("%d rows took %d bytes, %v", r.g.filled, took, err)
	}
}
