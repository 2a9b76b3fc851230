package form

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// AnyText is the form of a text. An unquoted YAML scalar is the text that the
// file shows: `no` is "no", and 007 is "007".
func AnyText(want string) Form[string] {
	f := Form[string]{Facts: Facts{Want: want, Schema: Props("type", "string", "maxLength", MostCharacters)}}
	f.Read = func(d *Decoder, at Spot) (string, bool) {
		n := at.Node
		switch {
		case n.Kind != tree.Text && !(n.Plain && n.IsScalar()):
			d.Mismatch(at, want)
			return "", false
		case len(n.Text) > MostCharacters:
			d.Fail(at, "the text has %d bytes; at most %d are allowed", len(n.Text), MostCharacters)
			return "", false
		}
		return n.Text, true
	}
	f.Check = func(c *Checker, path string, v string) {
		if len(v) > MostCharacters {
			c.Add(path, "the text has %d bytes; at most %d are allowed", len(v), MostCharacters)
		}
	}
	return f
}

// NonEmpty is the form of a text that must not be empty.
func NonEmpty(want string) Form[string] {
	f := AnyText(want)
	f.Schema = f.Schema.With("minLength", 1)
	read := f.Read
	f.Read = func(d *Decoder, at Spot) (string, bool) {
		s, ok := read(d, at)
		if ok && strings.TrimSpace(s) == "" {
			d.Mismatch(at, want)
			return "", false
		}
		return s, ok
	}
	return f
}

// OneOf is the form of a word out of a list. Case does not matter.
func OneOf[V ~string](words ...V) Form[V] {
	return OneOfOr(nil, words...)
}

// OneOfOr is oneOf with synonyms that are understood and not advertised.
func OneOfOr[V ~string](synonyms map[string]V, words ...V) Form[V] {
	names := make([]string, len(words))
	quoted := make([]string, len(words))
	all := make([]any, len(words))
	for i, w := range words {
		names[i] = string(w)
		quoted[i], all[i] = strconv.Quote(names[i]), names[i]
	}
	for _, s := range slices.Sorted(maps.Keys(synonyms)) {
		all = append(all, s)
	}
	f := Form[V]{Facts: Facts{Want: Enumerate(quoted, "or"), Schema: Props("enum", all)}}
	f.Read = func(d *Decoder, at Spot) (V, bool) {
		if at.Node.Kind != tree.Text {
			d.Mismatch(at, f.Want)
			return "", false
		}
		word := strings.ToLower(strings.TrimSpace(at.Node.Text))
		if full, ok := synonyms[word]; ok {
			word = string(full)
		}
		if !slices.Contains(names, word) {
			d.Fail(at, "unknown value %q%s", tree.Shorten(at.Node.Text, 40), Suggestion(word, names))
			return "", false
		}
		return V(word), true
	}
	f.Check = func(c *Checker, path string, v V) {
		if v != "" && !slices.Contains(words, v) {
			c.Add(path, "unknown value %q%s", string(v), Suggestion(string(v), names))
		}
	}
	return f
}

// ScalarText is the form of a value that is compared with texts of the data:
// a text, a number or a boolean, letter by letter as the file has it.
func ScalarText() Form[string] {
	f := Form[string]{Facts: Facts{Want: "a text or number",
		Schema: Props("type", []any{"string", "number", "boolean"})}}
	f.Read = func(d *Decoder, at Spot) (string, bool) {
		if at.Node.IsScalar() {
			return at.Node.Text, true
		}
		d.Mismatch(at, f.Want)
		return "", false
	}
	return f
}
