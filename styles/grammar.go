package styles

// grammar is what a property takes, besides the words that CSS has for all
// (inherit, initial, unset) and what is reckoned by the viewer (var(), calc()).
// The zero value takes anything.
type grammar struct {
	// words are keywords in lower case.
	words []string
	// colour, link, number, length and share say that a colour, a url(#id), a
	// number without a unit, a length and a percentage may stand here.
	colour, link, number, length, share bool
	// absolute says that lengths have to be the same everywhere, as the program
	// reckons with them.
	absolute bool
	// many says that several may stand here, with blanks or commas between.
	many bool
	// low and high bound numbers; both 0 stand for no bounds, high 0 for none
	// above.
	low, high float64
	// negative says that numbers below low are as good as others.
	negative bool
	// clamps says that viewers take what is out of bounds as the bound.
	clamps bool
}

// any reports whether nothing is asked of a value.
func (g *grammar) any() bool {
	return g.words == nil && !g.colour && !g.link && !g.number && !g.length && !g.share
}

// The grammars that several properties have.
var (
	paints   = grammar{words: []string{"none", "currentcolor", "context-fill", "context-stroke"}, colour: true, link: true}
	plainHue = grammar{words: []string{"currentcolor"}, colour: true}
	alpha    = grammar{number: true, share: true, high: 1, clamps: true}
	spacing  = grammar{words: []string{"normal"}, number: true, length: true, negative: true}
	links    = grammar{words: []string{"none"}, link: true}
	rules    = words("nonzero", "evenodd")
	spaces   = words("auto", "srgb", "linearrgb")
)

func words(list ...string) grammar { return grammar{words: list} }

// grammars say what properties take; those that are not here take anything. The
// values are those of SVG 2 (sections 11, 13) and of the modules of CSS that it
// names; "r" is the radius of points.
var grammars = map[string]grammar{
	"clip-rule":                   rules,
	"color":                       plainHue,
	"color-interpolation":         spaces,
	"color-interpolation-filters": spaces,
	"direction":                   words("ltr", "rtl"),
	"display": words("none", "inline", "block", "inline-block", "contents", "flex", "grid", "list-item", "table",
		"flow-root", "run-in"),
	"dominant-baseline": words("auto", "text-bottom", "alphabetic", "ideographic", "middle", "central", "mathematical", "hanging", "text-top",
		"text-before-edge", "text-after-edge", "use-script", "no-change", "reset-size"),
	"fill":              paints,
	"fill-opacity":      alpha,
	"fill-rule":         rules,
	"flood-color":       plainHue,
	"flood-opacity":     alpha,
	"font-kerning":      words("auto", "normal", "none"),
	"font-size":         {words: []string{"xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"}, number: true, length: true, absolute: true},
	"font-stretch":      {words: []string{"normal", "ultra-condensed", "extra-condensed", "condensed", "semi-condensed", "semi-expanded", "expanded", "extra-expanded", "ultra-expanded"}, share: true},
	"font-style":        words("normal", "italic", "oblique"),
	"font-variant":      words("normal", "none", "small-caps", "all-small-caps", "petite-caps", "all-petite-caps", "unicase", "titling-caps", "lining-nums", "oldstyle-nums", "proportional-nums", "tabular-nums"),
	"font-variant-caps": words("normal", "small-caps", "all-small-caps", "petite-caps", "all-petite-caps", "unicase", "titling-caps"),
	"font-weight":       {words: []string{"normal", "bold", "bolder", "lighter"}, number: true, low: 1, high: 1000},
	"letter-spacing":    spacing,
	"lighting-color":    plainHue,
	"line-height":       {words: []string{"normal"}, number: true, length: true, share: true},
	"marker-end":        links,
	"marker-mid":        links,
	"marker-start":      links,
	"mask-type":         words("luminance", "alpha"),
	"mix-blend-mode": words("normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light",
		"soft-light", "difference", "exclusion", "hue", "saturation", "color", "luminosity", "plus-lighter"),
	"opacity":           alpha,
	"overflow":          {words: []string{"visible", "hidden", "scroll", "auto", "clip"}, many: true},
	"overprint":         words("none", "fill", "stroke", "all"),
	"paint-order":       {words: []string{"normal", "fill", "stroke", "markers"}, many: true},
	"pointer-events":    words("auto", "none", "bounding-box", "visiblepainted", "visiblefill", "visiblestroke", "visible", "painted", "fill", "stroke", "all"),
	"r":                 {words: []string{"auto"}, number: true, length: true, absolute: true},
	"shape-rendering":   words("auto", "optimizespeed", "crispedges", "geometricprecision"),
	"stop-color":        plainHue,
	"stop-opacity":      alpha,
	"stroke":            paints,
	"stroke-dasharray":  {words: []string{"none"}, number: true, length: true, share: true, many: true},
	"stroke-dashoffset": {number: true, length: true, share: true, negative: true},
	"stroke-linecap":    words("butt", "round", "square"),
	"stroke-linejoin":   words("miter", "round", "bevel", "miter-clip", "arcs"),
	"stroke-miterlimit": {number: true, low: 1},
	"stroke-opacity":    alpha,
	"stroke-width":      {number: true, length: true},
	"text-anchor":       words("start", "middle", "end"),
	"text-rendering":    words("auto", "optimizespeed", "optimizelegibility", "geometricprecision"),
	"text-transform":    {words: []string{"none", "uppercase", "lowercase", "capitalize", "full-width", "full-size-kana"}, many: true},
	"vector-effect":     words("none", "non-scaling-stroke", "non-scaling-size", "non-rotation", "fixed-position"),
	"visibility":        words("visible", "hidden", "collapse"),
	"white-space":       words("normal", "pre", "nowrap", "pre-wrap", "pre-line", "break-spaces"),
	"word-spacing":      spacing,
}
