package crs

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

var drawnCodes = []string{
	"EPSG:3035", "EPSG:32633", "EPSG:32760", "EPSG:27700", "EPSG:31467", "EPSG:2056", "EPSG:5514", "EPSG:28992",
	"EPSG:2193", "EPSG:27200", "EPSG:3031", "EPSG:3413", "EPSG:5070", "EPSG:2154", "EPSG:3978", "EPSG:3857",
	"EPSG:3395", "EPSG:4326", "EPSG:4807", "EPSG:2263", "EPSG:3347", "EPSG:8857", "EPSG:6244", "EPSG:8441",
	"EPSG:29873", "EPSG:3786", "EPSG:27572", "EPSG:2964", "EPSG:5516", "EPSG:7082", "EPSG:3574", "EPSG:5880", "EPSG:2046", "EPSG:5513", "EPSG:3832", "EPSG:3571",
	"ESRI:102003", "ESRI:54030", "ESRI:54009", "ESRI:54032", "ESRI:54026", "EPSG:4087", "EPSG:6931",
}

// TestSetupIsSound draws systems as a map would: wherever the clip lets a
// point through, the formula gives the system's own coordinates and is
// locally one to one, so that no shape is torn, folded or mirrored.
func TestSetupIsSound(t *testing.T) {
	texts := append([]string{}, drawnCodes...)
	for _, c := range methodCases {
		texts = append(texts, c.proj)
	}
	for _, c := range sphericalCases {
		texts = append(texts, c.proj)
	}
	for _, text := range texts {
		t.Run(text, func(t *testing.T) {
			s := mustParse(t, text)
			setup, err := s.Setup()
			if err != nil {
				t.Fatal(err)
			}
			checkSetup(t, s, setup)
		})
	}
}

func checkSetup(t *testing.T, s *System, setup projection.Setup) {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 4))
	turn := sphere.TurningOf(setup.Rotate)
	n := 0
	for range 2000 {
		lambda, phi := randomSpot(r, setup.Clip)
		x, y := setup.Formula.Forward(lambda, phi)
		if !finite(x, y) || math.Hypot(x, y) > 40 {
			t.Fatalf("at %v %v of the clip %+v: plane %v %v", lambda/degree, phi/degree, setup.Clip, x, y)
		}
		// PROJ's +no_rot gives a mirrored plane: along and across the line.
		if len(setup.Clip.Lobes) == 0 && !s.params.Has("no_rot") {
			checkOrientation(t, setup, lambda, phi)
		}
		l, p := turn.Undo(lambda, phi)
		wx, wy, ok := s.FromWGS84(l/degree, p/degree)
		if !ok {
			t.Fatalf("%v %v is within the clip, but has no image", l/degree, p/degree)
		}
		if s.geographic || !s.shift.none && math.Abs(p) > 89*degree {
			continue
		}
		wx, wy = s.axes.toEastNorth(wx, wy)
		wx, wy = wx*s.perUnit/s.setting.Figure.A, wy*s.perUnit/s.setting.Figure.A
		if d := math.Hypot(wx-x, wy-y); d > 1e-8 && math.Abs(math.Abs(lambda)-math.Pi) > 1e-6 {
			t.Fatalf("%v %v: the map has %v %v, the system %v %v", l/degree, p/degree, x, y, wx, wy)
		}
		if il, ip := setup.Formula.Inverse(x, y); finite(il, ip) && apart(lambda, phi, il, ip) < 1e-7 {
			n++
		}
	}
	// Inverses of some world maps do not reach every edge.
	if n < 1900 && !s.geographic {
		t.Errorf("the inverse found %d of 2000 points", n)
	}
}

// randomSpot draws a point that the clip shows, radians of the turned sphere.
func randomSpot(r *rand.Rand, c projection.Clip) (lambda, phi float64) {
	for {
		lambda, phi = (2*r.Float64()-1)*math.Pi, math.Asin(2*r.Float64()-1)
		north, south := 90.0, -90.0
		if c.South != 0 || c.North != 0 {
			south, north = c.South, c.North
		}
		if c.Angle > 0 && apart(0, 0, lambda, phi) > c.Angle*degree {
			continue
		}
		if phi > north*degree || phi < south*degree || math.Abs(phi) > 89.9*degree {
			continue
		}
		return lambda, phi
	}
}

