package kartograph

import (
	"encoding/xml"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/styles/palette"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// readLegend is what a reader has of a map: features with their values and looks, and
// what the legend shows beside its numbers.
type readLegend struct {
	features, shown []map[string]string
	numbers         []numberAt
}

// numberAt is a number of a legend and where it is written.
type numberAt struct{ value, x, y float64 }

// readXML is a map's file, read as XML.
func readXML(t *testing.T, m *Map) (root svgElement) {
	t.Helper()
	if err := xml.Unmarshal([]byte(written(t, m)), &root); err != nil {
		t.Fatal(err)
	}
	return root
}

// readBack reads a map with a legend back from its file.
func readBack(t *testing.T, m *Map) (r readLegend) {
	t.Helper()
	root := readXML(t, m)
	root.each(nil, func(e svgElement, has map[string]string) {
		if e.XMLName.Local == "text" && strings.Contains(e.get("class"), "legend-label") && len(e.Children) == 1 {
			if v, err := strconv.ParseFloat(strings.ReplaceAll(e.Children[0].Text, ",", ""), 64); err == nil {
				r.numbers = append(r.numbers, numberAt{v, floatOf(e.get("x")), floatOf(e.get("y"))})
			}
		}
		if e.XMLName.Local != "path" && e.XMLName.Local != "circle" || e.get("class") == "missing" || e.get("class") == "legend-leader" {
			return
		}
		look := map[string]string{"d": e.get("d"), "r": e.get("r"), "v": e.get("data-v"), "fill": has["fill"], "stroke": has["stroke"], "stroke-width": has["stroke-width"], "opacity": has["opacity"]}
		switch {
		case has["id"] == "legend":
			r.shown = append(r.shown, look)
		case has["id"] == "L" && look["v"] != "":
			r.features = append(r.features, look)
		}
	})
	return r
}

func floatOf(text string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSuffix(text, "px"), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// Ramps, circles and lines have no classes: what a legend shows of a value is what the
// features of that value are drawn with, read back from the file by the numbers that stand
// beside it.
func TestRampsAndSizesAgree(t *testing.T) {
	for _, c := range []struct{ method, property, more string }{
		{"continuous", "fill", ``}, {"continuous", "fill", `, "reverse": true`}, {"continuous", "fill", `, "breaks": [1, 20, 300], "palette": ["#ffffff", "#ff0000", "#000000"]`},
		{"continuous", "stroke", ``}, {"continuous", "opacity", ``}, {"linear", "opacity", ``},
		{"continuous", "r", ``}, {"area", "r", ``}, {"linear", "r", ``}, {"area", "r", `, "max": 44`}, {"area", "r", `, "domain": [0, 500]`},
		{"continuous", "stroke-width", ``}, {"linear", "stroke-width", ``},
	} {
		for _, order := range []string{"ascending", "descending"} {
			name := fmt.Sprintf("%s of %s%s, %s", c.property, c.method, c.more, order)
			shape := "area"
			if c.property == "r" {
				shape = "point"
			}
			m, ok := legendMap(t, shape, fmt.Sprintf(`{"by": "v", "method": %q, "property": %q%s}`, c.method, c.property, c.more), fmt.Sprintf(`, "direction": "vertical", "order": %q`, order))
			if !ok {
				t.Errorf("%s: no map", name)
				continue
			}
			r := readBack(t, m)
			if len(r.features) < 50 || len(r.numbers) < 2 {
				t.Errorf("%s: %d features and the numbers %v", name, len(r.features), r.numbers)
				continue
			}
			if scale.Property(c.property).Sized() && c.property != "opacity" || c.method == "linear" {
				r.sizes(t, name, c.method, c.property)
			} else {
				r.ramp(t, name, c.property)
			}
		}
	}
}

// sizes compares features with the sizes beside the numbers: all lie on one curve.
func (r readLegend) sizes(t *testing.T, name, method, property string) {
	t.Helper()
	var sizes []float64
	for _, s := range r.shown {
		if v := floatOf(s[property]); v > 0 {
			sizes = append(sizes, v)
		}
	}
	if len(sizes) != len(r.numbers) {
		t.Errorf("%s: %d sizes and the numbers %v", name, len(sizes), r.numbers)
		return
	}
	slices.Sort(sizes)
	slices.SortFunc(r.numbers, func(a, b numberAt) int { return int(math.Copysign(1, a.value-b.value)) })
	last := len(sizes) - 1
	bend := func(v float64) float64 { return v }
	if method == "area" {
		bend = math.Sqrt
	}
	for _, f := range r.features {
		from, to := bend(r.numbers[0].value), bend(r.numbers[last].value)
		want := sizes[0] + (sizes[last]-sizes[0])*(bend(floatOf(f["v"]))-from)/(to-from)
		if got := floatOf(f[property]); !(math.Abs(got-want) <= 0.02+0.02*want/10) {
			t.Errorf("%s: %s has the size %v, by the legend %.2f", name, f["v"], got, want)
			return
		}
	}
}

var pathStart = regexp.MustCompile(`^[mM]\s*(-?[0-9.]+)[ ,]?(-?[0-9.]+)`)

// ramp compares features with the strips of a ramp near which their values stand: a look
// is between those of the strips around.
func (r readLegend) ramp(t *testing.T, name, property string) {
	t.Helper()
	type strip struct {
		y    float64
		look [3]float64
	}
	var strips []strip
	for _, s := range r.shown {
		if at := pathStart.FindStringSubmatch(s["d"]); at != nil {
			look := s[property]
			if property == "stroke" {
				look = s["fill"] // a strip is all of the colour that strokes have
			}
			strips = append(strips, strip{floatOf(at[2]), lookAsNumbers(look)})
		}
	}
	slices.SortFunc(strips, func(a, b strip) int { return int(math.Copysign(1, a.y-b.y)) })
	if len(strips) < 20 {
		t.Errorf("%s: a ramp of %d strips", name, len(strips))
		return
	}
	slices.SortFunc(r.numbers, func(a, b numberAt) int { return int(math.Copysign(1, a.value-b.value)) })
	low, high := r.numbers[0], r.numbers[len(r.numbers)-1]
	const baseline, near = 3.6, 2 // from the middle of digits to their baseline; strips
	for _, f := range r.features {
		y := low.y + (high.y-low.y)*(floatOf(f["v"])-low.value)/(high.value-low.value) - baseline
		k := 0
		for k < len(strips)-1 && strips[k+1].y <= y {
			k++
		}
		look, around := lookAsNumbers(f[property]), strips[max(0, k-near):min(len(strips), k+near+1)]
		for i := range look {
			least, most := math.Inf(1), math.Inf(-1)
			for _, s := range around {
				least, most = math.Min(least, s.look[i]), math.Max(most, s.look[i])
			}
			if end := len(around) - 1; end < 2*near { // half a strip beyond the middle of the last one
				step := math.Abs(around[0].look[i] - around[1].look[i])
				step = math.Max(step, math.Abs(around[end].look[i]-around[end-1].look[i]))
				least, most = least-step/2, most+step/2
			}
			if !(look[i] >= least-0.02 && look[i] <= most+0.02) {
				t.Errorf("%s: %s is drawn in %s, and beside it in the legend are %v", name, f["v"], f[property], around)
				return
			}
		}
	}
}

// lookAsNumbers are red, green and blue of a colour, or a number thrice, as parts of one.
func lookAsNumbers(look string) [3]float64 {
	if c, ok := palette.Parse(look); ok {
		return [3]float64{float64(c.R) / 255, float64(c.G) / 255, float64(c.B) / 255}
	}
	v := floatOf(look)
	return [3]float64{v, v, v}
}
