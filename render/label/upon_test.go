package label

import (
	"context"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/twpayne/go-geom"
)

// sea is a line of some points that goes on about as it began.
func sea(random *rand.Rand) []float64 {
	x, y, angle := 0.0, 0.0, random.Float64()*7
	var line []float64
	for range 2 + random.IntN(20) {
		line = append(line, x, y)
		sin, cos := math.Sincos(angle)
		x, y, angle = x+8*cos, y+8*sin, angle+0.2*random.NormFloat64()
	}
	return line
}

// TestUponLines holds that names of lines that are not drawn stand on these: the middles of
// their lower-case letters are as near as the line is straight, and they are read from the left.
func TestUponLines(t *testing.T) {
	random := rand.New(rand.NewPCG(16, 3))
	b := layOut(version{lines: []string{"Kattegat"}, font: Font{Size: 10}, full: 10}, MeasureBy(nil))
	on, longer := 0, 0
	for range 300 {
		line := sea(random)
		short := newTrack(line).length() < b.width
		for _, s := range b.upon(line, true) {
			if !strings.HasPrefix(s.where, alongOn) {
				continue
			}
			on++
			if short {
				longer++
			}
			if !(s.text.Angle >= -90 && s.text.Angle <= 90) {
				t.Errorf("turned by %g°", s.text.Angle)
			}
			x, y := s.text.X, s.text.Y
			if s.curve == nil {
				sin, cos := math.Sincos(s.text.Angle * math.Pi / 180)
				x, y = x+float64(b.middle()*sin), y-float64(b.middle()*cos)
				if d := nearest(x, y, lengthened(line, 2*b.width)); !(d <= straight*b.size+1e-9) {
					t.Errorf("%g px off %v", d, line)
				}
			}
		}
	}
	if on < 300 || longer < 20 {
		t.Errorf("%d on lines, of which %d are longer than these", on, longer)
	}
}

// TestDrawnLinesStayClear holds that nothing stands upon a line that is drawn, and something
// upon one that is not.
func TestDrawnLinesStayClear(t *testing.T) {
	for _, hidden := range []bool{false, true} {
		w := Wanted{
			Lines: []string{"Bothnia"}, Font: Font{Size: 10}, Unseen: hidden,
			Feature: geom.NewLineStringFlat(geom.XY, []float64{0, 50, 200, 50}),
		}
		placed, err := Place(context.Background(), []Wanted{w}, Page{})
		if err != nil || len(placed) != 1 {
			t.Fatalf("%d placed, error %v", len(placed), err)
		}
		box := placed[0].Boxes[0]
		if got := box.MinY < 50 && 50 < box.MaxY; got != hidden {
			t.Errorf("unseen %v: it stands from %g to %g, the line at 50", hidden, box.MinY, box.MaxY)
		}
	}
}
