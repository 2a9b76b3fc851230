package crs

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/internal/text/plain"
)

// param is one "+key=value" of a PROJ string; flags have no value.
type param struct {
	key, value string
	flag       bool
}

// params are those of one system, in their order. Of a key that stands twice
// the first one counts, as in PROJ.
type params struct {
	list []param
}

func (p *params) find(key string) (param, bool) {
	for _, q := range p.list {
		if q.key == key {
			return q, true
		}
	}
	return param{}, false
}

// has reports whether the key is given and not switched off ("+south=F").
func (p *params) has(key string) bool {
	q, ok := p.find(key)
	return ok && (q.flag || (q.value != "F" && q.value != "f"))
}

func (p *params) get(key string) string {
	q, _ := p.find(key)
	return q.value
}

func (p *params) set(key, value string) {
	p.list = append(p.list, param{key: key, value: value})
}

func (p *params) setNumber(key string, v float64) {
	p.set(key, strconv.FormatFloat(v, 'f', -1, 64))
}

func (p *params) setFlag(key string) {
	p.list = append(p.list, param{key: key, flag: true})
}

// without returns the parameters less one key.
func (p *params) without(key string) *params {
	return &params{slices.DeleteFunc(slices.Clone(p.list), func(q param) bool { return q.key == key })}
}

// bad is an error that names the parameter as it was written.
func (p *params) bad(key, why string) error {
	q, _ := p.find(key)
	return fmt.Errorf("%s: %s", q, why)
}

// number returns the value of key, or def where it is not given.
func (p *params) number(key string, def float64) (float64, error) {
	q, ok := p.find(key)
	if !ok {
		return def, nil
	}
	v, err := plain.Number(q.value)
	if err != nil {
		return 0, p.bad(key, err.Error())
	}
	return v, nil
}

// angle returns the value of key in radians, or def where it is not given.
func (p *params) angle(key string, def float64) (float64, error) {
	q, ok := p.find(key)
	if !ok {
		return def, nil
	}
	v, err := parseAngle(q.value)
	if err != nil {
		return 0, p.bad(key, err.Error())
	}
	return v, nil
}

// latitude is an angle of at most 90 degrees.
func (p *params) latitude(key string, def float64) (float64, error) {
	v, err := p.angle(key, def)
	if err == nil && !(math.Abs(v) <= halfPi+1e-10) {
		return 0, p.bad(key, "a latitude lies between -90 and 90")
	}
	return math.Max(-halfPi, math.Min(halfPi, v)), err
}

func (q param) String() string {
	if q.flag {
		return "+" + q.key
	}
	return "+" + q.key + "=" + q.value
}

func (p *params) String() string {
	words := make([]string, len(p.list))
	for i, q := range p.list {
		words[i] = q.String()
	}
	return strings.Join(words, " ")
}

// maxText bounds what Parse looks at; the longest WKT of the EPSG registry has
// about 6 KB.
const maxText = 64 << 10

// maxParams bounds the parameters of one PROJ string.
const maxParams = 100

// parseProj splits a PROJ string and checks that PROJ knows every parameter.
func parseProj(text string) (*params, error) {
	p := &params{}
	// PROJ allows space around the "=", and "+" is optional.
	words := strings.Fields(text)
	if len(words) > maxParams {
		return nil, fmt.Errorf("proj string with %d parameters, at most %d are read", len(words), maxParams)
	}
	for _, word := range words {
		key, value, given := strings.Cut(strings.TrimPrefix(word, "+"), "=")
		if key == "" {
			return nil, fmt.Errorf("%q: not a +name=value", word)
		}
		// Strings that were copied out of code keep a quote at an end.
		key, value = strings.Trim(key, `"+`), strings.Trim(value, `"`)
		if !slices.Contains(knownParams, key) {
			if why, ok := refusedParams[key]; ok {
				return nil, fmt.Errorf("+%s: %s", key, why)
			}
			return nil, fmt.Errorf("+%s: unknown parameter%s", key, nearest.Hint(key, knownParams))
		}
		if given && value == "" {
			return nil, fmt.Errorf("+%s=: the value is missing", key)
		}
		p.list = append(p.list, param{key: key, value: value, flag: !given})
	}
	return p, nil
}

// knownParams are the parameters that have a meaning in some PROJ string for a
// coordinate system. As in PROJ, one that the projection has no use for is no
// error ("+proj=longlat +lon_0=0").
var knownParams = []string{
	"proj", "init", "ellps", "datum", "a", "b", "rf", "f", "es", "e", "R", "R_A", "R_V", "R_a",
	"R_g", "R_h", "R_lat_a", "R_lat_g", "R_C", "towgs84", "nadgrids", "pm", "axis", "units", "to_meter", "vunits", "vto_meter",
	"lat_0", "lon_0", "lat_1", "lat_2", "lat_3", "lon_1", "lon_2", "lon_3", "lat_ts", "lat_b",
	"k", "k_0", "x_0", "y_0", "zone", "south", "alpha", "gamma", "lonc", "no_uoff", "no_off",
	"no_rot", "czech", "h", "h_0", "tilt", "azi", "sweep", "over", "lon_wrap", "no_defs",
	"type", "wktext", "approx", "algo", "guam", "hyperbolic", "geoidgrids", "title", "no_cut",
	"o_proj", "o_lon_p", "o_lat_p", "o_alpha", "o_lon_c", "o_lat_c", "o_lon_1", "o_lat_1",
	"o_lon_2", "o_lat_2", "m", "n", "q", "theta", "W", "M", "shape", "north_square",
	"south_square", "orient", "mode", "aperture", "resolution", "rot_xy", "UVtoST", "ns", "s",
	"bns", "scrollx", "scrolly", "lon_pole", "lat_pole", "nomodeling", "rot",
}

// refusedParams would change coordinates in ways that are not supported, so
// that to ignore them would be to guess.
var refusedParams = map[string]string{
	"geoc": "geocentric latitudes are not supported",
	"step": "pipelines are not supported, give one projection",
	"inv":  "pipelines are not supported, give one projection",
}

// parseFactor reads a positive number or a fraction ("1/0.3048").
func parseFactor(s string) (float64, error) {
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

// parseAngle reads an angle as PROJ does and returns radians: degrees, or
// degrees, minutes and seconds with an optional hemisphere ("17d40'30.5\"W"),
// or radians with a trailing r.
func parseAngle(s string) (float64, error) {
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
	return sign * sum * degree, nil
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
