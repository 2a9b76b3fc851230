package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestGie runs a regression file in the format of PROJ's program gie through
// the project command. The environment variable GIE names further files, such
// as PROJ's own (.ci/gie); they do not fail the test, but are counted by
// method.
func TestGie(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "projections.gie"))
	if err != nil {
		t.Fatal(err)
	}
	cases := parseGie("projections.gie", string(text))
	if len(cases) < 60 {
		t.Errorf("only %d cases were read", len(cases))
	}
	for _, c := range cases {
		if err := c.check(); err != nil {
			t.Errorf("%s: %s: %v", c.place, c.operation, err)
		}
	}
}

func TestOtherGie(t *testing.T) {
	files := filepath.SplitList(os.Getenv("GIE"))
	if len(files) == 0 {
		t.Skip("set GIE to files of PROJ's test/gie, separated as in PATH")
	}
	methods := map[string]*gieTally{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range parseGie(filepath.Base(file), string(text)) {
			method := c.method()
			if methods[method] == nil {
				methods[method] = &gieTally{}
			}
			if note := methods[method].count(c.check()); note != "" {
				t.Logf("%s: %s: %v: %s", c.place, c.operation, c.accept, note)
			}
		}
	}
	for _, method := range slices.Sorted(maps.Keys(methods)) {
		fmt.Printf("| %s | %d | %d | %d |\n", method, methods[method].passed, methods[method].failed, methods[method].unsupported)
	}
}

// gieTally counts the cases of one method.
type gieTally struct{ passed, failed, unsupported int }

// count takes the outcome of a case and returns what is to be said of it.
func (t *gieTally) count(err error) string {
	switch {
	case err == nil:
		t.passed++
	case strings.Contains(err.Error(), "unknown projection"), strings.Contains(err.Error(), "pipelines are not supported"),
		strings.Contains(err.Error(), "unknown parameter"), strings.Contains(err.Error(), "is not supported"),
		strings.Contains(err.Error(), "is supported"):
		t.unsupported++
	default:
		t.failed++
		return err.Error()
	}
	return ""
}

var (
	gieRadius = regexp.MustCompile(`\+(?:R|a)=([\d.]+)`)
	gieProj   = regexp.MustCompile(`(?:^|\s)\+?proj=(\S+)`)
	gieBase   = regexp.MustCompile(`^\+?(ellps|datum|a|b|rf|f|es|R|R_\w+)(=|$)`)
)

// method is the projection's or operation's name.
func (c gieCase) method() string {
	if m := gieProj.FindStringSubmatch(c.operation); m != nil {
		return m[1]
	}
	return "none"
}

// systems returns the geographic system and the system of the operation.
func (c gieCase) systems() (base, system string) {
	base = "+proj=longlat"
	if strings.Contains(c.operation, "towgs84") {
		// Then gie works as cs2cs, from WGS 84.
		return "EPSG:4326", c.operation
	}
	var words []string
	for _, word := range strings.Fields(c.operation) {
		if !strings.HasPrefix(word, "+") {
			word = "+" + word
		}
		words = append(words, word)
		if gieBase.MatchString(word) {
			base += " " + word
		}
	}
	if base == "+proj=longlat" {
		// An operation's default, where a coordinate system's is WGS 84.
		base += " +ellps=GRS80"
		words = append(words, "+ellps=GRS80")
	}
	return base, strings.Join(words, " ")
}

// check carries out a case.
func (c gieCase) check() error {
	base, system := c.systems()
	from, to := base, system
	if c.inverse {
		from, to = system, base
	}
	if len(c.accept) < 2 {
		_, err := c.transform([]float64{0, 0}, from, to)
		if err == nil && c.want == nil {
			return fmt.Errorf("is made, and should not be")
		}
		return nil
	}
	got := c.accept
	var err error
	for range max(1, min(c.rounds, 20)) {
		if got, err = c.transform(got, from, to); err != nil {
			return err
		}
		if c.rounds > 0 {
			if got, err = c.transform(got, to, from); err != nil {
				return err
			}
		}
	}
	if c.rounds > 0 {
		c.want = c.accept
	}
	failed := math.IsNaN(got[0]) || math.IsNaN(got[1])
	if len(c.want) < 2 {
		if !failed {
			return fmt.Errorf("gives %v, should fail", got)
		}
		return nil
	}
	angular := c.inverse != (c.rounds > 0) || strings.Contains(c.method(), "lat")
	if apart := c.distance(got, angular); !(apart <= c.tolerance+1e-9) {
		return fmt.Errorf("gives %.12g, want %.12g: %.3g m apart", got, c.want[:2], apart)
	}
	return nil
}

// transform runs the project command on one point.
func (c gieCase) transform(at []float64, from, to string) ([]float64, error) {
	var out, errs bytes.Buffer
	in := strings.NewReader(fmt.Sprintf("%.17g %.17g\n", at[0], at[1]))
	if status := run(context.Background(), []string{"project", "-d", "15", "--from", from, "--to", to}, streams{in: in, out: &out, err: &errs}); status != exitDone {
		return nil, fmt.Errorf("%s", strings.TrimSpace(errs.String()))
	}
	f := strings.Fields(out.String())
	x, errX := strconv.ParseFloat(f[0], 64)
	y, errY := strconv.ParseFloat(f[1], 64)
	if errX != nil || errY != nil {
		return nil, fmt.Errorf("wrote %q", out.String())
	}
	return []float64{x, y}, nil
}

// distance is how far off a result is in metres: on the plane, or between
// degrees on a sphere as large as the operation's.
func (c gieCase) distance(a []float64, angular bool) float64 {
	b := c.want
	if !angular {
		return math.Hypot(a[0]-b[0], a[1]-b[1])
	}
	radius := 6378137.0
	if m := gieRadius.FindStringSubmatch(c.operation); m != nil {
		radius, _ = strconv.ParseFloat(m[1], 64)
	}
	const degree = math.Pi / 180
	s, u := math.Sin((b[1]-a[1])/2*degree), math.Sin((b[0]-a[0])/2*degree)
	h := s*s + math.Cos(a[1]*degree)*math.Cos(b[1]*degree)*u*u
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(h)))
}
