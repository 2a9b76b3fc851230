package crs

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// domain is a rectangle of degrees from which test points are drawn, or, with
// radius, a circle about its lower left corner.
type domain struct{ west, south, east, north, radius float64 }

func box(west, south, east, north float64) domain { return domain{west, south, east, north, 0} }

func disc(lon, lat, radius float64) domain { return domain{lon, lat, 0, 0, radius} }

// points draws n points, the same ones on every run.
func (d domain) points(n int) [][2]float64 {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([][2]float64, n)
	for i := range out {
		if d.radius == 0 {
			out[i] = [2]float64{d.west + (d.east-d.west)*r.Float64(), d.south + (d.north-d.south)*r.Float64()}
			continue
		}
		sin, cos := math.Sincos(d.radius * degree * math.Sqrt(r.Float64()))
		az := 2 * math.Pi * r.Float64()
		sin0, cos0 := math.Sincos(d.south * degree)
		phi := math.Asin(cos*sin0 + sin*cos0*math.Cos(az))
		lambda := math.Atan2(sin*math.Sin(az), cos*cos0-sin*sin0*math.Cos(az))
		out[i] = [2]float64{sphere.Wrap(lambda+d.west*degree) / degree, phi / degree}
	}
	return out
}

// tool runs a program of PROJ on lines of coordinates; it skips the test where
// the program is not installed.
func tool(t *testing.T, points [][2]float64, name string, args ...string) [][2]float64 {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed (Debian package proj-bin)", name)
	}
	var in, stderr bytes.Buffer
	for _, p := range points {
		fmt.Fprintf(&in, "%.15g %.15g\n", p[0], p[1])
	}
	cmd := exec.Command(name, args...)
	cmd.Env = append(cmd.Environ(), "PROJ_NETWORK=OFF", "LC_ALL=C")
	cmd.Stdin, cmd.Stderr = &in, &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %v: %v: %s", name, args, err, stderr.String())
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != len(points) {
		t.Fatalf("%s %v: %d lines for %d points: %s", name, args, len(lines), len(points), stderr.String())
	}
	result := make([][2]float64, len(lines))
	for i, line := range lines {
		f := strings.Fields(line)
		for j := range 2 {
			result[i][j] = math.NaN()
			if len(f) > j {
				if v, err := strconv.ParseFloat(f[j], 64); err == nil {
					result[i][j] = v
				}
			}
		}
	}
	return result
}

// projVersion is the release of the installed proj, major and minor, as 9.1.
func projVersion(t *testing.T) float64 {
	t.Helper()
	out, _ := exec.Command("proj").CombinedOutput()
	var major, minor int
	if _, err := fmt.Sscanf(string(out), "Rel. %d.%d", &major, &minor); err != nil {
		t.Skip("proj is not installed (Debian package proj-bin)")
	}
	return float64(major) + float64(minor)/100
}

// newer are the projections that PROJ has in this form only since a release.
var newer = []struct {
	prefix string
	since  float64
}{
	{"+proj=eqc +ellps", 9.08}, {"+proj=gnom +ellps", 9.07},
}

