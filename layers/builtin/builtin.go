// Package builtin holds base maps of the world and of the USA, so that a map
// needs no download.
//
// They are Natural Earth (public domain) at 1:110 and 1:50 million and the US
// Census Bureau's counties and states, as TopoJSON, compressed. Coordinates
// are degrees on WGS 84, on a grid of about 400 m (110m) and 40 m.
// .ci/make-builtin makes the files.
package builtin

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/topojson"
)

// Map is one built-in map.
type Map struct {
	// Name is what follows "builtin:" in a layer's src.
	Name string
	// Title says what it shows.
	Title string

	file, object string
	// coarse is the name of the same map for small scales, if there is one.
	coarse string
}

// Maps lists the built-in maps. countries and land come in two scales; without
// one in the name the finer is meant, and Choose picks by scale.
func Maps() []Map {
	return []Map{
		{"countries", "countries of the world, at the scale that suits the map", "world-50m", "countries", "countries-110m"},
		{"countries-50m", "countries of the world, 1:50 million", "world-50m", "countries", ""},
		{"countries-110m", "countries of the world, 1:110 million", "world-110m", "countries", ""},
		{"land", "land, at the scale that suits the map", "world-50m", "land", "land-110m"},
		{"land-50m", "land, 1:50 million", "world-50m", "land", ""},
		{"land-110m", "land, 1:110 million", "world-110m", "land", ""},
		{"lakes", "large lakes, 1:50 million", "lakes-50m", "lakes", ""},
		{"rivers", "large rivers, 1:50 million", "rivers-50m", "rivers", ""},
		{"cities", "capitals and large cities", "cities", "cities", ""},
		{"us-states", "states of the USA, 1:10 million", "us", "states", ""},
		{"us-counties", "counties of the USA, 1:10 million", "us", "counties", ""},
		{"us-nation", "the USA, 1:10 million", "us", "nation", ""},
	}
}

// coarseScale is the denominator of the scale from which on the coarser maps
// are detailed enough: their points are then about a pixel apart.
const coarseScale = 80e6

// Choose returns the name of the map that suits a scale of 1:denominator: for
// "countries" and "land" the coarser one for maps of the world.
func Choose(name string, denominator float64) string {
	for _, m := range Maps() {
		if m.Name == name && m.coarse != "" && denominator >= coarseScale {
			return m.coarse
		}
	}
	return name
}

// Open returns the built-in map of this name. An unknown name is an error that
// lists those there are.
func Open(name string) (layers.Source, error) {
	maps := Maps()
	i := slices.IndexFunc(maps, func(m Map) bool { return m.Name == name })
	if i < 0 {
		return nil, unknown(name, maps)
	}
	data, err := packed(maps[i].file + ".json.gz")
	if err != nil {
		return nil, fmt.Errorf("builtin:%s: %w", name, err)
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("builtin:%s: %w", name, err)
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, fmt.Errorf("builtin:%s: %w", name, err)
	}
	source, err := topojson.Parse("builtin:"+name, text, topojson.Options{Object: maps[i].object})
	if err != nil {
		return nil, err
	}
	return quiet{source}, nil
}

// quiet keeps the warnings of a source to itself: that an islet is smaller than
// the grid of a built-in map is nothing that a user could mend.
type quiet struct{ layers.Source }

// Info describes the source, without warnings.
func (q quiet) Info() layers.Info {
	info := q.Source.Info()
	info.Warnings = nil
	return info
}

func unknown(name string, maps []Map) error {
	names := make([]string, len(maps))
	for i, m := range maps {
		names[i] = m.Name
	}
	return fmt.Errorf("builtin:%s: no such map%s; there are %s", name, nearest.Hint(name, names), strings.Join(names, ", "))
}
