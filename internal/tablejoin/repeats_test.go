package tablejoin

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// dataOf makes rows of lines of cells with bars between; the first are the
// columns. Cells that spell numbers are numbers, empty ones null.
func dataOf(lines ...string) *source.Data {
	data := &source.Data{Schema: layers.NewSchema(strings.Split(lines[0], "|"))}
	for _, line := range lines[1:] {
		r := layers.Record{Schema: data.Schema}
		for _, cell := range strings.Split(line, "|") {
			v := layers.Text(cell)
			if f, ok := v.Float(); ok && layers.Number(f).String() == cell {
				v = layers.Number(f)
			} else if cell == "" {
				v = layers.Value{}
			}
			r.Values = append(r.Values, v)
		}
		data.Features = append(data.Features, layers.Feature{Record: r})
	}
	return data
}

// linesOf writes the values of a column, features apart by bars.
func linesOf(d *source.Data, column string) string {
	var cells []string
	for _, f := range d.Features {
		v, _ := f.Record.Get(column)
		cells = append(cells, v.String())
	}
	return strings.Join(cells, "|")
}

func TestRepeats(t *testing.T) {
	years := dataOf("iso|year|pop|note", "A|2020|0.1|x", "A|2022|0.2|x", "B|2021|7|y", "A|2021||x", "B|2020|n/a|z", "C|2020|5|")
	for _, tt := range []struct {
		rule, by        string
		pop, note, told string
	}{
		{"first", "", "0.1|7|5", "x|y|", ""},
		{"last", "", "|n/a|5", "x|z|", ""},
		{"latest", "year", "0.2|7|5", "x|y|", ""},
		{"earliest", "year", "0.1|n/a|5", "x|z|", ""},
		{"sum", "", "0.3|7|5", "x||", `column "note": keys whose rows have different texts, read as null: 1 (iso is "B": "z")`},
		{"mean", "", "0.15|7|5", "x||", `column "note"`},
		{"min", "", "0.1|7|5", "x||", `column "note"`},
		{"max", "", "0.2|7|5", "x||", `column "note"`},
		{"count", "", "2|1|1", "3|2|0", ""},
		{"latest", "note", "0.1|n/a|5", "x|z|", "keys with several rows that are the latest by note, of which the first counts: 1 (iso is \"A\")"},
	} {
		joined, told, err := Join(context.Background(), dataOf("iso", "A", "B", "C"), years, Rule{Key: "iso", Repeats: tt.rule, By: tt.by})
		if err != nil || linesOf(joined, "pop") != tt.pop || linesOf(joined, "note") != tt.note {
			t.Errorf("%s %s: %v, %s, %s", tt.rule, tt.by, err, linesOf(joined, "pop"), linesOf(joined, "note"))
		}
		if text := strings.Join(told, "\n"); !strings.Contains(text, tt.told) || tt.told == "" && text != "" {
			t.Errorf("%s %s: told %q", tt.rule, tt.by, text)
		}
	}
	if linesOf(years, "pop") != "0.1|0.2|7||n/a|5" {
		t.Errorf("the table was changed: %s", linesOf(years, "pop"))
	}
}

// Dates are in the order of their texts where they begin with the year; others
// are told.
func TestLatestDates(t *testing.T) {
	for _, tt := range []struct{ dates, want, told string }{
		{"2020-12-01|2021-01-05|2020", "2", ""},
		{"2020Q4|2021Q1|2020Q2", "2", ""},
		{"01.12.2020|05.01.2021|02.02.2020", "2", "values of day that are neither numbers nor dates that begin with the year, compared as texts"},
		{"|2019|", "2", ""},
		{"9|10|8", "2", ""},
		{"|no|5", "3", "compared as texts"},
	} {
		lines := []string{"k|n|day"}
		for i, day := range strings.Split(tt.dates, "|") {
			lines = append(lines, "A|"+string(rune('1'+i))+"|"+day)
		}
		joined, told, err := Join(context.Background(), dataOf("k", "A"), dataOf(lines...), Rule{Key: "k", Repeats: "latest", By: "day"})
		text := strings.Join(told, "\n")
		if err != nil {
			t.Fatalf("%s: %v", tt.dates, err)
		}
		if got := linesOf(joined, "n"); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.dates, got, tt.want)
		}
		if tt.told == "" && text != "" || !strings.Contains(text, tt.told) {
			t.Errorf("%s: told %q, want %q", tt.dates, text, tt.told)
		}
	}
}

