package styles

import (
	"strings"
	"testing"
)

func TestShorthands(t *testing.T) {
	const rest = "font-stretch:normal;"
	for source, want := range map[string]string{
		"font: 12px Arial":                   "font-family:Arial;font-size:12px;font-stretch:normal;font-style:normal;font-variant:normal;font-weight:normal;line-height:normal",
		"font: italic bold 9pt/1.2 'A B', x": "font-family:'A B', x;font-size:9pt;font-stretch:normal;font-style:italic;font-variant:normal;font-weight:bold;line-height:1.2",
		"font: small-caps 300 12px / 15px A": "font-family:A;font-size:12px;" + rest + "font-style:normal;font-variant:small-caps;font-weight:300;line-height:15px",
		"font: normal condensed 12px A":      "font-family:A;font-size:12px;font-stretch:condensed;font-style:normal;font-variant:normal;font-weight:normal;line-height:normal",
		"font: italic normal bold 12px A":    "font-family:A;font-size:12px;" + rest + "font-style:italic;font-variant:normal;font-weight:bold;line-height:normal",
		"marker: url(#m)":                    "marker-end:url(#m);marker-mid:url(#m);marker-start:url(#m)",
	} {
		s, warnings, err := Parse("t.css", []byte("* { "+source+" }"))
		if err != nil || len(warnings) > 0 {
			t.Errorf("%q: %v %v", source, warnings, err)
			continue
		}
		if got := text(s.Style(feature())); got != want {
			t.Errorf("%q: got\n%q, want\n%q", source, got, want)
		}
	}
}

// What no viewer takes in a part of font is told as in the property of the part.
func TestShorthandsThatAreWrong(t *testing.T) {
	for source, want := range map[string]string{
		"font: 12px Source Sans 3, serif": `font is ignored: "Source Sans 3, serif": a name with a word that begins with a digit`,
		"font: bold 12px/thick A":         `font is ignored: "bold 12px/thick A": write`,
		"font: bold A":                    `font is ignored: "bold A": write`,
	} {
		s, warnings, err := Parse("t.css", []byte("* { "+source+" }"))
		if err != nil || len(warnings) != 1 || !strings.Contains(warnings[0].Text, want) || len(s.Style(feature())) > 0 {
			t.Errorf("%q: %v %v %v, want %q and no style", source, s.Style(feature()), warnings, err, want)
		}
	}
}

// A rule for one part of a font stands over a shorthand before it, and a shorthand
// over a part before it, whatever writes them.
func TestShorthandsInTheCascade(t *testing.T) {
	s, _, err := Parse("t.css", []byte("* { font-size: 20px; font: bold 12px A; font-weight: 300 }"))
	if err != nil {
		t.Fatal(err)
	}
	style := s.Style(feature())
	if size := style.FontSize(); size != 12 {
		t.Errorf("size %v, want 12", size)
	}
	if weight, _ := style.Get("font-weight"); weight != "300" {
		t.Errorf("weight %q, want 300", weight)
	}
}
