package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/styles"
)

// Unit is a unit of lengths on paper.
type Unit string

// The units of paper, and pixels of 1/96 inch.
const (
	Pixel      Unit = ""
	Millimetre Unit = "mm"
	Centimetre Unit = "cm"
	Inch       Unit = "in"
	PaperPoint Unit = "pt"
)

// measured reads a length, and in what unit of paper it is.
func measured(text string) (px float64, unit Unit, ok bool) {
	px, name, ok := form.Measured(text)
	if unit = Unit(name); name == "px" || name == "pc" {
		unit = Pixel
	}
	return px, unit, ok
}

// sizeKey is the key of a width or height, which also says the unit of the page.
func sizeKey(name string, about form.Meaning, field func(*Export) *float64) form.Key[Export] {
	f := form.OrAuto(form.Length(pixels()))
	key := form.Bind(name, f, about, field)
	read := key.Read
	key.Read = func(d *form.Decoder, at form.Spot, e *Export) {
		if _, unit, ok := measured(at.Node.Text); ok && unit != Pixel {
			e.Unit = unit
		}
		read(d, at, e)
	}
	return key
}

// bleedKey is the key of the bleed, which warns where a page in a unit of paper has one without
// a unit: 3 is meant to be millimetres there more often than pixels.
func bleedKey(key form.Key[Export]) form.Key[Export] {
	read := key.Read
	key.Read = func(d *form.Decoder, at form.Spot, e *Export) {
		read(d, at, e)
		if _, plain := at.Node.AsNumber(); plain && e.Unit != Pixel && e.Bleed > 0 {
			per, _ := styles.Pixels("1mm")
			d.Warn(at, "%s is in pixels, which is %.2gmm; write \"%smm\" for millimetres, or \"%spx\"", at.Node.Text, e.Bleed/per, at.Node.Text, at.Node.Text)
		}
	}
	return key
}

// paper is a size of sheets: the shorter side, then the longer one.
type paper struct {
	name          string
	width, height float64
	unit          Unit
}

// papers are the sizes of ISO 216 and of ANSI/ASME Y14.1 and American offices.
func papers() []paper {
	return []paper{
		{"A0", 841, 1189, Millimetre}, {"A1", 594, 841, Millimetre}, {"A2", 420, 594, Millimetre}, {"A3", 297, 420, Millimetre}, {"A4", 210, 297, Millimetre},
		{"A5", 148, 210, Millimetre}, {"A6", 105, 148, Millimetre}, {"A7", 74, 105, Millimetre},
		{"B0", 1000, 1414, Millimetre}, {"B1", 707, 1000, Millimetre}, {"B2", 500, 707, Millimetre}, {"B3", 353, 500, Millimetre}, {"B4", 250, 353, Millimetre},
		{"B5", 176, 250, Millimetre},
		{"letter", 8.5, 11, Inch}, {"legal", 8.5, 14, Inch}, {"tabloid", 11, 17, Inch}, {"ledger", 11, 17, Inch},
		{"ANSI C", 17, 22, Inch}, {"ANSI D", 22, 34, Inch}, {"ANSI E", 34, 44, Inch},
	}
}

// pageKey is the key of a sheet by its name, in place of a width and a height.
func pageKey() form.Key[Export] {
	facts := form.Facts{Want: `a size of paper such as "A3 landscape"`, Schema: form.Props("type", "string", "minLength", 1)}
	return form.Key[Export]{
		KeyFacts: form.KeyOf("page", facts, form.About("The sheet, in place of width and height: `A0` to `A7`, `B0` to `B5`, `letter`, `legal`, `tabloid`, `ANSI C` to `ANSI E`, upright or `landscape`; or "+
			"two lengths (`\"100mm x 150mm\"`). See [print](print.md#real-sizes).", "", `"A3 landscape"`)),
		Read: func(d *form.Decoder, at form.Spot, e *Export) {
			text, ok := form.NonEmpty(facts.Want).Read(d, at)
			if !ok {
				return
			}
			if e.Width != 0 || e.Height != 0 || e.Ratio != 0 {
				d.Fail(at, "the page has a size of its own; leave out width, height and ratio, or the page")
				return
			}
			width, height, unit, err := sheet(text)
			if err != nil {
				d.Fail(at, "%v", err)
				return
			}
			e.Width, e.Height, e.Unit = width, height, unit
		},
	}
}

