package crs

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/internal/text/plain"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
)

// arcInfo is a .prj file of ArcInfo: a line a word and its value, then the
// projection's numbers, one a line or degrees, minutes and seconds.
type arcInfo struct {
	words      map[string]string
	parameters [][]float64
}

// looksLikeArcInfo reports whether a text is one of them, neither WKT nor a
// code: they begin with the word Projection and a blank.
func looksLikeArcInfo(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	words := strings.Fields(first)
	return len(words) >= 2 && strings.EqualFold(words[0], "projection") && !strings.ContainsAny(first, "[(")
}

// arcInfoMethods are the projections of such files: PROJ's names, and its keys
// for their numbers in order. Other ones are rare and refused.
var arcInfoMethods = map[string]struct {
	proj string
	keys []string
}{
	"GEOGRAPHIC":        {"longlat", nil},
	"UTM":               {"utm", nil},
	"ALBERS":            {"aea", []string{"lat_1", "lat_2", "lon_0", "lat_0", "x_0", "y_0"}},
	"LAMBERT":           {"lcc", []string{"lat_1", "lat_2", "lon_0", "lat_0", "x_0", "y_0"}},
	"LAMBERT_AZIMUTHAL": {"laea", []string{"lon_0", "lat_0", "x_0", "y_0"}},
	"TRANSVERSE":        {"tmerc", []string{"k_0", "lon_0", "lat_0", "x_0", "y_0"}},
	"MERCATOR":          {"merc", []string{"lon_0", "lat_ts", "x_0", "y_0"}},
	"POLAR":             {"stere", []string{"lon_0", "lat_ts", "x_0", "y_0"}},
	"GREATBRITAIN_GRID": {"osgb", nil},
	"GREATBRITIAN_GRID": {"osgb", nil}, // as ArcInfo itself wrote it
	"LOCAL":             {"", nil},
}

// arcInfoDatums are PROJ's words for the datums that ArcInfo names.
var arcInfoDatums = map[string]string{
	"WGS84": "+datum=WGS84", "WGS72": "+ellps=WGS72 +towgs84=0,0,4.5,0,0,0.554,0.2263",
	"NAD83": "+datum=NAD83", "NAD27": "+datum=NAD27", "NAR": "+datum=NAD83", "NAS": "+datum=NAD27",
	"OGB": "+datum=OSGB36", "EUR": "+ellps=intl +towgs84=-87,-98,-121",
}

// arcInfoSpheroids are PROJ's names for the ellipsoids that ArcInfo names.
var arcInfoSpheroids = map[string]string{
	"CLARKE1866": "clrk66", "CLARKE1880": "clrk80", "BESSEL": "bessel", "GRS1980": "GRS80", "GRS80": "GRS80",
	"WGS84": "WGS84", "WGS72": "WGS72", "WGS66": "WGS66", "INTERNATIONAL1909": "intl", "INT1909": "intl", "INT1924": "intl",
	"AIRY": "airy", "AIRYMOD": "mod_airy", "EVEREST": "evrst30", "KRASOVSKY": "krass", "SPHERE": "sphere",
	"AUSTRALIAN": "aust_SA", "HOUGH": "hough", "WALBECK": "walbeck",
}

// fromArcInfo reads such a file through the PROJ string that says the same.
func fromArcInfo(text string, grids *Grids) (*System, error) {
	a, err := parseArcInfo(text)
	if err != nil {
		return nil, err
	}
	p, err := a.params()
	if err != nil {
		return nil, fmt.Errorf("arcinfo .prj: %w", err)
	}
	return build(p, grids)
}

func parseArcInfo(text string) (*arcInfo, error) {
	a := &arcInfo{words: map[string]string{}}
	values := false
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "/*")
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
		case strings.EqualFold(f[0], "parameters"):
			values = true
		case values:
			v, ok := numbers(strings.Join(f, ","))
			if !ok || len(a.parameters) > projstring.MaxParams {
				return nil, fmt.Errorf("arcinfo .prj: %.40q: numbers should stand here", strings.TrimSpace(line))
			}
			a.parameters = append(a.parameters, v)
		case len(a.words) > projstring.MaxParams:
			return nil, fmt.Errorf("arcinfo .prj: too many lines")
		default:
			a.words[strings.ToLower(f[0])] = strings.ToUpper(strings.Join(f[1:], "_"))
		}
	}
	return a, nil
}

