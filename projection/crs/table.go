package crs

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the table of codes
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// codesGz is the registry of EPSG and ESRI codes, written by gen/gen.py, which
// describes its sections.
//
//go:embed codes.txt.gz
var codesGz []byte

// registry is the table of codes, unpacked.
type registry struct {
	areas, datums []string
	// names are the datums' lines by name, systems the systems' by code.
	names, systems map[string]string
}

// codes unpacks the table when it is first asked for; that takes some
// milliseconds, and only programs that use a code or a named datum pay them.
var codes = sync.OnceValues(readRegistry)

func readRegistry() (*registry, error) {
	z, err := gzip.NewReader(bytes.NewReader(codesGz))
	if err != nil {
		return nil, fmt.Errorf("table of codes: %w", err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("table of codes: %w", err)
	}
	sections := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n\n")
	if len(sections) != 4 {
		return nil, fmt.Errorf("table of codes: %d sections instead of 4", len(sections))
	}
	return &registry{
		areas:   strings.Split(sections[0], "\n"),
		datums:  strings.Split(sections[1], "\n"),
		names:   byFirstField(sections[2]),
		systems: byFirstField(sections[3]),
	}, nil
}

func byFirstField(section string) map[string]string {
	m := make(map[string]string, strings.Count(section, "\n")+1)
	for line := range strings.SplitSeq(section, "\n") {
		key, rest, _ := strings.Cut(line, "\t")
		m[key] = rest
	}
	return m
}

// fromCode reads "EPSG:3035", "epsg:3035", "urn:ogc:def:crs:EPSG::3035",
// "http://www.opengis.net/def/crs/EPSG/0/3035" or "OGC:CRS84".
func fromCode(text string) (*System, error) {
	code, err := normalCode(text)
	if err != nil {
		return nil, err
	}
	return lookup(code)
}

// shortNames are systems that go by a name alone.
var shortNames = map[string]string{
	"CRS84": "OGC:CRS84", "CRS83": "OGC:CRS83", "CRS27": "OGC:CRS27",
	"WGS84": "EPSG:4326", "NAD83": "EPSG:4269", "NAD27": "EPSG:4267", "ETRS89": "EPSG:4258",
}

func normalCode(text string) (string, error) {
	if code, ok := shortNames[strings.ToUpper(text)]; ok {
		return code, nil
	}
	if text != "" && len(text) < 9 && strings.Trim(text, "0123456789") == "" {
		return "", fmt.Errorf("%q names no authority, did you mean \"EPSG:%s\"?", text, text)
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ':' || r == '/' || r == '#' })
	bad := fmt.Errorf("%.60q is neither a PROJ string nor WKT nor a code such as EPSG:3035", text)
	if len(parts) < 2 || len(parts) > 8 {
		return "", bad
	}
	code := strings.ToUpper(strings.TrimSpace(parts[len(parts)-1]))
	authority := strings.ToUpper(strings.TrimSpace(parts[len(parts)-2]))
	// urn:ogc:def:crs:EPSG:6.9:3035 and .../EPSG/0/3035 have a version.
	if len(parts) > 3 && strings.Trim(authority, "0123456789.") == "" {
		authority = strings.ToUpper(parts[len(parts)-3])
	}
	authority = strings.TrimSuffix(authority, ".XML")
	if authority == "CRS" && strings.HasPrefix(code, "CRS") || authority == "OGC" && !strings.HasPrefix(code, "CRS") {
		code, authority = "CRS"+strings.TrimPrefix(code, "CRS"), "OGC"
	}
	if authority == "CRS" {
		code, authority = "CRS"+code, "OGC"
	}
	if authority == "" || code == "" || strings.ContainsAny(authority+code, " +=\t\n") {
		return "", bad
	}
	return authority + ":" + code, nil
}

// lookup makes the system of a normalised code.
func lookup(code string) (*System, error) {
	t, err := codes()
	if err != nil {
		return nil, err
	}
	line, ok := t.systems[code]
	if !ok {
		return nil, unknownCode(t, code)
	}
	fields := strings.Split(line, "\t")
	if len(fields) != 4 {
		return nil, fmt.Errorf("table of codes: %s: %d fields instead of 4", code, len(fields))
	}
	datum, warning := t.datum(fields[2])
	p, err := parseProj(strings.Replace(fields[1], "%", datum, 1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", code, err)
	}
	s, err := build(p)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", code, err)
	}
	s.code, s.name, s.area = code, fields[0], t.area(fields[3])
	if warning != "" {
		s.warnings = append(s.warnings, fmt.Sprintf("%s: %s", code, warning))
	}
	if s.shift.none && !p.has("nadgrids") && !p.has("towgs84") && !nearWGS84(s.frame.el) {
		s.warnings = append(s.warnings, fmt.Sprintf("%s: no shift to WGS 84 is known for its datum, it is taken to be the same", code))
	}
	return s, nil
}

func unknownCode(t *registry, code string) error {
	authority, number, _ := strings.Cut(code, ":")
	for _, other := range []string{"EPSG", "ESRI"} {
		if _, ok := t.systems[other+":"+number]; ok && other != authority {
			return fmt.Errorf("%s: unknown code, did you mean %q?", code, other+":"+number)
		}
	}
	return fmt.Errorf("%s: unknown code, or one of a projection that is not supported; a PROJ string or WKT can take its place", code)
}

// datum returns the parameters of a datum's line and a warning where the
// registry has a better shift than the Helmert values.
func (t *registry) datum(index string) (parameters, warning string) {
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(t.datums) {
		return "", ""
	}
	fields := strings.Split(t.datums[i], "\t")
	if len(fields) == 3 && fields[2] == "1" {
		warning = fmt.Sprintf("the datum shift is by Helmert values, accurate to about %s m; the grid that exists for it is not used", fields[1])
	}
	return fields[0], warning
}

func (t *registry) area(index string) *area {
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(t.areas) {
		return nil
	}
	var v [4]float64
	for j, w := range strings.Fields(t.areas[i]) {
		if v[j], err = strconv.ParseFloat(w, 64); err != nil {
			return nil
		}
	}
	return &area{v[0], v[1], v[2], v[3]}
}

// datumByName returns the parameters of a datum called so in WKT.
func datumByName(name string) (parameters string, ok bool) {
	t, err := codes()
	if err != nil {
		return "", false
	}
	if len(name) > 2 && strings.EqualFold(name[:2], "D_") {
		name = name[2:]
	}
	index, ok := t.names[wktName(name)]
	if !ok {
		return "", false
	}
	parameters, _ = t.datum(index)
	return parameters, true
}
