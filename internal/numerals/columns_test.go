package numerals

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestDecisions reads columns of cells: what each becomes, "t:" before a text,
// and what is told.
func TestDecisions(t *testing.T) {
	const written = "numbers as people write them, read as numbers"
	comma := Options{DecimalComma: true, Untyped: true}
	for _, tt := range []struct {
		name, cells string
		o           Options
		want, told  string
	}{
		{"thousands", "8,804,190|3,898,747|900", Options{}, "8804190|3898747|900", written + ": 2 (first: \"8,804,190\" is 8804190)"},
		{"hard blanks", "522\u00a0250|1\u202f004|7", Options{}, "522250|1004|7", written + ": 2"},
		{"decimal commas", "1,5|2,25|3", Options{}, "1.5|2.25|3", written + ": 2 (first: \"1,5\" is 1.5)"},
		{"decimal commas between semicolons", "1,5|2,25|3", comma, "1.5|2.25|3", ""},
		{"percentages", "12,5 %|7 %|0,1 %", Options{}, "12.5|7|0.1", written + ": 3"},
		{"some percentages", "12,5 %|7", Options{}, "12.5|7", "1 of 2 numbers have a percent sign"},
		{"in parentheses", "(300)|20|(1,234.5)", Options{}, "-300|20|-1234.5", written + ": 2"},
		{"either, and a point elsewhere", "1,234|5.5", Options{}, "1234|5.5", ""},
		{"either, and a comma elsewhere", "1,234|5,5", Options{}, "1.234|5.5", written + ": 1"},
		{"either, two groups elsewhere", "1.234|1.234.567", Options{}, "1234|1234567", written + ": 1"},
		{"either alone", "1,234|5", Options{}, "1234|5", `"1,234" may be 1234 or 1.234, no cell of the column tells; 1 such numbers are read as the one that is 1234, as is usual; "types": {"c": "decimal-point"} or "decimal-comma" tells`},
		{"either alone between semicolons", "1.234|5", comma, "1234|5", `read as the one that is 1234, as is usual`},
		{"either, both elsewhere", "1,234|5.5|5,5", Options{}, "t:1,234|5.5|5.5", `nobody knows whether "1,234" is 1234 or 1.234: 1 such cells are not read as numbers`},
		{"programs' decimals", "1.234|5.678", Options{}, "t:1.234|t:5.678", ""},
		{"dollars", "$1,200|$2,300.50|-$5|($7)", Options{}, "1200|2300.5|-5|-7", written + ": 4 (first: \"$1,200\" is 1200)"},
		{"euros", "1.200,50 €|7 €|\u00a03\u00a0€|EUR 5", Options{}, "1200.5|7|3|t:EUR 5", written + ": 3"},
		{"amounts tell what divides", "$1,200|1,5|£", Options{}, "1200|1.5|t:£", written + ": 2"},
		{"amounts between semicolons", "$1,200|5", comma, "1200|5", written + ": 1"},
		{"euros in thousands", "1.200 €|2.345|7", Options{}, "1200|2345|7", written + ": 1"},
		{"some amounts", "$1,200,300|7|8", Options{}, "1200300|7|8", written + ": 1"},
		{"several currencies", "$1,200|€ 5|£7", Options{}, "t:$1,200|t:€ 5|t:£7", `"$1,200" and the like stay texts, as they are of several currencies`},
		{"several signs", "$$5|5$ 7|$5 %|$", Options{}, "t:$$5|t:5$ 7|t:$5 %|t:$", ""},
		{"amounts asked as number", "$1,200.5|€ 5", Options{Types: map[string]layers.ColumnType{"c": "number"}}, "1200.5|5", ""},
		{"plain texts", "12|13|14", Options{}, "t:12|t:13|t:14", ""},
		{"codes", "001|1,234,567|1,000,000", Options{}, "t:001|t:1,234,567|t:1,000,000", `stay texts, as "001" has leading zeros`},
		{"codes by people", "01 001|02 122|03 500", Options{}, "t:01 001|t:02 122|t:03 500", ""},
		{"mostly words", "1,234,567|north|south", Options{}, "t:1,234,567|t:north|t:south", ""},
		{"some words", "1,234,567|1,000,000|about 5", Options{}, "1234567|1000000|t:about 5", `texts among the numbers: 1 (first: "about 5")`},
		{"nothing", "1,234,567|n/a||-", Options{}, "1234567|t:n/a||t:-", written + ": 1"},
		{"dates", "01.02.2020|12.12.2021", Options{}, "t:01.02.2020|t:12.12.2021", ""},
		{"asked as text", "8,804,190|900", Options{Types: map[string]layers.ColumnType{"c": "text"}}, "t:8,804,190|t:900", ""},
		{"asked as number", "007|8,804,190|x", Options{Types: map[string]layers.ColumnType{"c": "number"}}, "7|8804190|", `cells that are no numbers, read as null: 1 (first: "x")`},
		{"asked as decimal comma", "1,234|5", Options{Types: map[string]layers.ColumnType{"c": "decimal-comma"}}, "1.234|5", ""},
		{"asked as decimal point", "1,234|5", Options{Types: map[string]layers.ColumnType{"c": "decimal-point"}}, "1234|5", ""},
		{"as written", "8,804,190|900", Options{AsWritten: true}, "t:8,804,190|t:900", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, told := readColumn(t, strings.Split(tt.cells, "|"), tt.o)
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if tt.told == "" && told != "" || !strings.Contains(told, tt.told) {
				t.Errorf("told %q, want %q", told, tt.told)
			}
		})
	}
}

