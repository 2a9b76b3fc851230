package label

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, seed)) }

func lineOf(points ...float64) *geom.LineString { return geom.NewLineStringFlat(geom.XY, points) }

func TestAlong(t *testing.T) {
	tests := []struct {
		name string
		line *geom.LineString
		// angle is that of the label in degrees; above tells whether its baseline
		// is above the line.
		angle float64
	}{
		{"to the right", lineOf(0, 50, 100, 50), 0},
		{"to the left", lineOf(100, 50, 0, 50), 0},
		{"up", lineOf(50, 100, 50, 0), -90},
		{"down", lineOf(50, 0, 50, 100), -90},
		{"rising", lineOf(0, 100, 100, 0), -45},
		{"falling", lineOf(0, 0, 100, 100), 45},
		{"falling to the left", lineOf(100, 0, 0, 100), -45},
		{"many points", lineOf(0, 50, 10, 50.5, 20, 50, 30, 49.5, 40, 50, 60, 50, 100, 50), 0},
		{"a bend behind", lineOf(0, 50, 70, 50, 100, 20), 0},
		{"too short", lineOf(45, 40, 55, 60), 0},
		{"too winding", lineOf(0, 50, 10, 60, 20, 50, 30, 60, 40, 50, 50, 60, 60, 50, 70, 60, 80, 50, 90, 60, 100, 50), 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := Wanted{Lines: []string{"Danube"}, Feature: test.line, Font: Font{Size: 10}}
			placed, err := Place(context.Background(), []Wanted{w}, Page{Frame: render.Box{MinX: -20, MinY: -20, MaxX: 120, MaxY: 120}})
			if err != nil || len(placed) != 1 {
				t.Fatalf("%d placed, error %v", len(placed), err)
			}
			if got := placed[0].Text.Angle; !(math.Abs(got-test.angle) < 1) {
				t.Errorf("the label is turned by %g; want %g", got, test.angle)
			}
		})
	}
}

// TestAlongAnchored asks where on a line of 400 px a text stands that its style anchors:
// near the end where reading starts or ends, whichever way the line runs.
func TestAlongAnchored(t *testing.T) {
	for _, test := range []struct {
		anchor   string
		line     *geom.LineString
		from, to float64
	}{
		{"", lineOf(0, 50, 400, 50), 150, 250},
		{"start", lineOf(0, 50, 400, 50), 0, 100},
		{"start", lineOf(400, 50, 0, 50), 0, 100},
		{"end", lineOf(0, 50, 400, 50), 300, 400},
		{"end", lineOf(400, 50, 0, 50), 300, 400},
		{"middle", lineOf(400, 50, 0, 50), 150, 250},
	} {
		w := Wanted{Lines: []string{"Danube"}, Feature: test.line, Font: Font{Size: 10}, Anchor: test.anchor}
		placed, err := Place(context.Background(), []Wanted{w}, Page{Frame: render.Box{MaxX: 400, MaxY: 100}})
		if err != nil || len(placed) != 1 {
			t.Fatalf("%s: %d placed, error %v", test.anchor, len(placed), err)
		}
		if b := placed[0].Boxes[0]; !(b.MinX >= test.from && b.MaxX <= test.to) || placed[0].Where != alongAbove {
			t.Errorf("anchored at %q along %v: from %g to %g, %s", test.anchor, test.line.FlatCoords(), b.MinX, b.MaxX, placed[0].Where)
		}
	}
}

// TestAlongStandsClear asks of labels along random lines: they are not upside down, and
// none stands on its line.
func TestAlongStandsClear(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	turned := 0
	for range 200 {
		x, y, angle := 0.0, 0.0, random.Float64()*7
		var points []float64
		for range 2 + random.IntN(30) {
			points = append(points, x, y)
			sin, cos := math.Sincos(angle)
			x, y, angle = x+20*cos, y+20*sin, angle+random.NormFloat64()*0.3
		}
		b := layOut(version{lines: []string{"Mississippi"}, font: Font{Size: 10}}, MeasureBy(nil))
		for _, s := range b.alongLine(newTrack(points), false) {
			turned++
			if !(s.text.Angle >= -90 && s.text.Angle <= 90) {
				t.Errorf("the label is upside down: %g degrees", s.text.Angle)
			}
			for i := 3; i < len(points); i += 2 {
				box := s.boxes[0]
				edge := place.Box{Page: render.Box{MinX: points[i-1], MinY: points[i], MaxX: points[i-1], MaxY: points[i]}}
				if apartBy(box, edge) < 0 {
					t.Errorf("the label %v stands on the point %g, %g of its line", box, points[i-1], points[i])
				}
			}
		}
	}
	if turned < 500 {
		t.Errorf("only %d places", turned)
	}
}

// A label stands clear of the whole width of its line, straight or along a bend, and where it
// stood where the line is thin.
func TestLabelsStandClearOfThickLines(t *testing.T) {
	bend := make([]float64, 0, 82)
	for i := range 41 {
		sin, cos := math.Sincos(math.Pi * (0.25 + 0.5*float64(i)/40))
		bend = append(bend, 200-200*cos, 300-200*sin)
	}
	for name, line := range map[string]*geom.LineString{"straight": lineOf(0, 200, 400, 200), "bend": geom.NewLineStringFlat(geom.XY, bend)} {
		var thin Placed
		for i, radius := range []float64{0, 1, 4, 10} {
			w := Wanted{Lines: []string{"Danube"}, Feature: line, Font: Font{Size: 10}, Radius: radius}
			placed, err := Place(context.Background(), []Wanted{w}, Page{Frame: render.Box{MaxX: 400, MaxY: 400}})
			if err != nil || len(placed) != 1 {
				t.Fatalf("%s: %d placed, error %v", name, len(placed), err)
			}
			least := math.Inf(1)
			for _, b := range placed[0].Boxes {
				bottom := render.Box{MinX: b.MinX, MinY: b.MaxY, MaxX: b.MaxX, MaxY: b.MaxY}
				for x := bottom.MinX; x <= bottom.MaxX; x++ {
					least = min(least, nearest(x, bottom.MinY, line.FlatCoords()))
				}
			}
			if name == "straight" && !(least > radius) {
				t.Errorf("%s, half %g px wide: the label comes to %g px", name, radius, least)
			}
			if name == "bend" && i == 3 && !(middleOf(placed[0]) < middleOf(thin)-8) {
				t.Errorf("the label along a bend stands at %g, at %g where the line is thin", middleOf(placed[0]), middleOf(thin))
			}
			if i == 0 {
				thin = placed[0]
			} else if i == 1 && placed[0].Boxes[0] != thin.Boxes[0] {
				t.Errorf("%s: a thin line moves its label", name)
			}
		}
	}
}

// middleOf is how far down the page a label stands, in the middle of its boxes.
func middleOf(p Placed) float64 {
	sum := 0.0
	for _, b := range p.Boxes {
		sum += (b.MinY + b.MaxY) / 2
	}
	return sum / float64(len(p.Boxes))
}