// checkOrientation checks that a small step east and one north keep their
// order on the plane.
func checkOrientation(t *testing.T, setup projection.Setup, lambda, phi float64) {
	t.Helper()
	const h = 1e-6
	if math.Abs(lambda) > math.Pi-2*h {
		return
	}
	x0, y0 := setup.Formula.Forward(lambda, phi)
	x1, y1 := setup.Formula.Forward(lambda+h, phi)
	x2, y2 := setup.Formula.Forward(lambda, phi+h)
	det := ((x1-x0)*(y2-y0) - (x2-x0)*(y1-y0)) / (h * h * math.Cos(phi))
	if !finite(x1, x2) {
		return
	}
	if !(det > 1e-5) {
		t.Fatalf("at %v %v, clip %+v rotate %v: the map is folded or mirrored (determinant %v)",
			lambda/degree, phi/degree, setup.Clip, setup.Rotate, det)
	}
}

// TestSetupShowsTheAreaOfUse checks that clips do not cut what a system is for.
func TestSetupShowsTheAreaOfUse(t *testing.T) {
	for _, code := range drawnCodes {
		s := mustParse(t, code)
		setup, err := s.Setup()
		if err != nil {
			t.Fatal(err)
		}
		p, err := projection.New(setup, projection.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if code == "ESRI:54026" {
			// A stereographic world map cannot show the world.
			continue
		}
		w, south, e, north, ok := s.AreaOfUse()
		if !ok {
			t.Errorf("%s has no area of use", code)
		}
		if e < w {
			e += 360
		}
		for i := range 5 {
			for j := range 5 {
				lon := w + (e-w)*(0.01+0.98*float64(i)/4)
				lat := math.Max(-84, math.Min(84, south+(north-south)*(0.01+0.98*float64(j)/4)))
				if _, _, ok := p.Forward(sphere.Wrap(lon*degree)/degree, lat); !ok {
					t.Errorf("%s: %v %v is in its area of use, but not shown (clip %+v about %v)", code, lon, lat, setup.Clip, setup.Rotate)
				}
			}
		}
	}
}

// TestClips holds what some systems show, as a picture of the rules.
func TestClips(t *testing.T) {
	for _, c := range []struct {
		system              string
		lon, lat            float64
		angle, south, north float64
	}{
		// A cap around the pole, with the margin.
		{"EPSG:3031", 0, -90, 60, 0, 0},
		// The centre of the area of use.
		{"EPSG:27700", -3.5, 55.38, 36.54, 0, 0},
		{"EPSG:2154", 0.26, 46.355, 38.96, 0, 0},
		// Canada is too wide for a circle that is clear of the pole.
		{"EPSG:3347", -91.866666666667, 0, 0, -60, 90},
		// Without an area of use, what the formula can.
		{"+proj=laea +lat_0=52 +lon_0=10", 10, 52, 179, 0, 0},
		{"+proj=tmerc +lon_0=9", 9, 0, 75, 0, 0},
		{"+proj=utm +zone=33", 15, 42, 72, 0, 0},
		{"+proj=webmerc", 0, 0, 0, -85.0511287798066, 85.0511287798066},
		{"EPSG:4326", 0, 0, 0, 0, 0},
		{"+proj=robin +lon_0=150", 150, 0, 0, 0, 0},
	} {
		s, err := mustParse(t, c.system).Setup()
		if err != nil {
			t.Fatal(err)
		}
		got := []float64{s.Rotate[0], s.Rotate[1], s.Clip.Angle, s.Clip.South, s.Clip.North}
		for i, want := range []float64{c.lon, c.lat, c.angle, c.south, c.north} {
			if !(math.Abs(got[i]-want) < 0.1) {
				t.Errorf("%s: rotate and clip are %v, want %v", c.system, got, c)
				break
			}
		}
	}
}
