package kartograph

import (
	"math"
	"slices"
	"testing"

	"github.com/twpayne/go-geom"
)

func TestSplitLabel(t *testing.T) {
	tests := []struct {
		name, text string
		spec       Labeling
		want       []string
	}{
		{"whole", "Bosnia and Herzegovina", Labeling{}, []string{"Bosnia and Herzegovina"}},
		{"at 12", "Bosnia and Herzegovina", Labeling{SplitChars: []string{" "}, SplitAt: 12}, []string{"Bosnia and", "Herzegovina"}},
		{"at every blank", "Bosnia and Herzegovina", Labeling{SplitChars: []string{" "}}, []string{"Bosnia", "and", "Herzegovina"}},
		{"hyphen stays", "Rheinland-Pfalz", Labeling{SplitChars: []string{"-", " "}, SplitAt: 10}, []string{"Rheinland-", "Pfalz"}},
		{"nothing to split", "Liechtenstein", Labeling{SplitChars: []string{" "}, SplitAt: 5}, []string{"Liechtenstein"}},
		{"characters count, not bytes", "Österreich ja", Labeling{SplitAt: 13}, []string{"Österreich ja"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := splitLabel(test.text, &test.spec); !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestInside(t *testing.T) {
	// A horseshoe: the centroid lies outside, the pole of inaccessibility
	// within the thick arm.
	horseshoe := geom.NewPolygonFlat(geom.XY, []float64{
		0, 0, 100, 0, 100, 10, 40, 10, 40, 90, 100, 90, 100, 100, 0, 100, 0, 0,
	}, []int{18})
	x, y, ok := inside(horseshoe)
	if !ok || !(math.Abs(x-20) < 3) || !(y > 15 && y < 85) {
		t.Errorf("inside is %g, %g, %v", x, y, ok)
	}
	cx, cy, ok := centroid(horseshoe)
	if !ok || !(math.Abs(cy-50) < 1e-9) || !(cx > 20) {
		t.Errorf("centroid is %g, %g, %v", cx, cy, ok)
	}
}

func TestMiddleOfLine(t *testing.T) {
	line := geom.NewLineStringFlat(geom.XY, []float64{0, 0, 10, 0, 10, 30})
	x, y, ok := middleOfLine(line)
	if !ok || x != 10 || y != 10 {
		t.Errorf("the middle is %g, %g, %v; want 10, 10", x, y, ok)
	}
}
