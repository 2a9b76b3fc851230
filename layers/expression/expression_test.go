package expression

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// peru is the record that the tests of this package evaluate for.
func peru() layers.Record {
	columns := []struct {
		name  string
		value layers.Value
	}{
		{"NAME", layers.Text("Perú")}, {"POP_EST", layers.Number(33_050_211)}, {"AREA", layers.Number(1_285_216)},
		{"CONTINENT", layers.Text("South America")}, {"CODE", layers.Text("007")}, {"NONE", layers.Value{}}, {"ZERO", layers.Number(0)},
		{"CAPITAL", layers.Bool(true)}, {"WORD", layers.Text("n.s.")}, {"pop 2020", layers.Number(5)}, {"DECOMPOSED", layers.Text("Peru\u0301")},
		{"BIG", layers.Integer(9_007_199_254_740_993)}, {"TRUE", layers.Text("True")}, {"GERMAN", layers.Text("Straße")},
	}
	var names []string
	var values []layers.Value
	for _, c := range columns {
		names, values = append(names, c.name), append(values, c.value)
	}
	return layers.Record{Schema: layers.NewSchema(names), Values: values}
}

func TestValue(t *testing.T) {
	tests := []struct{ source, want string }{
		// Arithmetic.
		{"1 + 2 * 3", "7"}, {"(1 + 2) * 3", "9"}, {"-2 ^ 2", "-4"}, {"2 ^ -1", "0.5"}, {"2 ^ 3 ^ 2", "512"}, {"7 - 2 - 1", "4"},
		{"7 % 3", "1"}, {"-7 % 3", "2"}, {"7 % -3", "-2"}, {"1e3 / 4", "250"}, {".5 + 1.", "1.5"}, {"- -2", "2"}, {"0.1 + 0.2", "0.30000000000000004"},
		{"CODE + 1", "8"}, {"NONE + 1", ""}, {"NONE * 0", ""}, {"`pop 2020` * 2", "10"}, {"BIG", "9007199254740993"},
		// Comparison: the rules of the filter package.
		{"CODE = 7", "true"}, {"CODE = '7'", "false"}, {"NAME = 'Perú'", "true"}, {"NAME = DECOMPOSED", "true"}, {"DECOMPOSED in ('Perú')", "true"},
		{"POP_EST > 1e6 and AREA > 1e6", "true"}, {"POP_EST > 'abc'", "false"}, {"WORD > 5", "false"}, {"not WORD > 5", "true"},
		{"NONE > 1", "false"}, {"NONE < 1", "false"}, {"NONE != 1", "true"}, {"NONE is null", "true"}, {"NAME is not null", "true"}, {"NONE = ''", "false"},
		{"BIG = 9007199254740993", "true"}, {"BIG = 9007199254740992", "false"}, {"CAPITAL", "true"}, {"CAPITAL = 1", "true"}, {"not CAPITAL", "false"},
		{"TRUE and CAPITAL", "true"}, {"CONTINENT in ('Asia', \"South America\")", "true"}, {"CONTINENT not in ['Asia']", "true"},
		{"NONE in (null)", "true"}, {"POP_EST in (AREA, POP_EST)", "true"}, {"NAME like 'P%'", "true"}, {"NAME not like 'P%'", "false"}, {"NAME like '___ú'", "true"},
		{"DECOMPOSED matches '^...ú$'", "true"}, {"NONE matches ''", "false"}, {"CODE matches '^\\d+$'", "true"}, {"NOT CAPITAL OR ZERO = 0", "true"},
		{"ZERO = 0 || CAPITAL && false", "true"}, {"!CAPITAL == false", "true"}, {"ZERO <> 1", "true"},
		// Functions.
		{"round(2.675, 2)", "2.68"}, {"round(-2.5)", "-3"}, {"round(1234.5, -2)", "1200"}, {"round(0.49999999999999994)", "0"}, {"round(5e-324, 20)", "0"},
		{"round(POP_EST / AREA, 1)", "25.7"}, {"floor(-1.5)", "-2"}, {"ceil(1.2)", "2"}, {"abs(-3)", "3"}, {"sqrt(16)", "4"}, {"ln(1)", "0"}, {"log10(1000)", "3"},
		{"log10(1e-5)", "-5"}, {"log2(8)", "3"}, {"log(81, 3)", "4"}, {"exp(0)", "1"}, {"min(3, NONE, 2)", "2"}, {"max(3, NONE, CODE)", "7"}, {"max(NONE)", ""},
		{"if(CAPITAL, 'yes', 'no')", "yes"}, {"if(NONE > 0, 1, ZERO > 0, 2, 3)", "3"}, {"coalesce(NONE, AREA / ZERO, 5)", "5"}, {"number('12') + 1", "13"},
		{"number(NONE)", ""}, {"text(12) & 'a'", "12a"}, {"NAME & ', ' & NONE & CODE", "Perú, 007"}, {"len(DECOMPOSED)", "4"}, {"upper(NAME)", "PERÚ"},
		{"lower('ÀB')", "àb"}, {"left(NAME, 3)", "Per"}, {"right(DECOMPOSED, 1)", "ú"}, {"right(NAME, 9)", "Perú"}, {"left(NAME, 0)", ""}, {"mid(CONTINENT, 7, 3)", "Ame"},
		{"trim('  a ')", "a"}, {"replace(CONTINENT, 'South ', '')", "America"}, {"replace('a', '', 'b')", "a"}, {"contains(NAME, 'ú')", "true"},
		{"starts_with(NONE, 'a')", "false"}, {"ends_with(CONTINENT, 'ica')", "true"}, {"len(POP_EST)", "8"}, {"'it''s'", "it's"}, {`"say ""a"""`, `say "a"`},
		// Formats.
		{"format('{:,.0f}', POP_EST)", "33,050,211"}, {"format('{} ({:,.1f} km²)', NAME, AREA)", "Perú (1,285,216.0 km²)"}, {"format('{:.1%}', 0.1234)", "12.3%"},
		{"format('{:+d}', 2.5)", "+3"}, {"format('{:.2f}', 2.675)", "2.68"}, {"format('{{{}}}', 1)", "{1}"}, {"format('{:,}', 1234.5)", "1,234.5"},
		{"format('{:.1f}|{}', NONE, NONE)", "|"}, {"format('{:.0f}', -0.2)", "0"}, {"format('{:f}', 1234)", "1234.00"}, {"format('{:d}', CODE)", "7"},
	}
	record := peru()
	for _, tt := range tests {
		t.Run(tt.source, func(t *testing.T) {
			e, err := Parse(tt.source, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := e.Check(record.Schema); err != nil {
				t.Fatal(err)
			}
			v, err := e.Value(record)
			if err != nil {
				t.Fatal(err)
			}
			if v.String() != tt.want {
				t.Errorf("got %q, want %q", v, tt.want)
			}
		})
	}
}

func TestLanguages(t *testing.T) {
	tests := []struct{ lang, want string }{
		{"", "1,234,567.5"}, {"en", "1,234,567.5"}, {"de", "1.234.567,5"}, {"de-CH", "1’234’567.5"}, {"fr", "1\u00a0234\u00a0567,5"}, {"es", "1.234.567,5"},
		{"hi", "12,34,567.5"}, {"nonsense!", "1,234,567.5"},
	}
	for _, tt := range tests {
		e, err := ParseTemplate("{1234567.46:,.1f}", Options{Lang: tt.lang})
		if err != nil {
			t.Fatal(err)
		}
		if v, err := e.Value(layers.Record{}); err != nil || v.String() != tt.want {
			t.Errorf("%s: got %q, %v, want %q", tt.lang, v, err, tt.want)
		}
	}
}

func TestTemplate(t *testing.T) {
	tests := []struct{ source, want string }{
		{"{NAME}", "Perú"}, {"{NAME} ({POP_EST:,.0f})", "Perú (33,050,211)"}, {"plain", "plain"}, {"", ""}, {"{{{CODE}}}", "{007}"},
		{"{if(CAPITAL, '}', '{')}", "}"}, {"{ upper(NAME) }: {POP_EST / 1e6:.1f} m", "PERÚ: 33.1 m"}, {"{NONE}{NONE:.1f}", ""},
		// Where all in braces is empty the whole is null.
		{"{NONE} ({NONE:,.0f})", ""}, {"{NAME} ({NONE})", "Perú ()"}, {"{NONE} ({ZERO:.0f})", " (0)"}, {"{coalesce(NONE, '?')}!", "?!"},
		{"{NAME}{if(NONE = null, '', format(' ({})', NONE))}", "Perú"},
	}
	for _, tt := range tests {
		e, err := ParseTemplate(tt.source, Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.source, err)
			continue
		}
		if v, err := e.Value(peru()); err != nil || v.String() != tt.want {
			t.Errorf("%s: got %q, %v, want %q", tt.source, v, err, tt.want)
		}
	}
}

