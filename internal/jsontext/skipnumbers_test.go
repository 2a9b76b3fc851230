package jsontext

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSkippingCountsEachBracket compares where arrays end, and which are refused, with
// what one gets byte by byte.
func TestSkippingCountsEachBracket(t *testing.T) {
	random := rand.New(rand.NewPCG(51, 52))
	pieces := []string{"[", "]", "[[", "]]", "],[", "1.25", "-12.345678901,", "]],[[", " ", "\n\t", "1e5", "E", "null", "{", "}", `"a]"`, "Z", "^", "\x9b\xdb\xdd", "]]]"}
	ended := 0
	for range 20000 {
		text := strings.Repeat("[", 1+random.IntN(4))
		common := 1 + random.IntN(len(pieces))
		for range random.IntN(60) {
			text += pieces[random.IntN(common)]
		}
		if random.IntN(20) == 0 {
			text += strings.Repeat("[1,", random.IntN(150))
		}
		c := NewCursor([]byte(text), 0)
		err := c.Skip()
		end, ok := arrayEnd(text)
		if (err == nil) != ok || ok && c.Pos() != end {
			t.Fatalf("%q ends at %d with %v, want %d, %v", text, c.Pos(), err, end, ok)
		}
		if ok {
			ended++
		}
	}
	if ended < 2000 {
		t.Errorf("only %d arrays had an end", ended)
	}
}

// arrayEnd is where the array at the beginning of a text ends.
func arrayEnd(text string) (end int, ok bool) {
	var open []byte
	quoted := false
	for i := range len(text) {
		switch b := text[i]; {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '[', b == '{':
			if open = append(open, b); len(open) > MaxDepth {
				return 0, false
			}
		case b == ']', b == '}':
			if open[len(open)-1] != b-2 {
				return 0, false
			}
			if open = open[:len(open)-1]; len(open) == 0 {
				return i + 1, true
			}
		}
	}
	return 0, false
}