// methodCases has one or more systems for every formula, with the part of the
// earth that it is good for.
var methodCases = []struct {
	proj string
	domain
}{
	{"+proj=merc +ellps=WGS84", box(-180, -89, 180, 89)},
	{"+proj=merc +ellps=bessel +lat_ts=5.5 +lon_0=110 +k_0=0.9", box(-60, -80, 280, 80)},
	{"+proj=merc +R=6371000 +lon_0=150", box(-30, -85, 330, 85)},
	{"+proj=webmerc +datum=WGS84", box(-180, -85, 180, 85)},
	{"+proj=tmerc +ellps=GRS80 +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000", box(-62, -80, 58, 85)},
	{"+proj=tmerc +R=6371000 +lon_0=9 +lat_0=10", box(-60, -80, 70, 85)},
	{"+proj=etmerc +ellps=intl +lon_0=15 +k=0.9999", box(-30, -89, 60, 89)},
	{"+proj=utm +zone=33 +ellps=WGS84", box(-30, -80, 60, 84)},
	{"+proj=utm +zone=55 +south +ellps=WGS84", box(140, -80, 155, 0)},
	{"+proj=gstmerc +ellps=intl +lat_0=-21.1166666666667 +lon_0=55.5333333333333 +x_0=160000 +y_0=50000", box(30, -60, 80, 40)},
	{"+proj=lcc +ellps=GRS80 +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3", box(-170, -60, 170, 89)},
	{"+proj=lcc +ellps=clrk80ign +lat_1=46.8 +lat_0=46.8 +k_0=0.99987742 +x_0=600000 +y_0=2200000", box(-20, 20, 40, 80)},
	{"+proj=lcc +ellps=intl +lat_1=-20 +lat_2=-40 +lat_0=-30 +lon_0=135", box(0, -89, 300, 50)},
	{"+proj=lcc +R=6371000 +lat_1=30 +lat_2=60", box(-179, -60, 179, 89)},
	{"+proj=aea +ellps=GRS80 +lat_1=29.5 +lat_2=45.5 +lat_0=23 +lon_0=-96", box(-275, -89, 83, 89)},
	{"+proj=aea +ellps=aust_SA +lat_1=-18 +lat_2=-36 +lon_0=132", box(-47, -89, 311, 89)},
	{"+proj=aea +R=6371000 +lat_1=20 +lat_2=60", box(-179, -89, 179, 89)},
	{"+proj=leac +ellps=WGS84 +lat_1=30", box(-179, -80, 179, 89)},
	{"+proj=laea +ellps=GRS80 +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000", disc(10, 52, 170)},
	{"+proj=laea +ellps=WGS84 +lat_0=90", box(-180, -85, 180, 89.99)},
	{"+proj=laea +ellps=WGS84 +lat_0=-90 +lon_0=30", box(-150, -89.99, 210, 85)},
	{"+proj=laea +ellps=WGS84 +lat_0=0 +lon_0=20", disc(20, 0, 170)},
	{"+proj=laea +R=6370997 +lat_0=45 +lon_0=-100", disc(-100, 45, 170)},
	{"+proj=stere +ellps=WGS84 +lat_0=90 +lat_ts=71", box(-180, -50, 180, 89.999)},
	{"+proj=stere +ellps=WGS84 +lat_0=-90 +k_0=0.97276901289", box(-180, -89.999, 180, 50)},
	{"+proj=stere +ellps=WGS84 +lat_0=45 +lon_0=20 +k=0.9999", disc(20, 45, 130)},
	{"+proj=stere +ellps=WGS84 +lat_0=0 +lon_0=20", disc(20, 0, 130)},
	{"+proj=stere +R=6371000 +lat_0=-30 +lon_0=20", disc(20, -30, 130)},
	{"+proj=ups +ellps=intl", box(-180, 0, 180, 89.999)},
	{"+proj=ups +south +ellps=intl", box(-180, -89.999, 180, 0)},
	{"+proj=sterea +ellps=bessel +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000", box(-150, -50, 160, 89)},
	{"+proj=sterea +ellps=krass +lat_0=-46 +lon_0=25 +k=0.99975", disc(25, -46, 110)},
	{"+proj=sterea +ellps=GRS80 +lat_0=90", box(-180, -20, 180, 89)},
	{"+proj=tmerc +R=6371000 +lon_0=9 +k=0.9996", box(-77, -60, 95, 60)},
	{"+proj=merc +ellps=WGS84 +R_lat_a=60", box(-180, -80, 180, 80)},
	{"+proj=merc +ellps=WGS84 +R_lat_g=40", box(-180, -80, 180, 80)},
	{"+proj=merc +ellps=WGS84 +R_V", box(-180, -80, 180, 80)},
	{"+proj=merc +ellps=WGS84 +R_h", box(-180, -80, 180, 80)},
	{"+proj=omerc +ellps=evrst48 +lat_0=4 +lonc=102.25 +alpha=323.025796466667 +gamma=323.130102361111 +k=0.99984 +x_0=804671 +no_uoff", disc(102, 4, 60)},
	{"+proj=omerc +ellps=GRS80 +lat_0=57 +lonc=-133.666666666667 +alpha=323.130102361111 +k=0.9999 +x_0=5000000 +y_0=-5000000", disc(-133, 57, 60)},
	{"+proj=omerc +ellps=WGS84 +lat_0=-36 +lonc=147 +alpha=145 +no_rot", disc(147, -36, 60)},
	{"+proj=omerc +ellps=WGS84 +lat_0=45 +lat_1=40 +lon_1=-90 +lat_2=55 +lon_2=-60", disc(-75, 47, 60)},
	{"+proj=omerc +ellps=bessel +lat_0=46 +lon_0=11 +alpha=31", disc(0, 46, 50)},
	{"+proj=omerc +R=6371000 +lat_0=20 +lonc=30 +alpha=30", disc(30, 20, 60)},
	{"+proj=somerc +ellps=bessel +lat_0=46.9524055555556 +lon_0=7.43958333333333 +x_0=2600000 +y_0=1200000", disc(7, 47, 60)},
	{"+proj=krovak +ellps=bessel +lat_0=49.5 +lon_0=24.8333333333333 +alpha=30.2881397527778 +k=0.9999", box(5, 40, 30, 56)},
	{"+proj=krovak +czech", box(5, 40, 30, 56)},
	{"+proj=labrd +ellps=intl +lat_0=-18.9 +lon_0=46.4372291666667 +azi=18.9 +k=0.9995 +x_0=400000 +y_0=800000", box(42, -27, 51, -11)},
	{"+proj=cass +a=6378293.64520876 +b=6356617.98767984 +lat_0=10.4416666666667 +lon_0=-61.3333333333333 +x_0=86501.46392052 +y_0=65379.0134283 +to_meter=0.201166195164", box(-66, 5, -56, 15)},
	{"+proj=cass +ellps=GRS80 +lat_0=52.4186482777778 +lon_0=13.6272036666667", box(8, 45, 19, 60)},
	{"+proj=cass +hyperbolic +a=6378306.3696 +b=6356571.996 +lat_0=-16.25 +lon_0=179.333333333333", box(175, -20, 183, -12)},
	{"+proj=cass +R=6371000 +lon_0=20", box(-60, -80, 100, 80)},
	{"+proj=poly +ellps=GRS67 +lon_0=-54 +x_0=5000000 +y_0=10000000", box(-100, -70, -10, 70)},
	{"+proj=poly +R=6371000 +lat_0=20", box(-70, -80, 70, 80)},
	{"+proj=eqdc +ellps=GRS80 +lat_1=20 +lat_2=60 +lat_0=40 +lon_0=-96", box(-270, -89, 80, 89)},
	{"+proj=eqdc +R=6371000 +lat_1=-20 +lat_2=-60", box(-179, -89, 179, 89)},
	{"+proj=eqc +ellps=WGS84 +lat_ts=30 +lat_0=10 +lon_0=10", box(-169, -90, 189, 90)},
	{"+proj=eqc +R=6371000 +lat_ts=30 +lat_0=10 +lon_0=10", box(-169, -90, 189, 90)},
	{"+proj=cea +ellps=WGS84 +lat_ts=30", box(-180, -89, 180, 89)},
	{"+proj=cea +R=6371228 +lat_ts=45", box(-180, -89, 180, 89)},
	{"+proj=bonne +ellps=intl +lat_1=45 +lon_0=10", box(-100, -60, 120, 89)},
	{"+proj=bonne +ellps=WGS84 +lat_1=-90", box(-100, -89, 100, 60)},
	{"+proj=bonne +R=6371000 +lat_1=60", box(-170, -80, 170, 89)},
	{"+proj=nzmg +ellps=intl", box(166, -48, 179, -34)},
	{"+proj=aeqd +ellps=WGS84 +lat_0=40 +lon_0=-75", disc(-75, 40, 175)},
	{"+proj=aeqd +ellps=WGS84 +lat_0=-40 +lon_0=150", disc(150, -40, 175)},
	{"+proj=aeqd +ellps=WGS84 +lat_0=0 +lon_0=20", disc(20, 0, 175)},
	{"+proj=aeqd +ellps=WGS84 +lat_0=52 +lon_0=13", disc(13, 52, 0.5)},
	{"+proj=aeqd +ellps=WGS84 +lat_0=90", box(-180, -85, 180, 89.99)},
	{"+proj=aeqd +ellps=WGS84 +lat_0=-90", box(-180, -89.99, 180, 85)},
	{"+proj=aeqd +R=6371000 +lat_0=-35 +lon_0=150", disc(150, -35, 175)},
	{"+proj=aeqd +guam +ellps=clrk66 +lat_0=13.4724663527778 +lon_0=144.748750705556 +x_0=50000 +y_0=50000", box(144, 13, 145.5, 14)},
	{"+proj=ortho +ellps=WGS84 +lat_0=55 +lon_0=5", disc(5, 55, 88)},
	{"+proj=ortho +ellps=WGS84 +lat_0=90", box(-180, 2, 180, 89.9)},
	{"+proj=ortho +ellps=WGS84 +lat_0=0", disc(0, 0, 88)},
	{"+proj=ortho +R=6371000 +lat_0=-40 +lon_0=140", disc(140, -40, 88)},
	{"+proj=gnom +ellps=WGS84 +lat_0=40 +lon_0=-90", disc(-90, 40, 80)},
	{"+proj=gnom +ellps=WGS84 +lat_0=-90", disc(0, -90, 80)},
	{"+proj=gnom +ellps=intl +lon_0=20", disc(20, 0, 80)},
	{"+proj=gnom +R=6371000 +lat_0=-90", disc(0, -90, 80)},
	{"+proj=nsper +ellps=WGS84 +h=3000000 +lat_0=40 +lon_0=-90", disc(-90, 40, 47)},
	{"+proj=tpers +ellps=WGS84 +h=5500000 +lat_0=40 +lon_0=20 +tilt=30 +azi=20", disc(20, 40, 45)},
	{"+proj=geos +ellps=GRS80 +h=35786023 +lon_0=-75 +sweep=x", disc(-75, 0, 79)},
	{"+proj=geos +ellps=WGS84 +h=35785831", disc(0, 0, 79)},
	{"+proj=geos +R=6371000 +h=35785831 +lon_0=10", disc(10, 0, 79)},
	{"+proj=sinu +ellps=WGS84 +lon_0=10", box(-169, -89, 189, 89)},
	{"+proj=sinu +R=6371000", box(-180, -89, 180, 89)},
	{"+proj=eqearth +ellps=WGS84 +lon_0=150", box(-29, -90, 329, 90)},
	{"+proj=eqearth +R=6371000", box(-180, -90, 180, 90)},
	{"+proj=qsc +ellps=WGS84", box(-44, -34, 44, 34)},
	{"+proj=qsc +ellps=WGS84 +lon_0=90", box(46, -34, 134, 34)},
	{"+proj=qsc +ellps=intl +lat_0=90", box(-180, 40, 180, 89.9)},
	{"+proj=qsc +R=6371000 +lat_0=-90 +lon_0=20", box(-160, -89.9, 200, -40)},
	{"+proj=qsc +ellps=WGS84 +lon_0=180", box(110, -30, 250, 30)},
	{"+proj=col_urban +ellps=GRS80 +lat_0=4.68 +lon_0=-74.1466666666667 +x_0=92334.879 +y_0=109320.965 +h_0=2550", box(-74.5, 4.3, -73.8, 5)},
}

