package choice

import (
	"math"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// resolveEllipsoidal replaces the id and parameters of p by a PROJ string. What p
// leaves open follows from the part of the world shown; auto names it.
func resolveEllipsoidal(e catalogue.Ellipsoidal, p config.Proj, shown region.Region) (resolved config.Proj, auto []string) {
	values := catalogue.Values{}
	for _, spec := range e.Params {
		values[spec.Name], _ = autoParam(spec.Name, shown)
		auto = append(auto, spec.Name)
	}
	for name, value := range p.Params {
		values[name] = value
		auto = without(auto, name)
	}
	resolved = p
	resolved.ID, resolved.Params, resolved.CRS = "", nil, e.System(values)
	return resolved, auto
}

// utmZone is the zone of a place in degrees (Snyder 1987, p. 62), negative in
// the southern hemisphere, without the exceptions around Norway.
func utmZone(lon, lat float64) float64 {
	zone := math.Floor((flat.WrapLon(lon)+180)/6) + 1
	zone = math.Min(zone, 60)
	if lat < 0 {
		return -zone
	}
	return zone
}

func without(list []string, word string) []string {
	var rest []string
	for _, w := range list {
		if w != word {
			rest = append(rest, w)
		}
	}
	return rest
}
