package config

import (
	"regexp"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/form"
)

// wellFormed is the shape of a language tag that browsers take: BCP 47 (RFC 5646, 2.1) without
// tags of private use alone and irregular ones, which no browser knows (ECMA-402, 6.2.1).
var wellFormed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^([a-z]{2,3}|[a-z]{5,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?$`)
})

// languageForm is the form of the map's language. The underscores of locales (en_US)
// become the hyphens of tags.
func languageForm() form.Form[string] {
	f := form.AnyText("a language code")
	read, check := f.Read, f.Check
	f.Read = func(d *form.Decoder, at form.Spot) (string, bool) {
		text, ok := read(d, at)
		tag := strings.ReplaceAll(text, "_", "-")
		if ok && !isLanguage(tag) {
			d.Fail(at, languageWrong, text, likelyTag(tag))
			return "", false
		}
		return tag, ok
	}
	f.Check = func(c *form.Checker, path string, v string) {
		check(c, path, v)
		if !isLanguage(v) {
			c.Add(path, languageWrong, v, likelyTag(strings.ReplaceAll(v, "_", "-")))
		}
	}
	return f
}

const languageWrong = "%q is no language tag (BCP 47); write one such as %q"

// isLanguage reports whether a text is a language tag, or empty, which is none.
func isLanguage(tag string) bool { return tag == "" || wellFormed().MatchString(tag) }

// likelyTag is what a tag that is none was meant for: without the encoding of a locale, such as
// .UTF-8, or else an example.
func likelyTag(tag string) string {
	tag, _, _ = strings.Cut(tag, ".")
	if tag, _, _ = strings.Cut(tag, "@"); tag != "" && isLanguage(tag) {
		return tag
	}
	return "pt-BR"
}
