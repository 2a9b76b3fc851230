package styles

import "testing"

// What a theme says of layers holds for no part of the page and no pattern that is called
// as a layer is, and the other way round: a layer may be called title, source or background.
func TestThemesKnowWhatIsWhat(t *testing.T) {
	for _, theme := range Names() {
		sheet := named(t, theme)
		plain := sheet.Style(Element{ID: "x", Shape: Area})
		for _, id := range []string{"title", "subtitle", "note", "source", "credit", "degrees", "background"} {
			if got := sheet.Style(Element{ID: id, Shape: Area}); len(Differences(plain, got))+len(Differences(got, plain)) > 0 {
				t.Errorf("%s: a layer called %s has the look %v, others %v", theme, id, got, plain)
			}
		}
		ink := sheet.Style(Element{Classes: []string{"pattern"}})
		for _, id := range []string{"grid", "hatch", "dots", "crosses", "crosshatch"} {
			if got := sheet.Style(Element{ID: id, Classes: []string{"pattern"}}); len(Differences(ink, got))+len(Differences(got, ink)) > 0 {
				t.Errorf("%s: the pattern %s has the look %v, others %v", theme, id, got, ink)
			}
		}
	}
}
