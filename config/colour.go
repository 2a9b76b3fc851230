package config

import (
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/styles"
)

// colourForm is a colour as stylesheets have them, checked by the same grammar.
func colourForm() form.Form[string] {
	f := form.NonEmpty("a colour")
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) (string, bool) {
		text, ok := read(d, at)
		if !ok {
			return "", false
		}
		if why := wrongColour(text); why != "" {
			d.Fail(at, "%s", why)
			return "", false
		}
		return text, true
	}
	check := f.Check
	f.Check = func(c *form.Checker, path, text string) {
		check(c, path, text)
		if text == "" {
			return
		}
		if why := wrongColour(text); why != "" {
			c.Add(path, "%s", why)
		}
	}
	return f
}

// wrongColour says why a text is no colour, "" where it is one. What stands in a config is
// not of the cascade: it has no variables.
func wrongColour(text string) string {
	const property = "flood-color" // which takes colours and nothing else
	why := styles.WrongValue(property, text)
	if strings.HasSuffix(why, " is no value of "+property) {
		return "\"" + tree.Shorten(text, 40) + "\" is no colour; write one such as #fa0"
	}
	return why
}