// TestParseNumber shows that a number is a number or a condition.
func TestParseNumber(t *testing.T) {
	for source, want := range map[string]string{"POP_EST / 2": "", "NAME": "", "CAPITAL = true": "", "upper(NAME)": "1:1: want a number, such as POP / AREA, and this is a text"} {
		_, err := ParseNumber(source, Options{})
		if told := fmt.Sprint(err); want == "" && err != nil || want != "" && told != want {
			t.Errorf("%s: %v, want %q", source, err, want)
		}
	}
}

// TestFaults shows what is said where there is no value.
func TestFaults(t *testing.T) {
	tests := []struct{ source, want string }{
		{"POP_EST / ZERO", "1:9: a division by zero"}, {"1 +\n WORD", `2:2: "n.s." is not a number`}, {"ln(ZERO)", "1:1: the ln of what is not above 0, 0"},
		{"10 ^ POP_EST", "1:4: the result is too large"}, {"round(1, POP_EST)", "1:10: 33050211 is no number of places: round takes whole ones from -20 to 20"},
		{"sqrt(ZERO - 1)", "1:1: the sqrt of a negative number, -1"}, {"CAPITAL + 1", "1:1: true is not a number"}, {"mid(NAME, ZERO, 1)", "1:11: 0 is no letter: the first one is 1"},
		{"(ZERO - 8) ^ 0.5", "1:12: this power is no number"}, {"format('{:.1f}', WORD)", `1:18: "n.s." is not a number`},
		// What goes on without the part.
		{"AREA / ZERO > 5 or true", "1:6: a division by zero"}, {"NAME & AREA / ZERO", "1:13: a division by zero"},
	}
	for _, tt := range tests {
		e, err := Parse(tt.source, Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.source, err)
			continue
		}
		v, err := e.Value(peru())
		if err == nil || err.Error() != tt.want || !v.IsNull() != strings.ContainsAny(tt.source, "&>") {
			t.Errorf("%s: got %q, %v, want %s", tt.source, v, err, tt.want)
		}
	}
}

