package form

import (
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/styles"
)

// Colour is a value of a property of stylesheets that takes colours, checked by the grammar of
// stylesheets: flood-color takes nothing else, fill also none and url(#pattern). Errors say what is
// wrong with it, and which colour may be meant.
func Colour(property string) Form[string] {
	f := NonEmpty("a colour")
	read := f.Read
	f.Read = func(d *Decoder, at Spot) (string, bool) {
		text, ok := read(d, at)
		if !ok {
			return "", false
		}
		if why := wrongColour(property, text); why != "" {
			d.Fail(at, "%s", why)
			return "", false
		}
		return text, true
	}
	check := f.Check
	f.Check = func(c *Checker, path, text string) {
		check(c, path, text)
		if text == "" {
			return
		}
		if why := wrongColour(property, text); why != "" {
			c.Add(path, "%s", why)
		}
	}
	return f
}

// wrongColour says why a text is no colour, "" where it is one. What stands in a config is
// not of the cascade: it has no variables.
func wrongColour(property, text string) string {
	why := styles.WrongValue(property, text)
	if strings.HasSuffix(why, " is no value of "+property) {
		return "\"" + tree.Shorten(text, 40) + "\" is no colour; write one such as #fa0"
	}
	return why
}
