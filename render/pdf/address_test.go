package pdf

import (
	"slices"
	"testing"
)

// Addresses end before the sentence's own signs, and what is none leads nowhere.
func TestAddresses(t *testing.T) {
	for text, want := range map[string][]string{
		"Natural Earth":                        nil,
		"https://naturalearthdata.com":         {"https://naturalearthdata.com"},
		"See http://a.org/b?c=d#e, and more.":  {"http://a.org/b?c=d#e"},
		"(https://a.org/) https://b.org.":      {"https://a.org/", "https://b.org"},
		"https://en.wikipedia.org/wiki/A_(b).": {"https://en.wikipedia.org/wiki/A_(b)"},
		"https:// and http://.":                nil,
		"javascript:alert(1) file:///etc":      nil,
		"“https://ä.example/ü”":                {"https://ä.example/ü"},
	} {
		var got []string
		for _, at := range Addresses(text) {
			got = append(got, text[at[0]:at[1]])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: addresses %q, want %q", text, got, want)
		}
	}
}
