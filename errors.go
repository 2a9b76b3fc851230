package kartograph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers/nearest"
)

// errorAt puts the place of a config path before an error, where the config
// came from a file, and else the path itself.
func (c *Config) errorAt(path string, err error) error {
	for at := path; at != ""; {
		if p := c.Position(at); p.Line > 0 {
			return fmt.Errorf("%s: %s: %w", p, path, err)
		}
		dot := strings.LastIndexByte(at, '.')
		if dot < 0 {
			break
		}
		at = at[:dot]
	}
	return fmt.Errorf("%s: %w", path, err)
}

// knownFormats are the endings of the file names that can be read.
var knownFormats = []string{".shp", ".zip", ".geojson", ".json", ".geojsonl", ".ndjson", ".topojson", ".csv", ".tsv", ".kml", ".kmz"}

func unknownFormat(name, ext string) error {
	if guess, ok := nearest.Match(ext, knownFormats); ok && ext != "" {
		return fmt.Errorf("%s: the ending %q is no known format; did you mean %q?", name, ext, guess)
	}
	return fmt.Errorf("%s: the format is told by the name's ending, and %q is none of %s", name, ext, strings.Join(knownFormats, ", "))
}

func quote(s string) string { return strconv.Quote(s) }

func findLayer(read []*readLayer, id string) *readLayer {
	i := slices.IndexFunc(read, func(l *readLayer) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return read[i]
}

// sampleValues lists a few values of a column, to be read behind "check the
// values".
func sampleValues(l *readLayer, column string) string {
	if column == "" {
		return ""
	}
	var samples []string
	for _, f := range l.features {
		v, ok := f.Record.Get(column)
		if ok && !v.IsNull() && !slices.Contains(samples, v.String()) {
			samples = append(samples, v.String())
		}
		if len(samples) == 5 {
			break
		}
	}
	if len(samples) == 0 {
		return ""
	}
	return "; values of " + column + " are " + strings.Join(samples, ", ") + " …"
}
