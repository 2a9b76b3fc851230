package kartograph

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/xmlcheck"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// everyProperty is a stylesheet that sets all properties that SVG has on the
// root, on every layer, label and decoration, and otherwise on the features and
// labels of each.
func everyProperty(t *testing.T) *styles.Sheet {
	t.Helper()
	var all, own strings.Builder
	for _, name := range strings.Fields(`alignment-baseline baseline-shift clip clip-path clip-rule color
		color-interpolation color-interpolation-filters color-rendering cursor direction display dominant-baseline
		fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust
		font-stretch font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical
		image-rendering kerning letter-spacing lighting-color marker marker-end marker-mid marker-start mask opacity
		overflow paint-order pointer-events r shape-rendering stop-color stop-opacity stroke stroke-dasharray
		stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
		text-decoration text-rendering transform transform-origin unicode-bidi vector-effect visibility word-spacing
		writing-mode --own`) {
		if !styles.Known(name) && name != "--own" {
			t.Errorf("there is no property %s", name)
		}
		fmt.Fprintf(&all, "%s: inherit; ", name)
		fmt.Fprintf(&own, "%s: initial; ", name)
	}
	return parseSheet(t, fmt.Sprintf(":root, *, .label, .label-buffer, #scalebar, #scalebar-label { %s } "+
		"[name], [NAME], [CONTINENT], [city], [count] { %s }", &all, &own))
}

// Every map of testdata is a well-formed document with each attribute once and
// each id once, however its styles are written and whatever they set.
func TestMapsAreWellFormed(t *testing.T) {
	sheet := everyProperty(t)
	var files []string
	for _, pattern := range []string{"maps/*.json", "maps/*.yaml", "predecessor/*.json"} {
		found, err := filepath.Glob("testdata/" + pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(found), err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			cfg, err := Load(os.DirFS("testdata"), strings.TrimPrefix(filepath.ToSlash(file), "testdata/"))
			if err != nil {
				t.Fatal(err)
			}
			m, err := Build(context.Background(), cfg, Options{Files: os.DirFS("testdata"), Style: sheet})
			if err != nil {
				t.Fatal(err)
			}
			for _, mode := range []render.StyleMode{render.StyleAttributes, render.StyleCSS, render.StyleClasses} {
				var document bytes.Buffer
				if _, err := render.WriteSVG(&document, m.Scene(), render.Options{StyleMode: mode, IDPrefix: "p"}); err != nil {
					t.Fatal(err)
				}
				if err := xmlcheck.Check(document.Bytes()); err != nil {
					t.Errorf("%s: %v", mode, err)
				}
			}
		})
	}
}

// A stylesheet may say where the text of a label is anchored: for a layer, for
// one label; points have theirs on the side that follows from it.
func TestLabelAnchors(t *testing.T) {
	css := `#points { r: 10 } #points-label, #squares-label { font-size: 20px }
		#points-label[n=L], #squares-label { text-anchor: end } #points-label[n=M] { text-anchor: middle }
		#squares-label[n=S] { text-anchor: start }`
	m := buildMap(t, tenDegrees(
		config.Layer{ID: "points", Source: rowOfPoints("n", "R", "L", "M"), Labeling: &config.Labeling{Key: "n"}},
		config.Layer{ID: "squares", Source: rowOfSquares("n", "E", "S"), Labeling: &config.Labeling{Key: "n"}},
	), Options{Style: parseSheet(t, css)})
	points := groupNamed(t, m, "points").Marks
	for i, want := range []float64{15 * math.Sqrt2 / 2, -15, 0} {
		x := geometryOf(points[i]).FlatCoords()[0]
		if got := textOf(groupNamed(t, m, "points-label").Marks[i]).X - x; !(math.Abs(got-want) < 1e-9) {
			t.Errorf("label %d stands %g px from its point, want %g", i, got, want)
		}
	}
	var document bytes.Buffer
	if _, err := m.Write(&document, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	checkXML(t, document.Bytes())
	text := document.String()
	for _, want := range []string{
		`text-anchor="start"><tspan x="10.61">R<`, `text-anchor="end"><tspan x="85">L<`, `text-anchor="middle"><tspan x="200">M<`,
		`id="squares-label" class="label" fill="#000" font-family="Arial, sans-serif" font-size="20px" stroke="none" text-anchor="end">`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
	}
}