// sphericalCases go through package catalogue or ob_tran.
var sphericalCases = []struct {
	proj string
	domain
}{
	{"+proj=robin +R=6371000 +lon_0=150", box(-29, -89, 329, 89)},
	{"+proj=robin +ellps=WGS84 +lon_0=10", box(-169, -89, 189, 89)},
	{"+proj=moll +ellps=WGS84", box(-179, -89, 179, 89)},
	{"+proj=wintri +R=6371000", box(-179, -89, 179, 89)},
	{"+proj=wintri +R=6371000 +lat_1=40", box(-179, -89, 179, 89)},
	{"+proj=wink1 +R=6371000", box(-179, -89, 179, 89)},
	{"+proj=wink1 +R=6371000 +lat_ts=50.467", box(-179, -89, 179, 89)},
	{"+proj=wink2 +R=6371000 +lat_1=50.467", box(-179, -89, 179, 89)},
	{"+proj=hammer +R=6371000", box(-179, -89, 179, 89)},
	{"+proj=loxim +R=6371000 +lat_1=40 +lon_0=5", box(-170, -89, 180, 89)},
	{"+proj=eck4 +R=6371000 +lon_0=-90", box(-269, -89, 89, 89)},
	{"+proj=vandg +R_A +ellps=WGS84", box(-179, -89, 179, 89)},
	{"+proj=tpeqd +R=6371000 +lat_1=0 +lon_1=0 +lat_2=60 +lon_2=60", disc(30, 30, 80)},
	{"+proj=bertin1953 +R=6371000", box(-160, -60, 120, 80)},
	{"+proj=igh +R=6371000", box(-179, -89, 179, 89)},
	{"+proj=healpix +ellps=GRS80 +lon_0=10", box(-169, -89, 189, 89)},
	{"+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=-100 +R=6371000", box(-179, -89, 179, 89)},
	{"+proj=ob_tran +o_proj=merc +o_lat_p=30 +o_lon_p=40 +lon_0=20 +ellps=WGS84", disc(20, 60, 70)},
	{"+proj=ob_tran +o_proj=eqc +o_alpha=30 +o_lon_c=10 +o_lat_c=40 +R=6371000", box(-179, -89, 179, 89)},
	{"+proj=ob_tran +o_proj=eck4 +o_lon_1=10 +o_lat_1=40 +o_lon_2=50 +o_lat_2=10 +R=6371000", box(-179, -89, 179, 89)},
	{"+proj=ob_tran +o_proj=laea +o_lat_p=0 +o_lon_p=0 +lat_0=90 +R=6371000", disc(0, 0, 80)},
}

