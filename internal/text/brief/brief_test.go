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

func TestAll(t *testing.T) {
	list := []string{"a", strings.Repeat("b", 300)}
	if got := strings.Join(brief.All(list), " "); got != "a "+strings.Repeat("b", 100)+"…" || len(list[1]) != 300 {
		t.Errorf("%q of %q", got, list)
	}
}
