package styles

import "testing"

// A theme is dark on dark pages but for a map whose own stylesheet has colours for light
// ones alone; its variables can be set, always or on dark pages.
func TestThemesOnDarkPages(t *testing.T) {
	for _, tt := range []struct{ name, own, land, onDark, soft string }{
		{"alone", "", "#d8dbdc", "#3a3f44", "#b9c3c9"},
		{"no colours", ".label { font-size: 9px; stroke: none } #route { stroke: var(--theme-accent) }", "#d8dbdc", "#3a3f44", "#b9c3c9"},
		{"colours for light pages", "#route { stroke: #c33 }", "#d8dbdc", "#d8dbdc", "#465259"},
		{"colours for both", "#land { fill: #eee } @media (prefers-color-scheme: dark) { #land { fill: #222 } }", "#eee", "#222", "#b9c3c9"},
		{"colours when pointed at", "#land:hover { fill: #eee }", "#d8dbdc", "#3a3f44", "#b9c3c9"},
		{"a variable", ":root { --theme-land: #eee }", "#eee", "#eee", "#465259"},
		{"a variable for both", ":root { --theme-land: #eee } @media (prefers-color-scheme: dark) { :root { --theme-land: #222 } }", "#eee", "#222", "#b9c3c9"},
		{"a variable for dark pages", "@media (prefers-color-scheme: dark) { :root { --theme-land: #222 } }", "#d8dbdc", "#222", "#b9c3c9"},
		{"one's own by a variable of the theme", "#land { fill: var(--theme-area) }", "var(--theme-area)", "var(--theme-area)", "#b9c3c9"},
	} {
		own, warnings, err := Parse("own.css", []byte(tt.own))
		if err != nil || tt.own != "" && tt.name != "one's own by a variable of the theme" && tt.name != "no colours" && len(warnings) > 0 {
			t.Fatal(tt.name, warnings, err)
		}
		sheet := OnTheme("light", own)
		for i, s := range []*Sheet{sheet, sheet.Under(Condition{Media: dark})} {
			if got, want := fillOf(s, Element{ID: "land"}), [...]string{tt.land, tt.onDark}[i]; got != want {
				t.Errorf("%s: land is %s, want %s (dark: %t)", tt.name, got, want, i == 1)
			}
		}
		if got := fillOf(sheet.Under(Condition{Media: dark}), Element{ID: "source", Classes: []string{"furniture"}}); got != tt.soft {
			t.Errorf("%s: on dark pages the source is %s, want %s", tt.name, got, tt.soft)
		}
	}
	sheet, _ := Finished("light")
	if got := fillOf(sheet.Light().Under(Condition{Media: dark}), Element{ID: "land"}); got != "#d8dbdc" {
		t.Errorf("without its dark look the land of light is %s", got)
	}
	if got, _ := sheet.Style(Element{Root: true}).Get("--theme-land"); got != "" {
		t.Error("variables that nobody uses are in the style of the root")
	}
}
