package crs

import (
	"bufio"
	"cmp"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/method"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestCodes compares codes with PROJ's own definitions of them. The oracle is
// testdata/codes.tsv, a sample, or the file that CRS_ORACLE names with every
// code; .ci/check-crs writes both. A line holds the code, the geographic
// system it is based on, longitude and latitude, and what PROJ makes of them
// taken in the base system and in WGS 84. Both must agree, the second to 1 mm.
func TestCodes(t *testing.T) {
	name := cmp.Or(os.Getenv("CRS_ORACLE"), "testdata/codes.tsv")
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := codeCheck{t: t, worst: map[string]float64{}, codes: map[string]bool{}, apart: map[string]float64{}}
	if folder := os.Getenv("CRS_GRIDS"); folder != "" {
		if c.grids, err = OpenGrids(os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
	}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		c.line(strings.Split(lines.Text(), "\t"))
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if len(c.codes) < 250 {
		t.Errorf("%d codes were checked, too few to mean anything", len(c.codes))
	}
	c.report()
}

type codeCheck struct {
	t *testing.T
	// last is the system of the line before, by its code.
	lastCode string
	last     *System
	codes    map[string]bool
	grids    *Grids
	// worst is the deviation in metres by projection.
	worst map[string]float64
	// shifts are the distances in metres from PROJ's choice of datum shift,
	// apart the largest one of each code that is beyond a millimetre.
	shifts []float64
	apart  map[string]float64
	failed int
}

func (c *codeCheck) line(f []string) {
	if f[0] != c.lastCode {
		s, err := c.grids.Parse(f[0])
		if err != nil {
			c.t.Errorf("%v", err)
		}
		c.lastCode, c.last = f[0], s
	}
	if c.last == nil {
		return
	}
	v := make([]float64, 6)
	for i := range v {
		var err error
		if v[i], err = strconv.ParseFloat(f[2+i], 64); err != nil {
			v[i] = math.NaN()
		}
	}
	c.codes[f[0]] = true
	if f[1] != "-" && !c.last.geographic {
		c.projection(f[1], v)
	}
	c.shift(f, v)
}

// projection compares without a datum shift, to 0.1 mm.
func (c *codeCheck) projection(base string, v []float64) {
	b, err := Parse(base)
	if err != nil {
		// Bases of the third dimension and the like are not in the table.
		return
	}
	if !finite(v[2], v[3]) {
		return
	}
	lambda, phi := b.geographicOf(v[0]/b.perUnit, v[1]/b.perUnit)
	x, y, ok := c.last.planeOf(lambda, phi)
	// PROJ's registry order is undone for display, but southings and
	// westings it leaves as they are.
	d := math.Hypot(x-v[2], y-v[3]) * c.last.perUnit
	id := c.last.params.Get("proj")
	if ok && d <= c.tolerance() {
		c.worst[id] = math.Max(c.worst[id], d)
		return
	}
	if c.failed++; c.failed < 30 {
		c.t.Errorf("%s at %v of %s: got %.6f %.6f, PROJ has %.6f %.6f (%s)", c.lastCode, v[:2], base, x, y, v[2], v[3], c.last.PROJ())
	}
}

// tolerance is 0.1 mm on the ellipsoid and 1e-8 radii for what is spherical.
func (c *codeCheck) tolerance() float64 {
	if method.Exact(c.last.params.Get("proj")) {
		return 1e-4
	}
	return 1e-8 * c.last.setting.Figure.A
}

// shift notes how far we are from PROJ's result from WGS 84.
func (c *codeCheck) shift(f []string, v []float64) {
	x, y, ok := c.last.FromWGS84(v[0], v[1])
	if !ok || !finite(v[4], v[5]) {
		return
	}
	d := math.Hypot(x-v[4], y-v[5]) * c.last.perUnit
	if c.last.geographic {
		d *= degree * c.last.setting.Figure.A
	}
	c.shifts = append(c.shifts, d)
	if !(d <= c.tolerance()+1e-3) {
		c.apart[f[0]] = math.Max(c.apart[f[0]], d)
	}
}

func (c *codeCheck) report() {
	ids := make([]string, 0, len(c.worst))
	for id := range c.worst {
		ids = append(ids, id)
	}
	for _, id := range slices.Sorted(slices.Values(ids)) {
		c.t.Logf("| %s | %.2g mm |", id, c.worst[id]*1000)
	}
	slices.Sort(c.shifts)
	for _, limit := range []float64{0.001, 1, 5, 25, 100} {
		n, _ := slices.BinarySearch(c.shifts, limit)
		c.t.Logf("with the datum shift, %.1f %% of the points lie within %g m of PROJ's choice", 100*float64(n)/float64(len(c.shifts)), limit)
	}
	c.t.Logf("%d codes, %d failures", len(c.codes), c.failed)
	for _, code := range slices.Sorted(maps.Keys(c.apart)) {
		c.t.Errorf("%s: %.4g m from PROJ's choice of datum shift", code, c.apart[code])
	}
}
