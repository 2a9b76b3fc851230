package opentype_test

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
	"github.com/seed-898ab921/kartograph/render/font/internal/opentype"
)

// Letters of Noto Naskh Arabic, with its rules for them:
//
//	hb-subset --text 'المغرب لإبَّ لَا ء' --no-hinting NotoNaskhArabic-Regular.ttf
//
//go:embed testdata/arabic.ttf
var arabic []byte

// shaped is a text as hb-shape prints it.
func shaped(f *opentype.File, text string) string {
	var all []string
	for _, g := range f.Shape([]rune(text), face.Shaping{Script: face.Arabic, Backward: true}) {
		place := ""
		if g.DX != 0 || g.DY != 0 {
			place = fmt.Sprintf("@%d,%d", g.DX, -g.DY)
		}
		all = append(all, fmt.Sprintf("%d%s+%d", g.Glyph, place, g.Advance))
	}
	return strings.Join(all, "|")
}

// Letters join, lam and alef become one glyph also where a mark stands between them, and marks
// stand on their letters. By hb-shape 6.0.0 (.ci/shape compares whole fonts):
//
//	hb-shape --no-glyph-names --no-clusters arabic.ttf TEXT
func TestShape(t *testing.T) {
	f, err := opentype.Open(arabic)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"المغرب": "12+772|17+404|24+414|34+413|30+212|2+238",
		"لإبَّ":  "45@299,26+0|12+772|7+0|31+518",
		"لَا":    "4+0|44@285,295+0|31+518",
		"ء":      "1+437",
	} {
		if got := shaped(f, text); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

// A font without rules for a script does not arrange it.
func TestArranges(t *testing.T) {
	f, err := opentype.Open(arabic)
	if err != nil {
		t.Fatal(err)
	}
	for script, want := range map[string]bool{face.Arabic: true, face.Hebrew: true, face.Latin: false, "deva": false} {
		if got := f.Arranges(script); got != want {
			t.Errorf("%q: arranges %v, want %v", script, got, want)
		}
	}
}

// Every letter is said by one glyph, whatever a broken font makes of it, and the glyphs are not
// many more than the letters.
func TestBrokenShapes(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 2))
	text := "المغرب لإبَّ لَا ء"
	want := letters(text)
	for range 300 {
		file := slices.Clone(arabic)
		for range 1 + random.IntN(20) {
			file[random.IntN(len(file))] = byte(random.IntN(256))
		}
		f, err := opentype.Open(file)
		if err != nil {
			continue
		}
		said := ""
		glyphs := f.Shape([]rune(text), face.Shaping{Script: face.Arabic, Backward: true})
		for _, g := range glyphs {
			said += g.Letters
		}
		if got := letters(said); got != want && len(glyphs) > 0 {
			t.Errorf("the glyphs say %q", said)
		}
		if len(glyphs) > 40*len(text) {
			t.Errorf("there are %d glyphs", len(glyphs))
		}
	}
}

// letters are those of a text in order of their numbers.
func letters(text string) string {
	all := []rune(text)
	slices.Sort(all)
	return string(all)
}

// FuzzShape takes broken fonts to texts.
func FuzzShape(f *testing.F) {
	f.Add(arabic, "المغرب لإبَّ")
	f.Fuzz(func(t *testing.T, file []byte, text string) {
		font, err := opentype.Open(file)
		if err != nil || len(text) > 100 {
			return
		}
		for _, script := range []string{face.Arabic, face.Thai} {
			glyphs := font.Shape([]rune(text), face.Shaping{Script: script, Backward: script == face.Arabic})
			if len(glyphs) > 64*(1+len(text)) {
				t.Errorf("there are %d glyphs", len(glyphs))
			}
		}
	})
}