func TestFilteredRows(t *testing.T) {
	table := dataOf("iso|year|pop", "A|2020|1", "A|2021|2", "B|2021|3", "C|2020|4", "|2021|5", "D|2021|6")
	keep := func(year float64) filter.Expr {
		e, err := filter.FromValue([]any{"year", "=", year})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	joined, told, err := Join(context.Background(), dataOf("iso", "A", "B", "C"), table, Rule{Key: "iso", Filter: keep(2021)})
	want := "1 of 3 features have no row in the table; iso is \"C\"\n2 of 4 rows belong to no feature (1 have no iso); iso is \"D\""
	if err != nil {
		t.Fatal(err)
	}
	if got := linesOf(joined, "pop"); got != "2|3|" {
		t.Errorf("got %s", got)
	}
	if got := strings.Join(told, "\n"); got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	if _, told, err := Join(context.Background(), dataOf("iso", "A"), table, Rule{Key: "iso", Filter: keep(1999)}); err != nil || !strings.HasPrefix(told[0], "none of the 6 rows is kept by the filter; check its values; values of year are 2020, 2021") {
		t.Errorf("%v, %q", err, told)
	}
}

func TestWrongRules(t *testing.T) {
	table := dataOf("iso|year|pop", "A|2020|1", "A|2021|2")
	missing, err := filter.FromValue([]any{"yaer", "=", 2021})
	if err != nil {
		t.Fatal(err)
	}
	for part, rule := range map[string]Rule{
		"key":     {Key: "iso"},
		"filter":  {Key: "iso", Filter: missing},
		"repeats": {Key: "iso", Repeats: "latest", By: "yera"},
	} {
		_, _, err := Join(context.Background(), dataOf("iso", "A"), table, rule)
		wrong, ok := err.(*Error)
		if !ok || wrong.Part != part || !wrong.InTable {
			t.Errorf("%s: %v", part, err)
		}
	}
}

// Whole numbers are found however they are written.
func TestKeysWrittenByPeople(t *testing.T) {
	joined, told, err := Join(context.Background(), dataOf("id", "1,234", "5678", "12 000", "1.500", "007", "x"), dataOf("id|v", "1234|a", "5 678|b", "12,000|c", "1500|d", "7|e"), Rule{Key: "id"})
	if err != nil {
		t.Fatal(err)
	}
	if got := linesOf(joined, "v"); got != "a|b|c|||" {
		t.Errorf("got %s", got)
	}
	if want := `features found by numbers that are written in another way: 3 (first: "1,234" is "1234" in the table)`; !strings.HasPrefix(told[0], want) {
		t.Errorf("told %q, want %q", told, want)
	}
	// Nothing is guessed where two rows are the same number.
	joined, _, err = Join(context.Background(), dataOf("id", "1234"), dataOf("id|v", "1,234|a", "1 234|b"), Rule{Key: "id"})
	if err != nil || linesOf(joined, "v") != "" {
		t.Errorf("%v, %s", err, linesOf(joined, "v"))
	}
}

func FuzzRepeats(f *testing.F) {
	f.Add("A|1|x", "A|2|y", "B||z", "latest")
	f.Add("A|1e999999999|x", "A|0x1p-2|y", "A|1_0|z", "sum")
	f.Fuzz(func(t *testing.T, a, b, c, rule string) {
		lines := []string{"k|n|t"}
		for _, line := range []string{a, b, c} {
			if strings.Count(line, "|") != 2 {
				return
			}
			lines = append(lines, line)
		}
		by := ""
		if rule == "latest" || rule == "earliest" {
			by = "n"
		}
		table := dataOf(lines...)
		joined, _, err := Join(context.Background(), dataOf("k", "A", "B"), table, Rule{Key: "k", Repeats: rule, By: by})
		if err == nil && len(joined.Features) != 2 {
			t.Errorf("%d features", len(joined.Features))
		}
		if rule != "" && err != nil {
			t.Errorf("%q: %v", rule, err)
		}
	})
}