// sheet is the size of a page in pixels by its name or by two lengths.
func sheet(text string) (width, height float64, unit Unit, err error) {
	if first, second, ok := strings.Cut(strings.ReplaceAll(strings.ToLower(text), "×", "x"), "x"); ok && strings.ContainsAny(first, "0123456789") {
		width, unit, ok = measured(first)
		var also bool
		if height, _, also = measured(second); ok && also && pixels().Hold(width) && pixels().Hold(height) {
			return width, height, unit, nil
		}
		return 0, 0, unit, fmt.Errorf("%q is no size of paper; give two lengths with units, such as \"100mm x 150mm\"", text)
	}
	name, landscape := strings.Join(strings.Fields(text), " "), false
	for word, wide := range map[string]bool{"landscape": true, "portrait": false} {
		if n := len(name) - len(word) - 1; n > 0 && strings.EqualFold(name[n:], " "+word) {
			name, landscape = name[:n], wide
		} else if n > 0 && strings.EqualFold(name[:len(word)+1], word+" ") {
			name, landscape = name[len(word)+1:], wide
		}
	}
	var known []string
	for _, p := range papers() {
		known = append(known, p.name)
		if !strings.EqualFold(p.name, name) {
			continue
		}
		per, _ := styles.Pixels("1" + string(p.unit))
		width, height = p.width*per, p.height*per
		if landscape {
			width, height = height, width
		}
		return width, height, p.unit, nil
	}
	return 0, 0, "", fmt.Errorf("%q is no size of paper%s; known are %s, each also \"landscape\"", text, nearest.Hint(name, known), strings.Join(known, ", "))
}

// densityForm is a number of pixels for each of the map's, or for each inch.
func densityForm() form.Form[float64] {
	limits := form.Range{Min: 0, Max: 100, Open: true}
	number := form.Number("a number", limits)
	text := form.Facts{Want: `a text such as "300dpi"`, Schema: form.Props("type", "string", "pattern", `^\s*([0-9]+\.?[0-9]*|\.[0-9]+)\s*(x|dpi)\s*$`)}
	f := form.Form[float64]{Facts: form.Facts{Want: `a number or a text such as "300dpi"`, Parts: []form.Facts{number.Facts, text}, Schema: form.AnyOf(number.Facts, text)}, Check: number.Check}
	f.Read = func(d *form.Decoder, at form.Spot) (float64, bool) {
		if n, plain := at.Node.AsNumber(); plain && n > limits.Max {
			d.Fail(at, "%s is out of range: a number is of pixels for each of the map's, 100 at most; write \"%sdpi\" for so many in an inch", at.Node.Text, at.Node.Text)
			return 0, false
		} else if plain || !at.Node.IsScalar() {
			return number.Read(d, at)
		}
		v, err := Density(at.Node.Text)
		if err != nil {
			d.Fail(at, "%v", err)
		}
		return v, err == nil
	}
	return f
}

// Density reads how many pixels a picture has for each of the map's, which are 1/96 inch:
// "2", "2x" or "192dpi".
func Density(text string) (float64, error) {
	number, per := strings.ToLower(strings.TrimSpace(text)), 1.0
	if inch, ok := strings.CutSuffix(number, "dpi"); ok {
		number, per = inch, 96
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(number, "x")), 64)
	if v /= per; err != nil || !(v > 0 && v <= 100) {
		return 0, fmt.Errorf("%q is no density; give \"2x\" for two pixels for each of the map's, or \"300dpi\", up to 100x, which is 9600dpi", text)
	}
	return v, nil
}

// scaleForm is a scale: "1:2500000", or the number below.
func scaleForm() form.Form[float64] {
	limits := form.Range{Min: 1, Max: 1e12}
	number := form.Number("a number", limits)
	text := form.Facts{Want: `a scale such as "1:2500000"`, Schema: form.Props("type", "string", "pattern", `^\s*1\s*[:/]\s*[0-9][0-9 ,.'_]*$`)}
	f := form.Form[float64]{Facts: form.Facts{Want: `a scale such as "1:2500000"`, Parts: []form.Facts{text, number.Facts}, Schema: form.AnyOf(text, number.Facts)}, Check: number.Check}
	f.Read = func(d *form.Decoder, at form.Spot) (float64, bool) {
		if _, plain := at.Node.AsNumber(); plain || !at.Node.IsScalar() {
			return number.Read(d, at)
		}
		one, below, ok := strings.Cut(strings.ReplaceAll(at.Node.Text, "/", ":"), ":")
		digits := strings.Map(func(r rune) rune {
			if strings.ContainsRune(" ,.'_\u00a0\u202f", r) {
				return -1
			}
			return r
		}, below)
		v, err := strconv.ParseFloat(digits, 64)
		if !ok || strings.TrimSpace(one) != "1" || err != nil || !limits.Hold(v) || slices.ContainsFunc([]rune(digits), func(r rune) bool { return r < '0' || r > '9' }) {
			d.Fail(at, "%q is no scale; write it such as \"1:2500000\"", at.Node.Text)
			return 0, false
		}
		return v, true
	}
	return f
}
