package projstring

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// MaxParams bounds the parameters of one PROJ string.
const MaxParams = 100

// Parse splits a PROJ string and checks that PROJ knows every parameter.
func Parse(text string) (*Params, error) {
	p := &Params{}
	// "+" is optional.
	words := strings.Fields(closed(text))
	if len(words) > MaxParams {
		return nil, fmt.Errorf("proj string with %d parameters, at most %d are read", len(words), MaxParams)
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
		p.List = append(p.List, Param{Key: key, Value: value, Flag: !given})
	}
	return p, nil
}

// closed takes out the blanks around "=", which PROJ allows. What begins with "+"
// is the next parameter and no value.
func closed(text string) string {
	parts := strings.Split(text, "=")
	for i := range parts[1:] {
		parts[i] = strings.TrimRightFunc(parts[i], unicode.IsSpace)
		if value := strings.TrimLeftFunc(parts[i+1], unicode.IsSpace); !strings.HasPrefix(value, "+") {
			parts[i+1] = value
		}
	}
	return strings.Join(parts, "=")
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
