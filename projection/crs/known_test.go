package crs

import (
	"bufio"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/method"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// TestKnownSquares compares systems as people write them with PROJ 9.9, at a
// point and at the corners of a square about it, 0.01 degrees wide. The cases
// are kinds that proj4js's tests have, systems that PROJ keeps on a sphere, and
// datum shifts where more than one operation is at hand. A line of
// testdata/known.tsv holds the system, the point's longitude and latitude, and
// for the point and the four corners x and y of
//
//	echo LON LAT | cs2cs -f %.6f +proj=longlat +datum=WGS84 +type=crs +to SYSTEM
//
// with PROJ_DATA at a folder with proj.db alone, no grids; east before north.
func TestKnownSquares(t *testing.T) {
	f, err := os.Open("testdata/known.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	n := 0
	for ; lines.Scan(); n++ {
		fields := strings.Split(lines.Text(), "\t")
		t.Run(fields[0], func(t *testing.T) { knownSquare(t, fields[0], parseAll(t, fields[1:])) })
	}
	if n < 65 {
		t.Errorf("%d cases", n)
	}
}

func parseAll(t *testing.T, fields []string) [12]float64 {
	t.Helper()
	var v [12]float64
	if len(fields) != len(v) {
		t.Fatalf("%d numbers", len(fields))
	}
	for i := range v {
		var err error
		if v[i], err = strconv.ParseFloat(fields[i], 64); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func knownSquare(t *testing.T, text string, v [12]float64) {
	s, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	setup, err := s.Setup()
	if err != nil {
		t.Fatal(err)
	}
	var square [5][2]float64
	for i, d := range [5][2]float64{{}, {-0.005, -0.005}, {0.005, -0.005}, {0.005, 0.005}, {-0.005, 0.005}} {
		lon, lat := v[0]+d[0], v[1]+d[1]
		x, y, ok := s.FromWGS84(lon, lat)
		want := [2]float64{v[2+2*i], v[3+2*i]}
		if !ok || !(math.Hypot(x-want[0], y-want[1])*s.perUnit <= s.knownTo()) {
			t.Fatalf("at %v %v: got %.4f %.4f, PROJ has %.4f", lon, lat, x, y, want)
		}
		back, backLat, ok := s.ToWGS84(x, y)
		if !ok || !(math.Abs(math.Remainder(back-lon, 360)) < 1e-7) || !(math.Abs(backLat-lat) < 1e-7) {
			t.Fatalf("%v %v comes back as %v %v", lon, lat, back, backLat)
		}
		// The same as it is drawn, in metres east and north.
		turn := sphere.TurningOf([3]float64{0, setup.Rotate[1], setup.Rotate[2]})
		square[i][0], square[i][1] = setup.Formula.Forward(turn.Apply(sphere.Wrap((lon-setup.Rotate[0])*degree), lat*degree))
		x, y = s.axes.toEastNorth(x, y)
		if d := math.Hypot(square[i][0]*s.setting.Figure.A-x*s.perUnit, square[i][1]*s.setting.Figure.A-y*s.perUnit); !(d < 1e-3) {
			t.Fatalf("at %v %v: drawn %.4g m aside", lon, lat, d)
		}
	}
	// A square stays one piece that runs the same way round.
	area := 0.0
	for i := 1; i < 5; i++ {
		j := i%4 + 1
		area += square[i][0]*square[j][1] - square[j][0]*square[i][1]
	}
	if !(area > 0) {
		t.Errorf("the square is folded or mirrored, area %g", area)
	}
}

// knownTo is how close PROJ's results must be met, metres: 1 mm, and for what is
// spherical here 1e-8 radii.
func (s *System) knownTo() float64 {
	if method.Exact(s.params.Get("proj")) {
		return 1e-3
	}
	return math.Max(1e-3, 1e-8*s.setting.Figure.A)
}
