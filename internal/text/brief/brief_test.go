package brief_test

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

func TestOf(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "",
		"Zürich":                  "Zürich",
		strings.Repeat("é", 100):  strings.Repeat("é", 100),
		strings.Repeat("é", 101):  strings.Repeat("é", 100) + "…",
		strings.Repeat("a", 9000): strings.Repeat("a", 100) + "…",
		strings.Repeat("\xff", 2): "\xff\xff",
	} {
		if got := brief.Of(text); got != want {
			t.Errorf("%.10q, %d bytes: got %q", text, len(text), got)
		}
	}
}
