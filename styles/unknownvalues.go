package styles

import (
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// maxValueTests is how many tests of values of one stylesheet are looked at.
const maxValueTests = 500

// UnknownValues warns of every test [A=v] whose text no feature of the layers has to
// which its selector may apply, where they have one that differs by a slip or in
// upper and lower case. Other values without features are usual: rules for classes
// of values have them. Texts of less than five letters, most of which are codes, are
// told for their case alone. Layers without Values may have any.
func (s *Sheet) UnknownValues(layers []Subject) []Warning {
	var list []Warning
	seen := map[string]bool{}
	s.eachTest(layers, func(t *test, meant []int) {
		key := fmt.Sprint(t.sheet, "\x00", t.attribute, "\x00", t.text, "\x00", meant)
		if t.operator != equal || t.numeric || t.text == "" || seen[key] || len(seen) >= maxValueTests {
			return
		}
		seen[key] = true
		if text := t.misspelt(layers, meant); text != "" {
			list = append(list, Warning{Name: t.sheet, Line: int(t.at.line), Column: int(t.at.column), Text: text})
		}
	})
	return list
}

// misspelt says that none of the layers that are meant has the value of a test but
// one that is near, or returns "".
func (t *test) misspelt(layers []Subject, meant []int) string {
	var names, all []string
	for _, i := range meant {
		l := &layers[i]
		if l.Unknown || l.Values == nil {
			return ""
		}
		values := l.Values(t.attribute)
		if values == nil || slices.ContainsFunc(values, func(v string) bool { return t.equals(&value{text: v, ok: true}) }) {
			return ""
		}
		names, all = append(names, l.IDs[0]), append(all, values...)
	}
	near, ok := nearest.Slip(t.text, all)
	if !ok {
		return ""
	}
	what := fmt.Sprintf("[%s=%s]: no feature of layer %q has this value", t.attribute, t.text, names[0])
	if len(names) > 1 {
		what = fmt.Sprintf("[%s=%s]: no feature of the layers %s has this value", t.attribute, t.text, quoted(names))
	}
	return what + ", " + nearest.Question(near)
}