func (a *arcInfo) params() (*projstring.Params, error) {
	id := a.words["projection"]
	method, ok := arcInfoMethods[id]
	if !ok {
		names := make([]string, 0, len(arcInfoMethods))
		for n := range arcInfoMethods {
			names = append(names, n)
		}
		return nil, fmt.Errorf("projection %s is not supported%s", id, nearest.Hint(id, names))
	}
	if method.proj == "" {
		return nil, &PlaneError{Name: "LOCAL"}
	}
	if method.proj == "osgb" {
		return projstring.Parse("+proj=tmerc +lat_0=49 +lon_0=-2 +k_0=0.9996012717 +x_0=400000 +y_0=-100000 +datum=OSGB36")
	}
	p := &projstring.Params{List: []projstring.Param{{Key: "proj", Value: method.proj}}}
	if method.proj == "utm" {
		if err := a.zone(p); err != nil {
			return nil, err
		}
	}
	for i, key := range method.keys {
		if i >= len(a.parameters) {
			return nil, fmt.Errorf("projection %s has %d parameters, need %d", id, len(a.parameters), len(method.keys))
		}
		if key != "" {
			p.Set(key, shortest(sexagesimal(a.parameters[i])))
		}
	}
	if method.proj == "stere" {
		ts, _ := p.Angle("lat_ts", 0)
		p.Set("lat_0", shortest(math.Copysign(90, ts)))
	}
	if err := a.datum(p); err != nil {
		return nil, err
	}
	return p, a.unit(p)
}

// sexagesimal joins degrees, minutes and seconds.
func sexagesimal(v []float64) float64 {
	sum, part := 0.0, 1.0
	for _, w := range v[:min(len(v), 3)] {
		sum += math.Abs(w) * part
		part /= 60
	}
	if slices.ContainsFunc(v, math.Signbit) {
		return -sum
	}
	return sum
}

// zone reads the zone of UTM; in the south ArcInfo gives it a minus or the
// northing's shift.
func (a *arcInfo) zone(p *projstring.Params) error {
	text := a.words["zone"]
	if text == "" {
		return fmt.Errorf("projection UTM without a line Zone")
	}
	number, south := strings.CutPrefix(text, "-")
	p.Set("zone", number)
	shift, err := plain.Number(a.words["yshift"])
	if south || err == nil && shift <= -1e7 {
		p.SetFlag("south")
	}
	return nil
}

// datum adds the datum, or the ellipsoid where none is named.
func (a *arcInfo) datum(p *projstring.Params) error {
	words, ok := arcInfoDatums[strings.TrimSuffix(a.words["datum"], "_7PAR")]
	if name := strings.Fields(strings.ReplaceAll(a.words["spheroid"], "_", " ")); !ok && len(name) > 0 {
		id, known := arcInfoSpheroids[name[0]]
		if !known {
			return fmt.Errorf("spheroid %s is not known", name[0])
		}
		words, ok = "+ellps="+id, true
	}
	if !ok {
		return fmt.Errorf("no datum or spheroid that is known")
	}
	more, err := projstring.Parse(words)
	if err != nil {
		return err
	}
	p.List = append(p.List, more.List...)
	return nil
}

// unit adds the unit of a plane, and of a false origin that is in it.
func (a *arcInfo) unit(p *projstring.Params) error {
	unit := a.words["units"]
	switch {
	case p.Get("proj") == "longlat":
		if unit != "" && unit != "DD" && unit != "DECIMAL_DEGREES" {
			return fmt.Errorf("units %s: only decimal degrees (DD) are supported with Projection GEOGRAPHIC", unit)
		}
	case unit == "" || strings.HasPrefix(unit, "METER"), unit == "METRES":
	case unit == "FEET":
		p.Set("units", "us-ft")
	default:
		meter, err := plain.Number(unit)
		if err != nil || !(meter > 0) {
			return fmt.Errorf("units %s are not known; METERS, FEET and DD are", unit)
		}
		p.SetNumber("to_meter", 1/meter)
	}
	to, err := metersPerUnit(p)
	if err != nil || to == 1 || p.Get("proj") == "longlat" {
		return err
	}
	for i, q := range p.List {
		if q.Key == "x_0" || q.Key == "y_0" {
			v, err := plain.Number(q.Value)
			if err != nil {
				return err
			}
			p.List[i].Value = shortest(v * to)
		}
	}
	return nil
}
