package kartograph

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/xy"
)

// TestEveryProjectionDrawsTheWorld draws the countries in all projections,
// with random centres, rolls and parameters. Whatever they are, the map has
// only finite numbers, shows nothing outside of the globe's outline, and no
// line runs across it.
func TestEveryProjectionDrawsTheWorld(t *testing.T) {
	files := os.DirFS("testdata/data")
	o := Options{Files: files, Sources: NewSources(files)}
	random := rand.New(rand.NewPCG(11, 12))
	draws := pace.Of(1, 4)
	if testing.Short() {
		draws = 0
	}
	for i, d := range catalogue.All() {
		t.Run(d.ID, func(t *testing.T) {
			checkWorld(t, config.Proj{ID: d.ID}, o)
			for k := range draws { // by turns
				if params := randomParams(d, random); (i+k)%2 == 0 && possible(d, params) {
					checkWorld(t, config.Proj{ID: d.ID, Params: params}, o)
				} else {
					checkWorld(t, config.Proj{ID: d.ID, Rotate: randomRotation(random)}, o)
				}
			}
		})
	}
}

func randomRotation(random *rand.Rand) *[3]float64 {
	return &[3]float64{math.Round(360*random.Float64() - 180), math.Round(180*random.Float64() - 90), math.Round(360*random.Float64() - 180)}
}

// randomParams takes values from all over the ranges of a projection's
// parameters, now and then from their ends.
func randomParams(d catalogue.Definition, random *rand.Rand) catalogue.Values {
	params := catalogue.Values{}
	for _, p := range d.Params {
		low, high := p.Min, p.Max
		value := low + (high-low)*random.Float64()
		switch random.IntN(8) {
		case 0:
			value = low
		case 1:
			value = high
		}
		params[p.Name] = value
	}
	return params
}

// possible reports whether a projection can be made from parameters: some
// cannot stand together, such as three points on one great circle.
func possible(d catalogue.Definition, params catalogue.Values) bool {
	v, err := d.Resolve(params)
	if err != nil {
		return false
	}
	_, err = d.Setup(v)
	return err == nil
}

// checkWorld draws a map of the world and looks for what must not be.
func checkWorld(t *testing.T, p config.Proj, o Options) {
	t.Helper()
	name := fmt.Sprintf("%+v", p.Params)
	if p.Rotate != nil {
		name = fmt.Sprintf("rotate %v", *p.Rotate)
	}
	cfg := &Config{
		Proj:   p,
		Layers: []config.Layer{{ID: "sea", Special: special.Sea{}}, {ID: "countries", Src: "ne_110m_countries.shp"}},
		Export: config.Export{Width: 800, Height: 800, KeepOutside: true},
	}
	m, err := Build(context.Background(), cfg, o)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	groups := m.Scene().Groups
	if len(groups[0].Marks) != 1 {
		t.Errorf("%s: %d seas", name, len(groups[0].Marks))
		return
	}
	sea := geometryOf(groups[0].Marks[0])
	box := sea.Bounds()
	size := math.Max(box.Max(0)-box.Min(0), box.Max(1)-box.Min(1))
	for _, shape := range groups[1].Marks {
		if problem := looseLine(geometryOf(shape), sea, size/2); problem != "" {
			t.Errorf("%s: %s: %s", name, shape.ID, problem)
			break
		}
		if b := geometryOf(shape).Bounds(); !holds(box, b, outlineSlack(p.ID)) {
			t.Errorf("%s: %v reaches outside of %v", name, b, box)
			break
		}
	}
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, bad := range []string{"NaN", "Inf"} {
		if bytes.Contains(svg.Bytes(), []byte(bad)) {
			t.Errorf("%s: %s in the SVG", name, bad)
		}
	}
}

// outlineSlack is how far, in pixels, the countries may reach beyond the box of
// the globe's outline: more than one pixel where the outline of a map folds
// back upon the map.
func outlineSlack(id string) float64 {
	switch id {
	case "chamberlin": // far from three points that are far apart, anywhere
		return math.Inf(1)
	case "twopointequidistant": // along the line through both points
		return 3
	}
	return 1
}

func holds(outer, inner *geom.Bounds, slack float64) bool {
	for i := range 2 {
		if !(inner.Min(i) > outer.Min(i)-slack && inner.Max(i) < outer.Max(i)+slack) {
			return false
		}
	}
	return true
}

// looseLine describes the first edge that is longer than most and does not run
// along the globe's outline.
func looseLine(g, sea geom.T, most float64) string {
	flat, from := g.FlatCoords(), 0
	for _, end := range ringEnds(g) {
		for i := from + 2; i < end; i += 2 {
			x0, y0, x1, y1 := flat[i-2], flat[i-1], flat[i], flat[i+1]
			if length := math.Hypot(x1-x0, y1-y0); length > most && !onOutline((x0+x1)/2, (y0+y1)/2, sea) {
				return fmt.Sprintf("a line of %.0f px from %.0f,%.0f to %.0f,%.0f", length, x0, y0, x1, y1)
			}
		}
		from = end
	}
	return ""
}

func onOutline(x, y float64, sea geom.T) bool {
	flat, from := sea.FlatCoords(), 0
	for _, end := range ringEnds(sea) {
		for i := from + 2; i < end; i += 2 {
			if xy.DistanceFromPointToLine(geom.Coord{x, y}, geom.Coord(flat[i-2:i]), geom.Coord(flat[i:i+2])) < 2 {
				return true
			}
		}
		from = end
	}
	return false
}

// ringEnds returns where the rings or lines of a geometry end.
func ringEnds(g geom.T) []int {
	multi, ok := g.(*geom.MultiPolygon)
	if !ok {
		return g.Ends()
	}
	var ends []int
	for _, rings := range multi.Endss() {
		ends = append(ends, rings...)
	}
	return ends
}
