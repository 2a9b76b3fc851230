package starter

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/styles"
)

// proposal is a map of a file, as it is put together.
type proposal struct {
	in    *kartograph.Inspection
	src   string
	id    string
	shape styles.Shape
	// name, key and value are the columns of labels, of ids and of classes; empty for none.
	name, key, value string
	// categories says that the values are words.
	categories bool
	// joined says how a table gets its places; nil for what has places of its own.
	joined *joined
}

// Propose are the files of a map of a source that was inspected: a layer of it with the
// columns that look like ids, names and values, a projection that suits it, and the built-in
// countries beneath where its places are known. What is a guess says so in the
// config. Src is the source as the config names it. It is an error where nothing of the source
// can be drawn.
func Propose(in *kartograph.Inspection, src string) ([]File, error) {
	p := &proposal{in: in, src: src, id: idOf(src)}
	for _, g := range in.Geometries {
		if p.shape = shapes[g.Type]; p.shape != "" {
			break
		}
	}
	if p.shape == "" {
		return nil, fmt.Errorf("%s: none of its %d records has a place; a table is joined to a layer by \"data\" (docs/config.md)", src, in.Features)
	}
	p.choose()
	return p.files(), nil
}

func (p *proposal) files() []File {
	return []File{{"map.yaml", []byte(p.config())}, {"style.css", []byte(p.style())}, {"map.schema.json", config.Schema()}}
}

var shapes = map[string]styles.Shape{"Point": styles.Point, "MultiPoint": styles.Point, "LineString": styles.Line, "MultiLineString": styles.Line,
	"Polygon": styles.Area, "MultiPolygon": styles.Area, "GeometryCollection": styles.Area}

// idOf is what a layer of a source is called: letters, digits and dashes of its name.
func idOf(src string) string {
	base := path.Base(filepath.ToSlash(src))
	base, _, _ = strings.Cut(base, ".")
	id := strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) && r < 128 || unicode.IsDigit(r) && r < 128 || r == '_' {
			return unicode.ToLower(r)
		}
		return '-'
	}, base), "-")
	switch {
	case id == "" || id[0] >= '0' && id[0] <= '9':
		return "data-" + id
	case slices.Contains([]string{"sea", "ground", "graticule", "legend"}, id):
		return id + "-data"
	}
	return strings.TrimSuffix(id, "-")
}

// choose looks for the columns of names, ids and values.
func (p *proposal) choose() {
	var texts []string
	for _, c := range p.in.Columns {
		if c.Type == "text" && c.Distinct > 1 {
			texts = append(texts, c.Name)
		}
	}
	if p.name = lettering.Column(texts, ""); p.name == "" {
		// The first that tells nearly all features apart and is no code.
		for _, c := range p.in.Columns {
			if c.Type == "text" && c.Distinct*5 >= min(p.in.Features, 1000)*4 && c.Distinct > 1 && !isKey(c, 0) {
				p.name = c.Name
				break
			}
		}
	}
	best := 0
	for _, c := range p.in.Columns {
		if p.key == "" && c.Name != p.name && isKey(c, p.in.Features) {
			p.key = c.Name
		}
		if n := worth(c); n > best && c.Name != p.name {
			best, p.value = n, c.Name
		}
	}
	if p.value != "" || p.shape != styles.Area && p.shape != styles.Line {
		return
	}
	for _, c := range p.in.Columns {
		if c.Type == "text" && c.Distinct >= 2 && c.Distinct <= 9 && c.Distinct*3 <= p.in.Features && c.Name != p.name {
			p.value, p.categories = c.Name, true
			return
		}
	}
}

// words are those in a column's name: POP_EST is pop and est, popEst as well.
func words(name string) []string {
	var all []string
	last := ' '
	for _, r := range name {
		if !unicode.IsLetter(r) || len(all) == 0 || !unicode.IsLetter(last) || unicode.IsUpper(r) && unicode.IsLower(last) {
			all = append(all, "")
		}
		if unicode.IsLetter(r) {
			all[len(all)-1] += string(unicode.ToLower(r))
		}
		last = r
	}
	return all
}

// isKey reports whether a column tells features apart by name and by values.
func isKey(c kartograph.ColumnInfo, features int) bool {
	if c.Nulls > 0 || c.Distinct < min(features, 1000) || c.Type == "mixed" || c.Type == "empty" {
		return false
	}
	for _, w := range words(c.Name) {
		if slices.Contains([]string{"id", "iso", "code", "key", "fips", "geoid", "nuts", "ags", "ars", "fid", "gid", "osm", "abbr", "postal", "hasc"}, w) {
			return true
		}
	}
	return false
}

// worth is how much a column looks like one of values to colour by: not at all (0), by its
// numbers, by its name.
func worth(c kartograph.ColumnInfo) int {
	if c.Type != "number" || c.Distinct < 5 {
		return 0
	}
	n := 1
	for _, w := range words(c.Name) {
		switch {
		case slices.Contains([]string{"id", "fid", "gid", "code", "objectid", "iso", "fips", "geoid", "lon", "lat", "long", "lng", "longitude", "latitude", "x", "y", "easting", "northing",
			"rank", "scalerank", "labelrank", "zoom", "year", "zip", "plz", "level", "length", "leng", "len", "perimeter", "shape", "min", "max", "homepart", "color", "mapcolor"}, w):
			return 0
		case slices.Contains([]string{"pop", "population", "people", "density", "rate", "percent", "pct", "share", "value", "gdp", "count", "total", "votes", "index", "income", "price", "einwohner", "magnitude", "mag"}, w):
			n = 2
		}
	}
	return n
}
