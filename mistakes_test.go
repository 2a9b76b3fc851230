package kartograph

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/golden"
	"github.com/seed-898ab921/kartograph/styles"
)

// mapOfMistakes is a map that is right, for the stylesheets of naturalMistakes.
const mapOfMistakes = `{"proj": {"id": "robinson"},
	"layers": {
		"countries": {"src": "builtin:countries", "filter": ["ISO_A3", "in", ["FRA", "TCD"]], "class": "land", "attributes": ["NAME"], "labeling": {"key": "NAME", "position": "centroid"}},
		"cities": {"src": "builtin:cities", "filter": ["LABELRANK", "<", 1]},
		"graticule": {"special": "graticule"}},
	"views": {"globe": {"proj": "ortho", "layers": ["countries"], "frame": [0.02, 0.02, 0.3, 0.3]}}}`

// naturalStyles are stylesheets with the mistakes that people make, for
// mapOfMistakes.
var naturalStyles = []string{
	// Columns and values of data.
	`#countries[NAEM=France] { fill: red }`,
	`#countries[Name=France][contnent=Europe] { fill: red }`,
	`.land:not([POP_ETS>5]) { fill: red }`,
	`#cities[popmax>1000000] { r: 5 }`,
	`[NMAE=Paris] { fill: red }`,
	`#countries-label[NAM=France] { fill: red }`,
	`.label[nmae=France] { fill: red }`,
	`#graticule[latitude=0] { stroke: red }`,
	`#countries[POP_EST>"many"] { fill: red }`,
	`#countries[NAME=Fance] { fill: red }`,
	`#countries[NAME=france] { fill: red }`,
	`#countries[NAME=] { fill: red }`,
	`#countries[=France] { fill: red }`,
	`#countries[POP_EST==5] { fill: red }`,
	`#countries[POP_EST=>5] { fill: red }`,
	`#countries[POP_EST=<5] { fill: red }`,
	`#countries[NAME=France { fill: red }`,
	// Layers, classes, ids.
	`#contries { fill: red }`,
	`.lnad { fill: red }`,
	`countries { fill: red }`,
	`#countries-lable { fill: red }`,
	`#globe-cuntries { fill: red }`,
	`#glob-frame { stroke: red }`,
	`#cities-label { fill: red }`,
	`#countries-label-buffer { fill: red }`,
	`#globe-cities { fill: red }`,
	`#countries path { fill: red }`,
	`#countries > .label { fill: red }`,
	`path.land { fill: red }`,
	`#countries::before { fill: red }`,
	`#countries:nth-child(2) { fill: red }`,
	// Colours.
	`#countries { fill: #ggg }`,
	`#countries { fill: bleu }`,
	`#countries { fill: #12345 }`,
	`#countries { fill: rgb(1, 2) }`,
	`#countries { fill: rgb(1 2, 3) }`,
	`#countries { fill: rgb(10, 20%, 30) }`,
	`#countries { fill: rgba(255, 0, 0, 50) }`,
	`#countries { fill: hsl(120, 50, 50) }`,
	`#countries { fill: oklch(0.5, 0.2, 30) }`,
	`#countries { fill: color(foo 1 0 0) }`,
	`#countries { fill: light-dark(red) }`,
	`#countries { fill: 0xff0000 }`,
	`#countries { fill: ff0000 }`,
	`#countries { fill: "red" }`,
	`#countries { fill: grey 50% }`,
	`#countries { stroke: solid red }`,
	`#countries { stroke: 1px solid red }`,
	// Lengths and numbers.
	`#countries { stroke-width: thick }`,
	`#countries { stroke-width: 2 px }`,
	`#countries { stroke-width: 2xp }`,
	`#countries { stroke-width: -1px }`,
	`#countries { stroke-width: 0,5px }`,
	`#countries { stroke-width: 10% }`,
	`#countries { stroke-dasharray: dashed }`,
	`#countries { stroke-dasharray: 4 -2 }`,
	`#countries { opacity: 5 }`,
	`#countries { fill-opacity: -0.5 }`,
	`#countries { opacity: 0,5 }`,
	`#cities { r: -3 }`,
	`#cities { r: 5% }`,
	`#cities { r: big }`,
	`#cities { r: calc(1px * 3) }`,
	`#countries { fill: url(#hatsh) }`,
	`.label { font-family: Source Sans 3, sans-serif }`,
	`@media (max-width: 600px) { .label { font-size: 20px } }`,
	`.label { font-size: 1.2em }`,
	`.label { font-size: huge }`,
	`.label { font-weight: heavy }`,
	`.label { font-weight: 1200 }`,
	`.label { font-style: itallic }`,
	`.label { font: Arial }`,
	`.label { font: bold Arial 12px }`,
	`.label { text-anchor: left }`,
	`.label { letter-spacing: wide }`,
	// Properties.
	`#countries { colour: red }`,
	`#countries { fil: red }`,
	`#countries { stroke-wdth: 2px }`,
	`#countries { border: 1px }`,
	`#countries { stroke-linejoin: rounded }`,
	`#countries { stroke-linecap: flat }`,
	`#countries { visibility: none }`,
	`#countries { display: nil }`,
	`#countries { fill: url(https://example.com/hatch.svg#a) }`,
	`#countries { fill: expression(1) }`,
	`#countries { fill: }`,
	`#countries { fill red }`,
	// Media.
	`@media (prefers-color-scheme: drak) { #countries { fill: red } }`,
	`@media (prefer-color-scheme: dark) { #countries { fill: red } }`,
	`@media prnt { #countries { fill: red } }`,
	`@media (max-width: 500) { #countries { fill: red } }`,
	`@media (min-width 500px) { #countries { fill: red } }`,
	`@media (max-width: 500px) and { #countries { fill: red } }`,
	// Custom properties.
	`:root { --a: bleu } #countries { fill: var(--a) }`,
	`:root { --a: red } #countries { fill: var(--a, bleu) }`,
	// Syntax.
	`#countries { fill: red`,
	`#countries fill: red }`,
	`#countries { fill: red }}`,
	`{ fill: red }`,
	`#countries, { fill: red }`,
	`// a comment
	#countries { fill: red }`,
	`#countries { fill: red; /* never closed }`,
	`@import "other.css";`,
	`$land: red; #countries { fill: $land }`,
	`#countries { .label { fill: red } }`,
	`. { fill: red }`,
	`#countries { fill: red !imporant }`,
}

