package render

import (
	"context"
	"fmt"
)

// Options says how a scene is written. The zero value is the default.
type Options struct {
	// Round is the number of decimals of coordinates, 0 to 6; nil means 2.
	Round *int
	// Absolute writes absolute path commands instead of the shortest.
	Absolute bool
	// Pretty indents the document.
	Pretty bool
	// StyleMode is empty for StyleAttributes.
	StyleMode StyleMode
	// IDPrefix stands before every id of the document, so that several
	// maps can stand in one page.
	IDPrefix string
	// Responsive leaves out width and height: the map fills what the page
	// gives it.
	Responsive bool
	// Unit is the unit of the document's width and height: "mm", "cm", "in" or "pt"; empty for
	// pixels of 1/96 inch. Coordinates are pixels in any case.
	Unit string
	// Profile is the program that an SVG document is for; empty for any.
	Profile Profile
	// Density is how many pixels of a picture (PNG) there are for each of the scene, which are
	// 1/96 inch: 2 for fine screens, 300.0/96 for 300 in an inch. 0 means 1.
	Density float64
	// MostBytes is how much memory a picture's pixels may take; 0 is no limit of its own.
	MostBytes int64
	// Context ends work that takes long: the painting of pictures, what is drawn in PDF, and
	// what is looked at before a document is begun; nil never ends.
	Context context.Context
}

// ended is why the work is to end, nil while it is not.
func (o Options) ended() error {
	if o.Context == nil {
		return nil
	}
	return o.Context.Err()
}

// StyleMode is a way in which a document can say what its elements look like.
type StyleMode string

// The ways in which a document can say what its elements look like.
const (
	// StyleAttributes writes presentation attributes (fill="..."), which
	// every program that reads SVG understands.
	StyleAttributes StyleMode = "attributes"
	// StyleCSS writes one <style> element and short class names.
	StyleCSS StyleMode = "css"
	// StyleClasses writes the classes of the layers and no styles, for
	// pages that bring their own.
	StyleClasses StyleMode = "classes"
)

// Profile is a program of drawings that SVG is written for.
type Profile string

// The profiles that there are.
const (
	Illustrator Profile = "illustrator"
	Inkscape    Profile = "inkscape"
	Figma       Profile = "figma"
)

// maxRound is the finest grid: a millionth of a pixel.
const maxRound = 6

// decimals is the number of decimals that o asks for.
func (o Options) decimals() (int, error) {
	if o.Round == nil {
		return 2, nil
	}
	if *o.Round < 0 || *o.Round > maxRound {
		return 0, fmt.Errorf("round is %d: give 0 to %d decimals", *o.Round, maxRound)
	}
	return *o.Round, nil
}

// mostDensity is 9600 pixels in an inch.
const mostDensity = 100

// density is the number of a picture's pixels for each of the scene's that o asks for.
func (o Options) density() (float64, error) {
	if o.Density == 0 {
		return 1, nil
	}
	if !(o.Density > 0 && o.Density <= mostDensity) {
		return 0, fmt.Errorf("density %v: give more than 0 and up to %d pixels for each of the map's", o.Density, mostDensity)
	}
	return o.Density, nil
}

func (o Options) styleMode() (StyleMode, error) {
	switch o.StyleMode {
	case "":
		return StyleAttributes, nil
	case StyleAttributes, StyleCSS, StyleClasses:
		return o.StyleMode, nil
	}
	return "", fmt.Errorf("style mode %q: give %q, %q or %q", o.StyleMode, StyleAttributes, StyleCSS, StyleClasses)
}
