package catalogue_test

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/golden"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestAgainstPROJ compares 1,000 points of each projection that PROJ has with
// what the proj command says.
func TestAgainstPROJ(t *testing.T) {
	if _, err := exec.LookPath("proj"); err != nil {
		t.Skip("proj is not installed (Debian: proj-bin); TestAgainstRecordedPROJ checks fewer points")
	}
	for _, d := range catalogue.All() {
		for name, v := range settings(t, d) {
			if d.PROJ == "" || d.ID == "bertin1953" && name != "default" {
				continue // PROJ's Bertin cannot be turned.
			}
			s := setup(t, d, v)
			in := domainOf(d.ID, s)
			points := geographic(s, in, pace.Of(250, 1000))
			want := proj(t, d.PROJString(v), points)
			inOurUnits(d.ID, want)
			worst, at := 0.0, 0
			for i, p := range points {
				x, y := s.Formula.Forward(turn(s.Rotate, p[0], p[1]))
				if apart := math.Hypot(x-want[i][0], y-want[i][1]); !(apart <= worst) {
					worst, at = apart, i
				}
			}
			if !(worst <= in.oracle) {
				x, y := s.Formula.Forward(turn(s.Rotate, points[at][0], points[at][1]))
				t.Errorf("%s (%s): %.2g apart at %v: %.12f %.12f, want %.12f %.12f from %s",
					d.ID, name, worst, points[at], x, y, want[at][0], want[at][1], d.PROJString(v))
			}
		}
	}
}

// geographic returns longitudes and latitudes in degrees all over the domain.
func geographic(s projection.Setup, in domain, n int) [][2]float64 {
	random := rand.New(rand.NewPCG(3, 4))
	points := make([][2]float64, 0, n)
	for len(points) < n {
		lon := math.Round((random.Float64()*360-180)*1e6) / 1e6
		lat := math.Round((random.Float64()*180-90)*1e6) / 1e6
		lambda, phi := turn(s.Rotate, lon, lat)
		if in.has(lambda, phi) && (in.near == 0 || angle(lambda, phi, 0, 0) <= in.near) {
			points = append(points, [2]float64{lon, lat})
		}
	}
	return points
}

// proj runs the proj command over points in degrees on a sphere of radius 1.
func proj(t *testing.T, definition string, points [][2]float64) [][2]float64 {
	t.Helper()
	var in strings.Builder
	for _, p := range points {
		fmt.Fprintf(&in, "%.6f %.6f\n", p[0], p[1])
	}
	cmd := exec.Command("proj", append(strings.Fields(definition), "+R=1", "-f", "%.15f")...)
	cmd.Stdin, cmd.Stderr = strings.NewReader(in.String()), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", definition, err)
	}
	result := make([][2]float64, 0, len(points))
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		x, errX := strconv.ParseFloat(f[0], 64)
		y, errY := strconv.ParseFloat(f[1], 64)
		if errX != nil || errY != nil {
			x, y = math.NaN(), math.NaN()
		}
		result = append(result, [2]float64{x, y})
	}
	if len(result) != len(points) {
		t.Fatalf("%s: %d points of %d came back", definition, len(result), len(points))
	}
	return result
}

// inOurUnits changes what PROJ returned where it measures differently.
func inOurUnits(id string, points [][2]float64) {
	scale, shift := 1.0, 0.0
	switch id {
	case "modifiedstereographicalaska", "modifiedstereographicgs48", "modifiedstereographicgs50":
		scale = 1 / 6370997.0 // PROJ takes its own radius, whatever it is told.
	case "wagner6":
		scale = wagner6Scale(points)
	case "interruptedmollweide": // PROJ's origin is off the central meridian.
		shift = 100 * degree * (1 - 2*math.Sqrt2/math.Pi)
	case "interruptedmollweideocean":
		shift = 140 * degree * (1 - 2*math.Sqrt2/math.Pi)
	}
	for i := range points {
		points[i][0], points[i][1] = (points[i][0]+shift)*scale, points[i][1]*scale
	}
}

// wagner6Scale undoes the scale 0.94745 that PROJ had before version 9.2.
func wagner6Scale(points [][2]float64) float64 {
	for _, p := range points {
		if math.Abs(p[0]) > 0.94745*math.Pi*1.01 {
			return 1
		}
	}
	return 1 / 0.94745
}

// recorded is where TestAgainstRecordedPROJ has its numbers: for each
// projection the command, then lines of longitude, latitude, x and y.
const recorded = "testdata/proj.txt"

func TestAgainstRecordedPROJ(t *testing.T) {
	if golden.Updating(t) {
		record(t)
	}
	file, err := os.Open(recorded)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var s projection.Setup
	var in domain
	id, checked := "", map[string]int{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		f := strings.Fields(lines.Text())
		if f[0] == "#" {
			continue
		}
		if len(f) != 4 {
			d, err := catalogue.Find(strings.TrimSuffix(f[0], ":"))
			if err != nil {
				t.Fatal(err)
			}
			v := settings(t, d)["default"]
			id, s = d.ID, setup(t, d, v)
			in = domainOf(d.ID, s)
			continue
		}
		var n [4]float64
		for i := range n {
			if n[i], err = strconv.ParseFloat(f[i], 64); err != nil {
				t.Fatal(err)
			}
		}
		checked[id]++
		want := [][2]float64{{n[2], n[3]}}
		inOurUnits(id, want)
		x, y := s.Formula.Forward(turn(s.Rotate, n[0], n[1]))
		if !(math.Hypot(x-want[0][0], y-want[0][1]) <= in.oracle) {
			t.Errorf("%s: %v, %v -> %.12f %.12f, want %v", id, n[0], n[1], x, y, want[0])
		}
	}
	for _, d := range catalogue.All() {
		if d.PROJ != "" && checked[d.ID] < 8 {
			t.Errorf("%s: %d points recorded; run with -update", d.ID, checked[d.ID])
		}
	}
}

// record writes testdata/proj.txt anew, with the proj that is installed.
func record(t *testing.T) {
	var b strings.Builder
	b.WriteString("# id: command (PROJ 9.1.1, sphere of radius 1), then longitude, latitude, x, y\n")
	for _, d := range catalogue.All() {
		if d.PROJ == "" {
			continue
		}
		v := settings(t, d)["default"]
		s := setup(t, d, v)
		points := geographic(s, domainOf(d.ID, s), 8)
		fmt.Fprintf(&b, "%s: proj %s +R=1 -f %%.15f\n", d.ID, d.PROJString(v))
		for i, p := range proj(t, d.PROJString(v), points) {
			fmt.Fprintf(&b, "%.6f %.6f %.15f %.15f\n", points[i][0], points[i][1], p[0], p[1])
		}
	}
	if err := os.WriteFile(recorded, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
