package render

import (
	"strings"
	"testing"
)

// Text without anything to escape is what it is, other text as ever.
func TestEscapedTextOfPlainTexts(t *testing.T) {
	replace := strings.NewReplacer("&quot;", `"`, "&#9;", "\t", "&#10;", "\n").Replace
	for _, text := range []string{"", "plain", "a & b", `"quoted"`, "a\tb\nc\rd", "<x>", "&amp;", "&quot;", "ä\x01\xff", "]]>"} {
		if got, want := escapedText(text), replace(escaped(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
