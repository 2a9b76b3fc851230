package main

import "testing"

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"Graz":                        "Graz",
		"a\nb":                        "a\nb",
		"\x1b[31mred\x1b[0m":          `\x1b[31mred\x1b[0m`,
		"a\tb\rc\x00d\x7f":            `a\tb\rc\x00d\x7f`,
		"\u009b2J":                    `\u009b2J`,
		"\u202Eevil":                  `\u202eevil`,
		"Ösel, Владивосток, 東京":       "Ösel, Владивосток, 東京",
		"\xff\xfe":                    `\xff\xfe`,
		"می\u200cخواهم":               "می\u200cخواهم",
		"non\u00A0breaking":           "non\u00A0breaking",
		"\U0001F5FA \uFFFD is no end": "\U0001F5FA \uFFFD is no end",
	} {
		if got := plain(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := oneLine("a\nb\x1b"); got != `a\nb\x1b` {
		t.Errorf("one line is %q", got)
	}
}
