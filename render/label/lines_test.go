package label

import (
	"slices"
	"testing"
)

func TestLines(t *testing.T) {
	tests := []struct {
		name, text string
		split      []string
		most       int
		want       []string
	}{
		{"whole", "Bosnia and Herzegovina", nil, 0, []string{"Bosnia and Herzegovina"}},
		{"at 12", "Bosnia and Herzegovina", []string{" "}, 12, []string{"Bosnia and", "Herzegovina"}},
		{"at every blank", "Bosnia and Herzegovina", []string{" "}, 0, []string{"Bosnia", "and", "Herzegovina"}},
		{"hyphen stays", "Rheinland-Pfalz", []string{"-", " "}, 10, []string{"Rheinland-", "Pfalz"}},
		{"nothing to split", "Liechtenstein", []string{" "}, 5, []string{"Liechtenstein"}},
		{"blanks only", " \u00a0\u2003\t", nil, 0, nil},
		{"a joiner only", "\u200b\n\u200d", nil, 0, nil},
		{"marks of direction only", "\u2067 \u2069", []string{" "}, 5, nil},
		{"letters and marks", "\u2067شارع\u2069", nil, 0, []string{"\u2067شارع\u2069"}},
		{"characters count, not bytes", "Österreich ja", nil, 13, []string{"Österreich ja"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Lines(test.text, test.split, test.most); !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// Line breaks in data break lines, whatever writes them; other control
// characters leave no trace.
func TestLineBreaksInData(t *testing.T) {
	for text, want := range map[string][]string{
		"Line one\nLine two":      {"Line one", "Line two"},
		"Dos\r\nlíneas":           {"Dos", "líneas"},
		"old\rMac":                {"old", "Mac"},
		"Sao\u2028Tome\u2029e":    {"Sao", "Tome", "e"},
		"next\u0085line\vand\fup": {"next", "line", "and", "up"},
		"\n\n a \n \n b\n":        {"a", "b"},
		"a\tb":                    {"a b"},
		"a\x00\x1b[1mb\x7f":       {"a[1mb"},
		"\u202eabc\u200d":         {"\u202eabc\u200d"},
		"A<br>B":                  {"A", "B"},
		"A<BR />B<i>C":            {"A", "B<i>C"},
		"a < b <br":               {"a < b <br"},
		" \n\t\r\n ":              nil,
		"\x01\x02":                nil,
		"":                        nil,
	} {
		if got := Lines(text, nil, 0); !slices.Equal(got, want) {
			t.Errorf("%q: lines %q, want %q", text, got, want)
		}
	}
	if got, want := Lines("New York\nCity of dreams", []string{" "}, 8), []string{"New York", "City of", "dreams"}; !slices.Equal(got, want) {
		t.Errorf("split and broken: %q, want %q", got, want)
	}
	if got, want := Lines("a\nb c", []string{"\n"}, 1), []string{"a", "b c"}; !slices.Equal(got, want) {
		t.Errorf("split at line breaks: %q, want %q", got, want)
	}
}