// naturalConfigs are configs whose stylesheet is right and that ask for what cannot
// be styled as it is named.
var naturalConfigs = []string{
	`{"layers": {"a": {"src": "builtin:countries", "filter": ["ISO_A3", "=", "FRA"], "labeling": {"key": "NAME"}}, "a-label": {"src": "builtin:cities", "filter": ["LABELRANK", "<", 1]}}}`,
	`{"layers": {"a": {"src": "builtin:countries"}, "globe-a": {"src": "builtin:cities", "filter": ["LABELRANK", "<", 1]}},
		"views": {"globe": {"proj": "ortho", "layers": ["a"], "frame": [0, 0, 0.3, 0.3]}}}`,
	`{"layers": {"a": {"src": "builtin:countries", "attributes": {"id": "CONTINENT"}}}}`,
}

// TestNaturalMistakes holds the messages that natural mistakes get; none may be
// silent, and those of stylesheets are errors to those who are strict.
func TestNaturalMistakes(t *testing.T) {
	shared := NewSources(nil)
	var b strings.Builder
	for _, css := range naturalStyles {
		told := mistakeTold(t, mapOfMistakes, css, Options{Sources: shared})
		fmt.Fprintf(&b, "%s\n%s\n", css, told)
		if told == "" {
			t.Errorf("silent: %s", css)
		}
		if strict := mistakeTold(t, mapOfMistakes, css, Options{Sources: shared, Strict: true}); !strings.Contains(strict, "error: ") {
			t.Errorf("no error although strict: %s", css)
		}
	}
	for _, cfg := range naturalConfigs {
		told := mistakeTold(t, cfg, "", Options{Sources: shared})
		fmt.Fprintf(&b, "%s\n%s\n", cfg, told)
		if told == "" {
			t.Errorf("silent: %s", cfg)
		}
	}
	golden.Check(t, "testdata/mistakes.txt", []byte(b.String()))
}

// mistakeTold lists the messages that a map gets, a line each.
func mistakeTold(t *testing.T, config, css string, o Options) string {
	t.Helper()
	cfg, err := Parse("map.json", []byte(config))
	if err != nil {
		return "    error: " + err.Error() + "\n"
	}
	sheet, warnings, err := styles.Parse("style.css", []byte(css))
	var b strings.Builder
	for _, w := range warnings {
		fmt.Fprintf(&b, "    warning: %s\n", w)
	}
	if err != nil {
		return b.String() + "    error: " + err.Error() + "\n"
	}
	o.Style = sheet
	m, err := Build(context.Background(), cfg, o)
	if err != nil {
		return b.String() + "    error: " + err.Error() + "\n"
	}
	for _, w := range m.Warnings {
		fmt.Fprintf(&b, "    warning: %s\n", w)
	}
	return b.String()
}
