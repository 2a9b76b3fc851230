package styles

import (
	"sort"
)

// property is what SVG says of one of its properties.
type property struct {
	initial string
	// inherits says that children take over the value.
	inherits bool
	// attribute says that it may be written as a presentation attribute.
	attribute bool
}

// properties are those of SVG 1.1 (property index, appendix N) and SVG 2
// (appendix H) that act on shapes, groups and text, with their initial values.
// Shorthands and properties of CSS alone are no presentation attributes.
var properties = map[string]property{
	"alignment-baseline":           {"auto", false, true},
	"baseline-shift":               {"0", false, true},
	"clip":                         {"auto", false, true},
	"clip-path":                    {"none", false, true},
	"clip-rule":                    {"nonzero", true, true},
	"all":                          {"", false, false},
	"color":                        {"#000", true, true},
	"color-scheme":                 {"normal", true, false},
	"color-interpolation":          {"sRGB", true, true},
	"color-interpolation-filters":  {"linearRGB", true, true},
	"color-rendering":              {"auto", true, true},
	"cursor":                       {"auto", true, true},
	"direction":                    {"ltr", true, true},
	"display":                      {"inline", false, true},
	"dominant-baseline":            {"auto", true, true},
	"fill":                         {"#000", true, true},
	"fill-opacity":                 {"1", true, true},
	"fill-rule":                    {"nonzero", true, true},
	"filter":                       {"none", false, true},
	"flood-color":                  {"#000", false, true},
	"flood-opacity":                {"1", false, true},
	"font":                         {"medium sans-serif", true, false},
	"font-family":                  {"sans-serif", true, true},
	"font-feature-settings":        {"normal", true, false},
	"font-kerning":                 {"auto", true, false},
	"font-size":                    {"medium", true, true},
	"font-size-adjust":             {"none", true, true},
	"font-stretch":                 {"normal", true, true},
	"font-style":                   {"normal", true, true},
	"font-variant":                 {"normal", true, true},
	"font-variant-caps":            {"normal", true, false},
	"font-variant-numeric":         {"normal", true, false},
	"font-variation-settings":      {"normal", true, false},
	"font-weight":                  {"normal", true, true},
	"glyph-orientation-horizontal": {"0deg", true, true},
	"glyph-orientation-vertical":   {"auto", true, true},
	"image-rendering":              {"auto", true, true},
	"isolation":                    {"auto", false, false},
	"kerning":                      {"auto", true, true},
	"letter-spacing":               {"normal", true, true},
	"lighting-color":               {"#fff", false, true},
	"line-height":                  {"normal", true, false},
	"marker":                       {"none", true, false},
	"marker-end":                   {"none", true, true},
	"marker-mid":                   {"none", true, true},
	"marker-start":                 {"none", true, true},
	"mask":                         {"none", false, true},
	"mask-type":                    {"luminance", false, true},
	"mix-blend-mode":               {"normal", false, false},
	"opacity":                      {"1", false, true},
	"overflow":                     {"visible", false, true},
	"overprint":                    {"none", true, false},
	"paint-order":                  {"normal", true, true},
	"pointer-events":               {"auto", true, true},
	"r":                            {"auto", false, false},
	"shape-rendering":              {"auto", true, true},
	"stop-color":                   {"#000", false, true},
	"stop-opacity":                 {"1", false, true},
	"stroke":                       {"none", true, true},
	"stroke-dasharray":             {"none", true, true},
	"stroke-dashoffset":            {"0", true, true},
	"stroke-linecap":               {"butt", true, true},
	"stroke-linejoin":              {"miter", true, true},
	"stroke-miterlimit":            {"4", true, true},
	"stroke-opacity":               {"1", true, true},
	"stroke-width":                 {"1", true, true},
	"text-anchor":                  {"start", true, true},
	"text-decoration":              {"none", false, true},
	"text-orientation":             {"mixed", true, false},
	"text-rendering":               {"auto", true, true},
	"text-shadow":                  {"none", true, false},
	"text-transform":               {"none", true, false},
	"transform":                    {"none", false, false},
	"transform-box":                {"view-box", false, false},
	"transform-origin":             {"0 0", false, false},
	"transition":                   {"none", false, false},
	"touch-action":                 {"auto", false, false},
	"unicode-bidi":                 {"normal", false, true},
	"user-select":                  {"auto", false, false},
	"vector-effect":                {"none", false, true},
	"visibility":                   {"visible", true, true},
	"white-space":                  {"normal", true, false},
	"will-change":                  {"auto", false, false},
	"word-spacing":                 {"normal", true, true},
	"writing-mode":                 {"horizontal-tb", true, true},
}

// Known reports whether SVG has a property of this name.
func Known(name string) bool {
	_, ok := properties[name]
	return ok
}

// ForPrint reports whether a property says something to presses alone: no viewer knows it.
func ForPrint(name string) bool { return name == "overprint" }

// Presentation reports whether a property may be written as an attribute of its
// own (fill="..."); the others have to stand in style="...".
func Presentation(name string) bool { return properties[name].attribute }

// inherited reports whether children take over the value of a property. Custom
// properties (--x) are inherited.
func inherited(name string) bool {
	return properties[name].inherits || len(name) > 2 && name[:2] == "--"
}

// CanHoist reports whether a property means the same on a group whose elements all
// have it.
func CanHoist(p Property) bool {
	return inherited(p.Name) && p.Value != "inherit" && p.Value != "unset"
}

// elementOnly reports whether a property does nothing on the group of the
// elements that it is meant for.
func elementOnly(name string) bool {
	switch name {
	case "vector-effect", "alignment-baseline", "baseline-shift", "unicode-bidi":
		return true
	}
	return false
}

// knownNames returns all names, sorted, so that suggestions do not depend on
// the order of a map.
func knownNames() []string {
	names := make([]string, 0, len(properties))
	for n := range properties {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// PropertyNames lists the properties that SVG has, sorted.
func PropertyNames() []string { return knownNames() }
