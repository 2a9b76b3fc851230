package numerals

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func TestScan(t *testing.T) {
	tests := []struct {
		text string
		form Form
		mark byte
		// point and comma are what the text means where that divides decimals.
		point, comma float64
	}{
		{"8,804,190", Written, '.', 8804190, 8804190}, {"8.804.190", Written, ',', 8804190, 8804190},
		{"522 250", Written, 0, 522250, 522250}, {"522\u00a0250", Written, 0, 522250, 522250}, {"522\u202f250,5", Written, ',', 522250.5, 522250.5},
		{"1\u2009234\u2009567", Written, 0, 1234567, 1234567}, {"1'234.50", Written, '.', 1234.5, 1234.5}, {"1\u2019234", Written, 0, 1234, 1234},
		{"1.234,50", Written, ',', 1234.5, 1234.5}, {"1,234.50", Written, '.', 1234.5, 1234.5}, {"12,34,567", Written, '.', 1234567, 1234567},
		{"12,5 %", Written, ',', 12.5, 12.5}, {"12.5%", Written, '.', 12.5, 12.5}, {"7 %", Written, 0, 7, 7}, {"(1,5) %", Written, ',', -1.5, -1.5}, {"(1,5 %)", Written, ',', -1.5, -1.5},
		{"(300)", Written, 0, -300, -300}, {"(1,234.5)", Written, '.', -1234.5, -1234.5}, {"\u22125,5", Written, ',', -5.5, -5.5}, {"\u20135", Written, 0, -5, -5},
		{"- 5", Written, 0, -5, -5}, {"１２", Written, 0, 12, 12}, {"0,5", Written, ',', 0.5, 0.5}, {"0,125", Written, ',', 0.125, 0.125}, {",5", Written, ',', 0.5, 0.5}, {"1234,567", Written, ',', 1234.567, 1234.567},
		{"1,234", Either, ',', 1234, 1.234}, {"1.234", Either, '.', 1.234, 1234}, {"(1,234)", Either, ',', -1234, -1.234}, {"123,456 %", Either, ',', 123456, 123.456},
		{"42", Plain, 0, 42, 42}, {"-4.25", Plain, '.', -4.25, -4.25}, {"+3", Plain, 0, 3, 3}, {"1.10", Plain, '.', 1.1, 1.1}, {"0", Plain, 0, 0, 0}, {".5", Plain, '.', 0.5, 0.5}, {"0.125", Plain, '.', 0.125, 0.125},
		{"007", Code, 0, 7, 7}, {"00", Code, 0, 0, 0}, {"01001", Code, 0, 1001, 1001}, {"00.5", Code, '.', 0.5, 0.5},
	}
	for _, tt := range tests {
		n := Scan(tt.text)
		if n.Form != tt.form || n.Mark != tt.mark {
			t.Errorf("%q: form %d mark %q, want %d %q", tt.text, n.Form, n.Mark, tt.form, tt.mark)
		}
		if v, ok := n.Value('.'); !ok || v != layers.Number(tt.point) {
			t.Errorf("%q is %v with a decimal point, want %v", tt.text, v, tt.point)
		}
		if v, ok := n.Value(','); !ok || v != layers.Number(tt.comma) {
			t.Errorf("%q is %v with a decimal comma, want %v", tt.text, v, tt.comma)
		}
	}
}

func TestWords(t *testing.T) {
	for _, text := range []string{"", " ", "about 5", "1.2.3", "12.05.2020", "2020-01-02", "12:30", "1,23,4", "1,2345,678", "0,123,456", "0 123", "12 34", "123 45",
		"1 234'567", "1,234 567", "1.5.", "5-", "65+", "1,234*", "1.234.567.8", "1,234,5", "1.234,567.8", "()", "(-)", "(-5)x", "%", "-", "--5", "1e5", "0x10", "NaN", "Inf", "1_000",
		"12\u00b0", "п5", strings.Repeat("1", 65), "1\t234", "1\n234", "(5", "5)", "5 % %", "1  234", "''", "1'2"} {
		if n := Scan(text); n.Form != Words {
			t.Errorf("%q is taken for a number of form %d", text, n.Form)
		}
	}
}

// Every number reads back from every way to write it.
func TestWays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		whole := random.Int64N(1 << uint(1+random.IntN(50)))
		fraction := random.IntN(100)
		want := float64(whole) + float64(fraction)/100
		want, _ = strconv.ParseFloat(strconv.FormatFloat(want, 'f', 2, 64), 64)
		for _, way := range []struct{ group, mark string }{{",", "."}, {".", ","}, {" ", ","}, {"\u00a0", "."}, {"'", "."}, {"", ","}, {"", "."}, {"\u202f", ","}} {
			text := inGroups(strconv.FormatInt(whole, 10), way.group) + way.mark + pad2(fraction)
			if v, ok := Scan(text).Value(0); !ok || v != layers.Number(want) {
				t.Fatalf("%q is read as %v", text, v)
			}
		}
	}
}

func inGroups(digits, group string) string {
	if len(digits) <= 3 {
		return digits
	}
	return inGroups(digits[:len(digits)-3], group) + group + digits[len(digits)-3:]
}

func pad2(i int) string { return string([]byte{'0' + byte(i/10), '0' + byte(i%10)}) }

func FuzzScan(f *testing.F) {
	for _, text := range []string{"8,804,190", "1.234,50", "(300)", "12,5 %", "007", "1\u00a0234"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n := Scan(text)
		if n.Form == Words || n.Form == Code {
			return
		}
		for _, mark := range []byte{'.', ','} {
			v, ok := n.Value(mark)
			if !ok {
				t.Fatalf("%q is of form %d but no number", text, n.Form)
			}
			// What a number prints as is that number.
			if again, ok := Scan(v.String()).Value('.'); ok && again != v {
				t.Errorf("%q is %v, which reads as %v", text, v, again)
			}
		}
	})
}