func readColumn(t *testing.T, cells []string, o Options) (got, told string) {
	t.Helper()
	schema := layers.NewSchema([]string{"c"})
	var records []layers.Record
	for _, c := range cells {
		v := layers.Text(c)
		if c == "" {
			v = layers.Value{}
		}
		records = append(records, layers.Record{Schema: schema, Values: []layers.Value{v}})
	}
	warnings, err := Table(schema, records, o)
	if err != nil || len(warnings) > 1 {
		t.Fatalf("%q, %v", warnings, err)
	}
	var all []string
	for _, r := range records {
		text := r.Values[0].String()
		if r.Values[0].Kind() == layers.KindText {
			text = "t:" + text
		}
		all = append(all, text)
	}
	return strings.Join(all, "|"), strings.Join(warnings, "")
}

// What one column does not tell, another one of the table does.
func TestOtherColumns(t *testing.T) {
	schema := layers.NewSchema([]string{"people", "share"})
	row := func(people, share string) layers.Record {
		return layers.Record{Schema: schema, Values: []layers.Value{layers.Text(people), layers.Text(share)}}
	}
	records := []layers.Record{row("1.234", "12,5"), row("2.500", "7,25")}
	told, err := Table(schema, records, Options{Untyped: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := records[1].Values[0]; got != layers.Number(2500) {
		t.Errorf("2.500 is %v, want 2500", got)
	}
	if len(told) != 2 || !strings.Contains(told[0], "as the decimals of other columns show") {
		t.Errorf("told %q", told)
	}
}

// In spreadsheets cells that are numbers have points, whatever texts have.
func TestPoints(t *testing.T) {
	schema := layers.NewSchema([]string{"height", "share"})
	record := layers.Record{Schema: schema, Values: []layers.Value{layers.Number(1.234), layers.Text("12,5")}}
	if _, err := Table(schema, []layers.Record{record}, Options{Untyped: true, Points: true}); err != nil {
		t.Fatal(err)
	}
	if want := []layers.Value{layers.Number(1.234), layers.Number(12.5)}; !slices.Equal(record.Values, want) {
		t.Errorf("got %v, want %v", record.Values, want)
	}
}

// Numbers of a table that tells them from texts are what they are.
func TestTypedNumbers(t *testing.T) {
	schema := layers.NewSchema([]string{"n", "c"})
	record := layers.Record{Schema: schema, Values: []layers.Value{layers.Number(1.234), layers.Text("12,5")}}
	if _, err := Table(schema, []layers.Record{record}, Options{}); err != nil {
		t.Fatal(err)
	}
	if want := []layers.Value{layers.Number(1.234), layers.Number(12.5)}; !slices.Equal(record.Values, want) {
		t.Errorf("got %v, want %v", record.Values, want)
	}
}

// Cells are the same as texts and as bytes.
func TestNoteBytes(t *testing.T) {
	cells := []string{"north and south", "a", "1", "-2.5", "007", "1,234", "8,804,190", "n/a", "", " 5 ", "$1,200", "12 %", "westward", "\u00a07", "x\xff"}
	a, b := Columns{columns: make([]column, 1)}, Columns{columns: make([]column, 1)}
	for _, c := range cells {
		a.Note(0, c)
		b.NoteBytes(0, []byte(c))
	}
	if a.columns[0] != b.columns[0] {
		t.Errorf("%+v and %+v", a.columns[0], b.columns[0])
	}
}

// The quick look and the thorough one see the same.
func TestIsPlain(t *testing.T) {
	for _, text := range []string{"1", "-1", "0", "-", "0.5", "1.5", "1.", ".5", "1.234", "12.3456", "-12.34", "1.2.3", "007", "-0", "1,5", "12345678901234567890", "1.234567", "--1", "1234.567"} {
		marked, ok := isPlain(text)
		n := Scan(text)
		if ok && (n.Form != Plain || (marked == 1) != (n.Mark == '.')) {
			t.Errorf("%q is plain for the quick look, and of form %d", text, n.Form)
		}
	}
}

func TestUnknownTypes(t *testing.T) {
	for types, want := range map[string]string{"pops": `column "pops" not found`, "pop": `unknown type "nubmer", did you mean "number"?`} {
		_, err := NewColumns(layers.NewSchema([]string{"pop"}), Options{Types: map[string]layers.ColumnType{types: "nubmer"}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v", err)
		}
	}
}

func TestTypesText(t *testing.T) {
	a, b := map[string]layers.ColumnType{"a": "text", "b": "number"}, map[string]layers.ColumnType{"b": "number", "a": "text"}
	if TypesOf(a) != TypesOf(b) {
		t.Errorf("%q and %q are the same types", TypesOf(a), TypesOf(b))
	}
	if got := TypesOf(a).Map(); !maps.Equal(got, a) {
		t.Errorf("%v became %v", a, got)
	}
	if got := TypesOf(nil); got != "" {
		t.Errorf("no types are %q", got)
	}
	if got := Types("").Map(); got != nil {
		t.Errorf("no types are %v", got)
	}
}

// FuzzColumn holds that reading a column changes numbers only, and what it says
// it does.
func FuzzColumn(f *testing.F) {
	f.Add("1,234", "5.5", "about", true)
	f.Add("(300)", "12,5 %", "007", false)
	f.Fuzz(func(t *testing.T, a, b, c string, comma bool) {
		schema := layers.NewSchema([]string{"x"})
		var records []layers.Record
		for _, text := range []string{a, b, c} {
			records = append(records, layers.Record{Schema: schema, Values: []layers.Value{layers.Text(text)}})
		}
		told, err := Table(schema, records, Options{DecimalComma: comma, Untyped: true})
		if err != nil {
			t.Fatal(err)
		}
		for i, text := range []string{a, b, c} {
			if v := records[i].Values[0]; v.Kind() == layers.KindText && v.String() != text {
				t.Errorf("%q became the text %q", text, v)
			} else if v.Kind() == layers.KindNumber && Scan(text).Form == Words {
				t.Errorf("%q became %v", text, v)
			} else if v.Kind() == layers.KindNumber && !comma && len(told) == 0 && Scan(text).Form == Written {
				t.Errorf("%q became %v and nobody tells", text, v)
			}
		}
	})
}
