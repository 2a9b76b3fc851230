package dbf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
)

// TestNumerals reads numbers in columns of texts, whole and row by row: both see
// the same.
func TestNumerals(t *testing.T) {
	columns := []column{{"NAME", 'C', 8, 0}, {"POP", 'C', 10, 0}, {"CODE", 'C', 5, 0}, {"N", 'N', 6, 3}}
	row := func(name, pop, code, n string) string { return fmt.Sprintf("%-8s%-10s%-5s%6s", name, pop, code, n) }
	table := build(columns, row("Berlin", "3,644,826", "11000", "1.234"), row("Northern", "522\xa0250", "01001", "2"), row("", "", "", ""), row("5,5", "n/a", "2", "3"))
	for _, tt := range []struct {
		types map[string]layers.ColumnType
		want  string
	}{
		{nil, "t:Berlin n:3644826 t:11000 n:1.234|t:Northern n:522250 t:01001 n:2|t: t: t: -|t:5,5 t:n/a t:2 n:3"},
		{map[string]layers.ColumnType{"POP": "text"}, "t:Berlin t:3,644,826 t:11000 n:1.234|t:Northern t:522\u00a0250 t:01001 n:2|t: t: t: -|t:5,5 t:n/a t:2 n:3"},
		{map[string]layers.ColumnType{"CODE": "number", "N": "text"}, "t:Berlin n:3644826 n:11000 t:1.234|t:Northern n:522250 n:1001 t:2|t: t: - -|t:5,5 t:n/a n:2 t:3"},
	} {
		_, records, told, err := Parse(table, Options{Types: tt.types})
		if got := written(records); err != nil || got != tt.want {
			t.Errorf("%v: %s, %v", tt.types, got, err)
		}
		if asked := tt.types["POP"] == "text"; strings.Contains(strings.Join(told, "\n"), `column "POP": numbers as people write them, read as numbers: 2 (first: "3,644,826" is 3644826)`) == asked {
			t.Errorf("%v: told %q", tt.types, told)
		}
		if got := written(byRows(t, table, tt.types)); got != tt.want {
			t.Errorf("%v, row by row: %s", tt.types, got)
		}
	}
	if _, _, _, err := Parse(table, Options{Types: map[string]layers.ColumnType{"POPS": "text"}}); err == nil || !strings.Contains(err.Error(), `column "POPS" not found`) {
		t.Errorf("%v", err)
	}
}

// byRows reads a table row by row, as shapefiles are read.
func byRows(t *testing.T, table []byte, types map[string]layers.ColumnType) (records []layers.Record) {
	t.Helper()
	e, _, err := charset.Choose(charset.Hints{Config: "windows-1252"})
	if err != nil {
		t.Fatal(err)
	}
	r := bytes.NewReader(table)
	h, err := ReadHeader(r)
	if err != nil {
		t.Fatal(err)
	}
	body := table[len(table)-r.Len():]
	numbers, err := h.Numbers(bytes.NewReader(body), e, types)
	if err != nil {
		t.Fatal(err)
	}
	rows := h.NewReader(bytes.NewReader(body), e, new(tally.Tally))
	rows.ReadNumbers(numbers)
	for {
		values, _, err := rows.Next()
		if err != nil {
			return records
		}
		records = append(records, layers.Record{Values: values})
	}
}

// written writes values with their kinds.
func written(records []layers.Record) string {
	var rows []string
	for _, r := range records {
		var cells []string
		for _, v := range r.Values {
			cells = append(cells, map[layers.Kind]string{layers.KindText: "t:", layers.KindNumber: "n:", layers.KindNull: "-"}[v.Kind()]+v.String())
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return strings.Join(rows, "|")
}