func TestColumns(t *testing.T) {
	e, err := ParseCondition("NAME = 'a' and POP / AREA > 3 and CODE = '7' and CODE in (1, 2) and NAME like '%' and round(X) = Y", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(e.Columns(), " "); got != "NAME POP AREA CODE X Y" {
		t.Errorf("columns %s", got)
	}
	if got := strings.Join(e.Numeric(), " "); got != "AREA CODE POP X Y" {
		t.Errorf("numeric %s", got)
	}
	if got := e.Check(layers.NewSchema([]string{"NAME", "POPS", "AREA"})).Error(); got != `1:16: column "POP" not found, did you mean "POPS"?; the columns are NAME, POPS, AREA` {
		t.Errorf("check %s", got)
	}
}

// TestNoMemory shows that conditions and numbers are evaluated without memory.
func TestNoMemory(t *testing.T) {
	record := peru()
	for _, source := range []string{"CONTINENT = 'Asia' or POP_EST / AREA > 20 and CODE in (1, 7)", "round(sqrt(POP_EST) * 2, 0) + ln(AREA) ^ 1.5", "if(len(NAME) > 3, NAME, CODE)"} {
		e, err := Parse(source, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(1000, func() { e.Match(record) }); n >= 1 {
			t.Errorf("%s: %v allocations", source, n)
		}
	}
}

// TestLogarithms compares with the package math, which may differ in the last bit.
func TestLogarithms(t *testing.T) {
	near := func(got, want float64) bool { return math.Abs(got-want) <= 4e-16*math.Max(1, math.Abs(want)) }
	for x := 1e-300; x < 1e300; x *= 1.37 {
		if !near(ln(x), math.Log(x)) {
			t.Errorf("ln %v: %v, want %v", x, ln(x), math.Log(x))
		}
	}
	for x := -700.0; x < 700; x += 0.731 {
		if got, want := exponential(x), math.Exp(x); !(math.Abs(got/want-1) < 1e-15) {
			t.Errorf("exp %v: %v, want %v", x, got, want)
		}
		if got, want := power(3.7, x/2), math.Pow(3.7, x/2); !(math.Abs(got/want-1) < 2e-13) {
			t.Errorf("power %v: %v, want %v", x, got, want)
		}
	}
}
