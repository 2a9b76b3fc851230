package brief_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

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

// TestMessagesAreCut cuts a long message in its middle, and the error around it is the error.
func TestMessagesAreCut(t *testing.T) {
	if brief.Error(nil) != nil || brief.Error(fs.ErrNotExist) != fs.ErrNotExist {
		t.Error("short errors are others")
	}
	if text := brief.Message(strings.Repeat("x", 4001)); len(text) != 4000 {
		t.Errorf("%d bytes", len(text))
	}
	err := brief.Error(fmt.Errorf("a %s: %w", strings.Repeat("ä", 1<<20), fs.ErrNotExist))
	text := err.Error()
	if len(text) > 4000 || !utf8.ValidString(text) || !strings.HasPrefix(text, "a ä") || !strings.HasSuffix(text, "ä: file does not exist") || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%d bytes: %.100s", len(text), text)
	}
}

// TestListsAreWhole leaves a list of twenty mistakes, but none of long ones, or of very many.
func TestListsAreWhole(t *testing.T) {
	for _, c := range []struct {
		many, long int
		whole      bool
	}{{20, 700, true}, {20, 3000, false}, {1000, 100, false}} {
		var all []error
		for range c.many {
			all = append(all, errors.New(strings.Repeat("x", c.long)))
		}
		err := brief.Error(fmt.Errorf("row 1: %w", errors.Join(all...)))
		if whole := len(err.Error()) > c.many*c.long; whole != c.whole {
			t.Errorf("%d of %d bytes: %d bytes are left", c.many, c.long, len(err.Error()))
		}
	}
}
