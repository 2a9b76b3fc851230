package projstring

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/plain"
)

// ParseFactor reads a positive number or a fraction ("1/0.3048").
func ParseFactor(s string) (float64, error) {
	num, den, fraction := strings.Cut(s, "/")
	v, err := plain.Number(num)
	if err == nil && fraction {
		var d float64
		d, err = plain.Number(den)
		v /= d
	}
	if err != nil || !(v > 0) || math.IsInf(v, 0) {
		return 0, fmt.Errorf("%q is not a positive number", s)
	}
	return v, nil
}

// ParseAngle reads an angle as PROJ does and returns radians: degrees, or
// degrees, minutes and seconds with an optional hemisphere ("17d40'30.5\"W"),
// or radians with a trailing r.
func ParseAngle(s string) (float64, error) {
	bad := fmt.Errorf("%q is not an angle; write degrees or 12d30'15\"E", s)
	text, sign := hemisphere(s)
	if r, ok := strings.CutSuffix(text, "r"); ok {
		v, err := plain.Number(r)
		if err != nil {
			return 0, bad
		}
		return sign * v, nil
	}
	if strings.HasPrefix(text, "-") {
		text, sign = text[1:], -sign
	}
	text = strings.ReplaceAll(strings.TrimPrefix(text, "+"), "°", "d")
	sum, unit := 0.0, 1.0
	for _, mark := range []string{"dD", "'", `"`} {
		i := strings.IndexAny(text, mark)
		if i < 0 {
			if unit != 1 && text != "" && strings.ContainsAny(text, `dD'"`) {
				return 0, bad
			}
			continue
		}
		v, err := plain.Number(text[:i])
		if err != nil || v < 0 {
			return 0, bad
		}
		sum += v * markUnit(mark)
		text, unit = text[i+1:], markUnit(mark)/60
	}
	if text != "" {
		v, err := plain.Number(text)
		if err != nil || v < 0 {
			return 0, bad
		}
		sum += v * unit
	} else if unit == 1 {
		return 0, bad
	}
	return sign * sum * (math.Pi / 180), nil
}

func markUnit(mark string) float64 {
	switch mark {
	case "'":
		return 1.0 / 60
	case `"`:
		return 1.0 / 3600
	}
	return 1
}

// hemisphere takes a trailing N, S, E or W off.
func hemisphere(s string) (string, float64) {
	if s == "" {
		return s, 1
	}
	switch s[len(s)-1] {
	case 'N', 'n', 'E', 'e':
		return s[:len(s)-1], 1
	case 'S', 's', 'W', 'w':
		return s[:len(s)-1], -1
	}
	return s, 1
}
