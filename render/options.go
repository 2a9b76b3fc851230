package render

import "fmt"

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

func (o Options) styleMode() (StyleMode, error) {
	switch o.StyleMode {
	case "":
		return StyleAttributes, nil
	case StyleAttributes, StyleCSS, StyleClasses:
		return o.StyleMode, nil
	}
	return "", fmt.Errorf("style mode %q: give %q, %q or %q", o.StyleMode, StyleAttributes, StyleCSS, StyleClasses)
}
