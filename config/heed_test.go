package config

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// Configs are read until the context ends and no further, wherever that happens:
// while the text is cut into values, while those are read, and while the whole is
// examined.
func TestParseHearsTheContext(t *testing.T) {
	values := strings.Repeat(`"a",`, 9000) + `"a"`
	layers := ""
	for i := range 150 {
		layers += `"l` + strings.Repeat("x", i) + `": {"special": "sea", "class": "k"},`
	}
	for name, text := range map[string]string{
		"m.json": `{"layers": {` + layers + `"a": {"src": "builtin:land", "join": {"group-by": "n", "groups": {"g": [` + values + `]}}}}}`,
		"m.yaml": "layers:\n  a:\n    src: builtin:land\n    join: {group-by: n, groups: {g: [" + values + "]}}\n",
	} {
		ending.Heard(t, name, 30, func(ctx context.Context) error {
			_, err := ParseContext(ctx, name, []byte(text))
			return err
		})
	}
}

// Mistakes of what was read before are not told once the context has ended.
func TestParseWithMistakesHearsTheContext(t *testing.T) {
	text := []byte(`{"layers": {"a": {"src": 1}}, "x": [` + strings.Repeat("1,", 50_000) + `1]}`)
	whole := &ending.Context{Context: t.Context(), Left: 1 << 30}
	if _, err := ParseContext(whole, "m.json", text); err == nil {
		t.Fatal("no mistakes")
	}
	ctx := &ending.Context{Context: t.Context(), Left: whole.Asked - 1}
	if _, err := ParseContext(ctx, "m.json", text); err != context.Canceled {
		t.Errorf("the error is %v", err)
	}
}
