package builtin

import (
	"slices"
	"strings"
)

// Map is one built-in map.
type Map struct {
	// Name is what follows "builtin:" in a layer's src.
	Name string
	// Title says what it shows.
	Title string
	// Years says of when it is, Origin where it comes from.
	Years, Origin string

	file, object string
	// coarse is the name of the same map for small scales, fine that for
	// large ones; empty where there is none.
	coarse, fine string
}

// Maps lists the built-in maps. countries and land come in three scales; without
// one in the name that of 1:50 million is meant, and Choose picks by scale.
func Maps() []Map {
	const (
		shapes  = "Natural Earth 4.1"
		names   = "Natural Earth 4.1, CLDR 48, GeoNames"
		years   = "shapes 2018, names and people 2025"
		waters  = "Natural Earth 4, names by hand"
		borders = "Natural Earth 4.1, chosen by hand"
		census  = "US Census Bureau (us-atlas 3)"
	)
	return []Map{
		{"countries", "countries of the world, at the scale that suits the map", years, names, "world-50m", "countries", "countries-110m", "countries-10m"},
		{"countries-10m", "countries of the world, 1:10 million", years, names, "world-10m", "countries", "", ""},
		{"countries-50m", "countries of the world, 1:50 million", years, names, "world-50m", "countries", "", ""},
		{"countries-110m", "countries of the world, 1:110 million", years, names, "world-110m", "countries", "", ""},
		{"land", "land, at the scale that suits the map", "2018", shapes, "world-50m", "land", "land-110m", "land-10m"},
		{"land-10m", "land, 1:10 million", "2018", shapes, "world-10m", "land", "", ""},
		{"land-50m", "land, 1:50 million", "2018", shapes, "world-50m", "land", "", ""},
		{"land-110m", "land, 1:110 million", "2018", shapes, "world-110m", "land", "", ""},
		{"disputed-borders", "lines of disputes, at the scale that suits the map", "2018", borders, "world-50m", "disputed", "disputed-borders-110m", "disputed-borders-10m"},
		{"disputed-borders-10m", "lines of disputes, 1:10 million", "2018", borders, "world-10m", "disputed", "", ""},
		{"disputed-borders-50m", "lines of disputes, 1:50 million", "2018", borders, "world-50m", "disputed", "", ""},
		{"disputed-borders-110m", "lines of disputes, 1:110 million", "2018", borders, "world-110m", "disputed", "", ""},
		{"lakes", "large lakes, 1:50 million", "2018", waters, "lakes-50m", "lakes", "", ""},
		{"rivers", "large rivers, 1:50 million", "2018", waters, "rivers-50m", "rivers", "", ""},
		{"seas", "points for the names of oceans and seas", "2026", "by hand", "seas", "points", "", ""},
		{"sea-curves", "curves for the names of oceans and seas", "2026", "by hand", "sea-curves", "curves", "", ""},
		{"cities", "capitals and cities, about 7,000", "2019 (names of capitals 2025)", "GeoNames (CC BY 4.0)", "cities", "points", "", ""},
		{"us-states", "states of the USA, 1:10 million", "2017", census, "us", "states", "", ""},
		{"us-counties", "counties of the USA, 1:10 million", "2017", census, "us", "counties", "", ""},
		{"us-nation", "the USA, 1:10 million", "2017", census, "us", "nation", "", ""},
	}
}

// Denominators of the scales at which the coarser and the finer maps suit. From
// coarseScale on the points of the coarse maps are about a pixel apart; below
// fineScale the lines of the plain ones show their corners.
const (
	coarseScale = 80e6
	fineScale   = 5e6
)

// Choose returns the name of the map that suits a scale of 1:denominator: for
// names without a scale, a coarser one for maps of the world and a finer one
// for maps of a country. A denominator of 0 is an unknown scale.
func Choose(name string, denominator float64) string {
	m, ok := find(name)
	if !ok || m.coarse == "" {
		return name
	}
	return [...]string{m.coarse, name, m.fine}[fineness(denominator)]
}

// Finer reports whether Choose has a finer map for a scale of 1:denominator than for another one; for
// names without several scales it never has.
func Finer(name string, denominator, than float64) bool {
	m, ok := find(name)
	return ok && m.coarse != "" && fineness(denominator) > fineness(than)
}

// fineness is 0 for the coarse maps of Choose, 1 for the plain ones, 2 for the fine.
func fineness(denominator float64) int {
	switch {
	case denominator >= coarseScale:
		return 0
	case denominator > 0 && denominator < fineScale:
		return 2
	}
	return 1
}

func find(name string) (Map, bool) {
	maps := Maps()
	i := slices.IndexFunc(maps, func(m Map) bool { return m.Name == name })
	if i < 0 {
		return Map{}, false
	}
	return maps[i], true
}

// AtScale reports whether the map is one scale of a map that comes in several.
func (m Map) AtScale() bool {
	for _, scale := range []string{"-10m", "-50m", "-110m"} {
		if strings.HasSuffix(m.Name, scale) {
			return true
		}
	}
	return false
}