// TestSphericalAgainstProj compares what package projection computes, through
// its definitions' parameters, and turned spheres: to 1e-8 radii.
func TestSphericalAgainstProj(t *testing.T) {
	for _, c := range sphericalCases {
		t.Run(c.proj, func(t *testing.T) {
			s, err := Parse(c.proj)
			if err != nil {
				t.Fatal(err)
			}
			points := c.points(300)
			want := tool(t, points, "proj", append([]string{"-f", "%.16g"}, strings.Fields(c.proj)...)...)
			for i, p := range points {
				x, y, ok := s.planeOf(p[0]*degree, p[1]*degree)
				if d := math.Hypot(x-want[i][0], y-want[i][1]) / s.setting.Figure.A; !ok || !(d <= 1e-8) {
					t.Fatalf("at %v: got %.6f %.6f, PROJ has %.6f", p, x, y, want[i])
				}
			}
		})
	}
}

// TestAgainstProj compares every formula with PROJ at 1,000 points:
//
//	proj -f %.12g STRING
//
// Forward must agree to 0.1 mm. The inverse is of PROJ's own result and must
// give the point back to 1e-9 degrees (longitudes shrunk to the parallel's
// length). -v prints the worst of each, the table of docs/accuracy.md.
func TestAgainstProj(t *testing.T) {
	for _, c := range methodCases {
		t.Run(c.proj, func(t *testing.T) {
			s, err := Parse(c.proj)
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range newer {
				if strings.HasPrefix(c.proj, n.prefix) && projVersion(t) < n.since {
					t.Skipf("PROJ has this form since %.2f", n.since)
				}
			}
			points := c.points(1000)
			want := tool(t, points, "proj", append([]string{"-f", "%.16g"}, strings.Fields(c.proj)...)...)
			forward, inverse := 0.0, 0.0
			for i, p := range points {
				x, y, ok := s.planeOf(p[0]*degree, p[1]*degree)
				if !ok || math.IsNaN(want[i][0]) {
					t.Fatalf("at %v: got %v %v, PROJ has %v", p, x, y, want[i])
				}
				d := math.Hypot(x-want[i][0], y-want[i][1]) * s.perUnit
				if !(d <= 1e-4) {
					t.Fatalf("at %v: got %.9f %.9f, PROJ has %.9f: %.3g m off", p, x, y, want[i], d)
				}
				forward = math.Max(forward, d)
				lambda, phi := s.geographicOf(want[i][0], want[i][1])
				dl := math.Abs(sphere.Wrap(lambda-p[0]*degree)) * math.Cos(p[1]*degree)
				d = math.Hypot(dl, phi-p[1]*degree) / degree
				if !(d <= 1e-9) {
					t.Fatalf("at %v: inverse gives %.12f %.12f: %.3g degrees off", p, lambda/degree, phi/degree, d)
				}
				inverse = math.Max(inverse, d)
			}
			t.Logf("| `%s` | %.2g mm | %.2g° |", c.proj, forward*1000, inverse)
		})
	}
}
