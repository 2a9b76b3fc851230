// Package builtin holds base maps of the world and of the USA, so that a map
// needs no download.
//
// They are Natural Earth (public domain) at 1:110, 1:50 and 1:10 million, cities
// of GeoNames (CC BY 4.0) and the US Census Bureau's counties and states, as
// TopoJSON, compressed, and unpacked when they are asked for. Coordinates are
// degrees on WGS 84, on a grid of about 400 m by 200 m. docs/basemap.md tells
// what they hold and whose view of borders they show; gen/make makes the files.
package builtin

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/topojson"
)

// Open returns the built-in map of this name. An unknown name is an error that
// lists those there are.
func Open(name string) (layers.Source, error) {
	m, ok := find(name)
	if !ok {
		return nil, unknown(name, Maps())
	}
	data, err := packed(m.file + ".json.gz")
	if err != nil {
		return nil, fmt.Errorf("builtin:%s: %w", name, err)
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("builtin:%s: %w", name, err)
	}
	const times = 5 // as long as what is packed, or less
	text := bytes.NewBuffer(make([]byte, 0, times*len(data)))
	if _, err := text.ReadFrom(unpacked); err != nil {
		return nil, fmt.Errorf("builtin:%s: %w", name, err)
	}
	source, err := topojson.Parse("builtin:"+name, text.Bytes(), topojson.Options{Object: m.object})
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
