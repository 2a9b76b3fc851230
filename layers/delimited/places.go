package delimited

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// placeWord is a word for longitude and the one for latitude in the same language, in
// small letters.
type placeWord struct {
	longitude, latitude string
	// vague says that they are the words for length and width as well.
	vague bool
}

// placeWords are those of the languages that the program speaks, and of the grids
// that tables are often in.
func placeWords() []placeWord {
	return []placeWord{
		{"longitude", "latitude", false}, {"lon", "lat", false}, {"lng", "lat", false}, {"long", "lat", false}, {"lgt", "ltd", false},
		{"längengrad", "breitengrad", false}, {"laengengrad", "breitengrad", false}, {"länge", "breite", true}, {"laenge", "breite", true},
		{"longitud", "latitud", false}, {"longitudine", "latitudine", false},
		{"lengtegraad", "breedtegraad", false}, {"lengte", "breedte", true},
		{"długość", "szerokość", true}, {"dlugosc", "szerokosc", true}, {"dł", "szer", true}, {"dl", "szer", true},
		{"долгота", "широта", false},
		{"经度", "纬度", false}, {"經度", "緯度", false}, {"経度", "緯度", false},
		{"خط الطول", "خط العرض", false}, {"خط الطول", "دائرة العرض", false}, {"خط طول", "خط عرض", false}, {"الطول", "العرض", true}, {"طول", "عرض", true},
		{"easting", "northing", false}, {"x", "y", false}, {"rechtswert", "hochwert", false}, {"ostwert", "nordwert", false},
	}
}

// geographic are words beside the others which say that they are of the globe.
func geographic(word string) bool {
	return slices.Contains([]string{"geo", "geogr", "geograph", "geographic", "geographical", "geographische", "geografische", "geograficzna", "gps", "wgs",
		"deg", "degree", "degrees", "grad", "dd", "decimal", "dezimal", "coord", "coordinate", "koord", "koordinate", "point", "الجغرافي"}, word)
}

// placePair are the columns of coordinates as their names tell.
type placePair struct {
	x, y  int
	vague bool
	// rest is how many words their names have besides.
	rest int
}

// findPlaces finds the columns of coordinates by words in their names, which stand in both
// beside the same others: "GPS Länge" and "GPS Breite", startLon and startLat. Of
// several pairs it takes the one with the fewest words besides, the first of these;
// warning tells where that or the words leave a doubt.
func (f *file) findPlaces() (found placePair, warning string, ok bool) {
	pairs := f.placePairs()
	if len(pairs) == 0 {
		return found, "", false
	}
	found = slices.MinFunc(pairs, func(a, b placePair) int {
		if a.vague != b.vague {
			return map[bool]int{true: 1, false: -1}[a.vague]
		}
		return a.rest - b.rest
	})
	doubt := ""
	if i := slices.IndexFunc(pairs, func(p placePair) bool { return p.x != found.x && p.y != found.y }); i >= 0 {
		doubt = fmt.Sprintf(", not those of %q and %q", brief.Of(f.columns[pairs[i].x]), brief.Of(f.columns[pairs[i].y]))
	}
	if found.vague {
		doubt += ", taken for longitude and latitude"
	}
	if doubt != "" {
		warning = fmt.Sprintf("the points of %q and %q are drawn%s; \"x\" and \"y\" of the layer name the columns", brief.Of(f.columns[found.x]), brief.Of(f.columns[found.y]), doubt)
	}
	return found, warning, true
}

// longestPlaceName is how long a name may be, in bytes, in which words are looked for.
const longestPlaceName = 80

// placePairs are all pairs, in the order of the columns, in one way through them.
func (f *file) placePairs() (pairs []placePair) {
	type key struct {
		word int
		rest string
	}
	words, latitudes, taken := placeWords(), map[key]int{}, map[[2]int]bool{}
	each := func(use func(column int, word int, names []string)) {
		for i, name := range f.columns {
			if len(name) <= longestPlaceName {
				names := nameWords(name)
				for w := range words {
					use(i, w, names)
				}
			}
		}
	}
	each(func(column, w int, names []string) {
		for _, rest := range without(names, words[w].latitude) {
			k := key{w, strings.Join(rest, " ")}
			if _, ok := latitudes[k]; !ok {
				latitudes[k] = column
			}
		}
	})
	each(func(column, w int, names []string) {
		for _, rest := range without(names, words[w].longitude) {
			other, ok := latitudes[key{w, strings.Join(rest, " ")}]
			sure := slices.ContainsFunc(rest, geographic)
			if !ok || taken[[2]int{column, other}] || len(rest) > 0 && !sure && (words[w].vague || words[w].longitude == "x") {
				continue
			}
			taken[[2]int{column, other}] = true
			pairs = append(pairs, placePair{column, other, words[w].vague && !sure, len(rest)})
		}
	})
	return pairs
}

// nameWords are the words and numbers of a column's name in small letters: GPS_Lat,
// gpsLat and "gps lat (°)" are gps and lat, lat1 is lat and 1.
func nameWords(name string) []string {
	const none, letter, number = 0, 1, 2
	var all []string
	last, lower := none, false
	for _, r := range name {
		kind := none
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			kind = letter
		case unicode.IsDigit(r):
			kind = number
		}
		if kind != none {
			if kind != last || lower && unicode.IsUpper(r) {
				all = append(all, "")
			}
			all[len(all)-1] += string(unicode.ToLower(r))
		}
		last, lower = kind, unicode.IsLower(r)
	}
	return all
}

// without are the ways to take the words of a term out of others, each with what is left.
func without(words []string, term string) (left [][]string) {
	terms := strings.Fields(term)
	for i := 0; i+len(terms) <= len(words); i++ {
		if slices.Equal(words[i:i+len(terms)], terms) {
			left = append(left, slices.Concat(words[:i], words[i+len(terms):]))
		}
	}
	return left
}
