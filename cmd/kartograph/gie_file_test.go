package main

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// gieCase is one expectation of a file in the format of PROJ's regression
// tests, https://proj.org/apps/gie.html: of one coordinate, or, without one,
// that the operation cannot be made.
type gieCase struct {
	place, operation string
	inverse          bool
	// tolerance is in metres.
	tolerance float64
	accept    []float64
	// want is what comes out; nil is a failure.
	want []float64
	// rounds, when not 0, is the number of round trips asked for instead.
	rounds int
}

var gieKeywords = []string{
	"operation", "crs_src", "crs_dst", "tolerance", "direction", "accept", "expect", "roundtrip", "ignore", "builtins",
	"banner", "echo", "verbose", "skip", "require_grid", "use_proj4_init_rules",
}

// gieState is what the commands read so far have set.
type gieState struct {
	gieCase
	grid  bool
	cases []gieCase
}

// parseGie reads the text of a file. What needs grids, and operations between
// two systems, are left out.
func parseGie(name, text string) []gieCase {
	var s gieState
	var keyword, arguments, place string
	inside := false
	for i, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSuffix(strings.TrimSpace(line), "\\")
		if strings.HasPrefix(line, "<gie") || strings.HasPrefix(line, "</gie") {
			s.take(keyword, arguments, place)
			keyword, inside = "", strings.HasPrefix(line, "<gie")
			continue
		}
		if !inside {
			continue
		}
		word, rest := line, ""
		if i := strings.IndexAny(line, " \t"); i >= 0 {
			word, rest = line[:i], strings.TrimSpace(line[i:])
		}
		begins := strings.HasPrefix(line, "---") || strings.HasPrefix(line, "===")
		for _, k := range gieKeywords {
			begins = begins || word == k
		}
		if !begins {
			arguments += " " + line
			continue
		}
		s.take(keyword, arguments, place)
		keyword, arguments, place = word, rest, fmt.Sprintf("%s:%d", name, i+1)
	}
	s.take(keyword, arguments, place)
	return s.cases
}

// take carries out one command.
func (s *gieState) take(keyword, arguments, place string) {
	arguments = strings.TrimSpace(arguments)
	s.place = place
	switch keyword {
	case "operation":
		s.gieCase = gieCase{operation: arguments, tolerance: 0.0005}
		s.grid = strings.Contains(arguments, "grid")
	case "crs_src", "crs_dst":
		s.grid = true
	case "require_grid":
		s.grid = true
	case "tolerance":
		s.tolerance = gieLength(arguments, s.tolerance)
	case "direction":
		s.inverse = strings.HasPrefix(arguments, "i") || strings.HasPrefix(arguments, "r")
	case "accept":
		s.accept = gieNumbers(arguments)
	case "expect":
		c := s.gieCase
		if !strings.HasPrefix(arguments, "failure") {
			c.want = gieNumbers(arguments)
		}
		s.add(c)
	case "roundtrip":
		c := s.gieCase
		rounds, tolerance, _ := strings.Cut(arguments, " ")
		c.rounds, _ = strconv.Atoi(rounds)
		if c.rounds == 0 {
			c.rounds = 100
		}
		c.tolerance = gieLength(tolerance, c.tolerance)
		s.add(c)
	}
}

func (s *gieState) add(c gieCase) {
	if !s.grid {
		s.cases = append(s.cases, c)
	}
}

// gieLength reads a number with a unit as metres.
func gieLength(text string, otherwise float64) float64 {
	f := strings.Fields(text)
	if len(f) == 0 {
		return otherwise
	}
	number := strings.TrimRight(f[0], "abcdefghijklmnopqrstuvwxyz")
	unit := f[0][len(number):]
	if len(f) > 1 {
		unit = f[1]
	}
	value, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return otherwise
	}
	scale := map[string]float64{
		"": 1, "km": 1000, "m": 1, "dm": 0.1, "cm": 0.01, "mm": 1e-3, "um": 1e-6, "nm": 1e-9, "deg": 111319.4908,
	}[unit]
	return value * scale
}

// gieNumbers reads coordinates: numbers, with underscores between digits, or
// degrees, minutes and seconds.
func gieNumbers(text string) []float64 {
	var all []float64
	for _, word := range strings.Fields(strings.ReplaceAll(text, "_", "")) {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			v = gieDegrees(word)
		}
		all = append(all, v)
	}
	return all
}

var gieAngle = regexp.MustCompile(`^([-+]?)([\d.]+)(?:[dD°]([\d.]*)'?([\d.]*)"?)?([NSEWnsew]?)$`)

// gieDegrees reads an angle such as 12d39'11.54W as degrees; NaN is none.
func gieDegrees(word string) float64 {
	m := gieAngle.FindStringSubmatch(word)
	if m == nil {
		return math.NaN()
	}
	sum, scale := 0.0, 1.0
	for _, part := range m[2:5] {
		if v, err := strconv.ParseFloat(part, 64); err == nil {
			sum += v * scale
		}
		scale /= 60
	}
	if m[1] == "-" || strings.ContainsAny(m[5], "SWsw") {
		return -sum
	}
	return sum
}
