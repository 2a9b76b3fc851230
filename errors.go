package kartograph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// errorIn puts the place of a config path before an error, where the config
// came from a file, and else the path itself.
func errorIn(c *Config, path string, err error) error {
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
