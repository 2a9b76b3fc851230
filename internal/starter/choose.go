package starter

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/styles"
)

// choose looks for the columns of names, ids and values.
func (p *proposal) choose() {
	p.name = nameOf(p.in)
	bestKey, bestValue := 0, 0
	for _, c := range p.in.Columns {
		if c.Name == p.name {
			continue
		}
		if n := keyWorth(c, p.in.Features); n > bestKey {
			bestKey, p.key = n, c.Name
		}
		if n := worth(c); n > bestValue && !(p.mixed && p.shape == styles.Line) {
			bestValue, p.value = n, c.Name
		}
	}
	if p.value != "" {
		return
	}
	for _, c := range p.in.Columns {
		if n := categoryWorth(c, p.in.Features); n > bestValue && c.Name != p.name {
			bestValue, p.value, p.categories = n, c.Name, true
		}
	}
}

// nameOf is the column of labels.
func nameOf(in *kartograph.Inspection) string {
	var texts []string
	for _, c := range in.Columns {
		if c.Type == "text" && c.Distinct > 1 {
			texts = append(texts, c.Name)
		}
	}
	if name := lettering.Column(texts, ""); name != "" {
		return name
	}
	// The first that tells nearly all features apart and is no code.
	for _, c := range in.Columns {
		if c.Type == "text" && c.Distinct*5 >= min(in.Features, 1000)*4 && c.Distinct > 1 && keyWorth(c, 0) == 0 {
			return c.Name
		}
	}
	return ""
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

// named reports whether one of the words of a column's name is among others.
func named(c kartograph.ColumnInfo, among ...string) bool {
	return slices.ContainsFunc(words(c.Name), func(w string) bool { return slices.Contains(among, w) })
}

// keyWorth is how well a column serves as the ids of so many features: not at all where
// it does not tell them apart, better if it is called so, if it has codes, and
// the shorter these are; the number of a row is worth the least.
func keyWorth(c kartograph.ColumnInfo, features int) int {
	if c.Nulls > 0 || c.Distinct < max(1, min(features, 1000)) || c.Type == "mixed" || c.Type == "empty" {
		return 0
	}
	n, length := 0, 0
	for _, s := range c.Samples {
		length = max(length, len(s))
	}
	switch {
	case named(c, "fid", "gid", "objectid", "ogc"):
		n = 100
	case named(c, "id", "iso", "code", "key", "fips", "geoid", "nuts", "ags", "ars", "osm", "abbr", "postal", "hasc"):
		n = 300
	}
	if c.Type == "text" && areCodes(c.Samples) {
		n += 150
	}
	if n == 0 {
		return 0
	}
	return n - min(length, 50)
}

// areCodes reports whether texts are of capitals and digits, without blanks, and about
// as long as each other.
func areCodes(texts []string) bool {
	least, most := 99, 0
	for _, text := range texts {
		least, most = min(least, len(text)), max(most, len(text))
		if strings.ContainsFunc(text, func(r rune) bool {
			return !(r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' || r == '_')
		}) {
			return false
		}
	}
	return most > 0 && most <= 12 && most-least <= 2
}

// worth is how much a column looks like one of values to colour by: not at all (0), by its
// numbers, by its name.
func worth(c kartograph.ColumnInfo) int {
	switch {
	case c.Type != "number" || c.Distinct < 4:
		return 0
	case named(c, "id", "fid", "gid", "code", "objectid", "iso", "fips", "geoid", "lon", "lat", "long", "lng", "longitude", "latitude", "x", "y", "easting", "northing",
		"länge", "breite", "längengrad", "breitengrad", "longitud", "latitud", "longitudine", "latitudine", "rechtswert", "hochwert",
		"rank", "scalerank", "labelrank", "zoom", "year", "zip", "plz", "level", "length", "leng", "len", "perimeter", "shape", "min", "max", "homepart", "color", "mapcolor"):
		return 0
	case named(c, "pop", "population", "people", "density", "rate", "percent", "pct", "share", "value", "gdp", "count", "total", "votes", "index", "income", "price", "einwohner", "magnitude", "mag"):
		return 2
	}
	return 1
}

// categoryWorth is how much a column looks like one of kinds: few words, each of several
// features.
func categoryWorth(c kartograph.ColumnInfo, features int) int {
	switch {
	case c.Type != "text" && c.Type != "boolean" || c.Distinct < 2 || c.Distinct > 9 || c.Distinct*3 > features || c.Nulls*5 > features:
		return 0
	case named(c, "type", "category", "class", "kind", "status", "group", "region", "continent", "party", "typ", "art", "kategorie", "klasse", "categoria", "tipo", "genre"):
		return 2
	}
	return 1
}
