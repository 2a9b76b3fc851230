package styles

import "strings"

// WrongValue says why a text is no value of a property, "" where it is one: for looks
// that come from elsewhere than a stylesheet.
func WrongValue(property, value string) string {
	sheet, warnings, err := read(nil, "", []byte("* { "+property+": "+value+" }"), true)
	if err != nil {
		return shortened(value) + " is no value of " + property
	}
	for _, w := range warnings {
		if text, ignored := strings.CutPrefix(w.Text, property+" is ignored: "); ignored {
			return text
		}
	}
	style := sheet.Style(Element{ID: "x"})
	if got, ok := style.Get(property); len(style) != 1 || len(sheet.rules) != 1 || !ok || strings.TrimSpace(value) == "" || got != strings.TrimSpace(value) {
		return shortened(value) + " is no value of " + property
	}
	return ""
}

// shortened is a value in a message.
func shortened(value string) string {
	if len(value) > 40 {
		value = value[:40] + "..."
	}
	return `"` + strings.ToValidUTF8(value, "?") + `"`
}
