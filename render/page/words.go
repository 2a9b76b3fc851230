package page

import (
	_ "embed"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Words are what a page says itself, by what they are for.
type Words map[string]string

//go:embed words.json
var wordsText []byte

// words are those of all languages.
var words = sync.OnceValue(func() map[string]Words {
	var all map[string]Words
	if err := json.Unmarshal(wordsText, &all); err != nil {
		return map[string]Words{} // a test reads the file
	}
	return all
})

// Languages lists the languages that pages speak, as BCP 47 tags.
func Languages() []string { return slices.Sorted(maps.Keys(words())) }

// WordsOf are the words of a language, English where pages do not speak it.
func WordsOf(lang string) Words {
	if w, ok := words()[primary(lang)]; ok {
		return w
	}
	return words()["en"]
}

// primary is a tag's language without region and script, in lower case.
func primary(lang string) string {
	lang, _, _ = strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	return strings.ToLower(lang)
}

// RightToLeft reports whether a language is written from right to left.
func RightToLeft(lang string) bool {
	switch primary(lang) {
	case "ar", "dv", "fa", "he", "ps", "ur", "yi":
		return true
	}
	return false
}
