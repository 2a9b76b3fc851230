package styles

import (
	"strings"
	"testing"
)

func TestFontFaces(t *testing.T) {
	tests := map[string]FontFace{
		`@font-face { font-family: A; src: url(a.ttf) }`:                                                         {Family: "A", File: "a.ttf", Weight: 400},
		`@font-face { font-family: "A  B"; src: url( 'x/a b.OTF' ) format("opentype"); font-weight: bold }`:      {Family: "A B", File: "x/a b.OTF", Weight: 700},
		`@font-face { src: local("A"), url(a.woff2), url("a.ttf"); font-family: A; font-style: oblique 10deg; }`: {Family: "A", File: "a.ttf", Weight: 400, Italic: true},
		`@font-face { font-family: A; src: url(a.ttf); font-weight: 200 900 }`:                                   {Family: "A", File: "a.ttf", Weight: 400},
		`@font-face { font-family: A; src: url(a.ttf); font-weight: 600 900 }`:                                   {Family: "A", File: "a.ttf", Weight: 600},
		`@font-face { font-family: A; src: url(a.ttf); font-weight: 100 300 }`:                                   {Family: "A", File: "a.ttf", Weight: 300},
		`@font-face { font-family: A; src: url(C:/fonts/a.ttf) }`:                                                {Family: "A", File: "C:/fonts/a.ttf", Weight: 400},
	}
	for text, want := range tests {
		want.Name, want.Line, want.Column = "s.css", 1, 1
		sheet, warnings, err := Parse("s.css", []byte(text))
		if err != nil || len(warnings) > 0 {
			t.Errorf("%s: %v %v", text, err, warnings)
			continue
		}
		if got := sheet.FontFaces(); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
		if got := Join(&Sheet{}, sheet).FontFaces(); len(got) != 1 {
			t.Errorf("%s: joined, the fonts are %v", text, got)
		}
	}
}

func TestFontFaceWarnings(t *testing.T) {
	for text, want := range map[string]string{
		`@font-face { src: url(a.ttf) }`:                                              "names no font-family",
		`@font-face { font-family: A; src: url(a.woff2) }`:                            "names no file",
		`@font-face { font-family: A; src: url(https://e.org/a.ttf) }`:                "names no file",
		`@font-face { font-family: A; src: url(data:font/ttf;base64,AAAA) }`:          "names no file",
		`@font-face { font-family: A; src: url(a.ttf); unicode-range: U+0-7F }`:       "unicode-range",
		`@font-face { font-family: A; src: url(a.ttf); font-wieght: 700 }`:            "has no font-wieght",
		`@font-face { font-family: A; src: url(a.ttf); font-weight: heavy }`:          "font-weight of an @font-face: \"heavy\" is not one of its values",
		`@font-face { font-family: A; src: url(a.ttf); font-weight: 400 1200 }`:       "font-weight of an @font-face: \"1200\" is more than 1000",
		`@font-face { font-family: A; src: url(a.ttf); font-style: itallic }`:         "did you mean \"italic\"?",
		strings.Repeat(`@font-face { font-family: A; src: url(a.ttf) }`, mostFaces+1): "are allowed",
	} {
		_, warnings, err := Parse("s.css", []byte(text))
		if err != nil || len(warnings) != 1 || !strings.Contains(warnings[0].Text, want) {
			t.Errorf("%.200s: %v %v, want one that has %q", text, err, warnings, want)
		}
	}
	for _, text := range []string{`@font-face`, `@font-face {`, `@font-face { a`, `@font-face { a: b`, `@font-face { : }`, `@font-face a { }`} {
		if _, _, err := Parse("s.css", []byte(text)); err == nil {
			t.Errorf("%s: no error", text)
		}
	}
	if _, _, err := Parse("s.css", []byte(`@font-face { font-family: A;`)); err == nil || !strings.Contains(err.Error(), "is never closed") {
		t.Errorf("without an end: %v", err)
	}
}
