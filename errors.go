package kartograph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
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

// samples gathers a few values of a column, to be read behind "check the
// values".
type samples struct {
	column string
	values []string
}

// mostSamples is how many values are listed.
const mostSamples = 5

func (s *samples) add(r layers.Record) {
	if s.column == "" || len(s.values) == mostSamples {
		return
	}
	if v, ok := r.Get(s.column); ok && !v.IsNull() && !slices.Contains(s.values, v.String()) {
		s.values = append(s.values, v.String())
	}
}

func (s *samples) text() string {
	if len(s.values) == 0 {
		return ""
	}
	return "; values of " + s.column + " are " + strings.Join(s.values, ", ") + " …"
}

// sampleValues lists a few values of a column of features.
func sampleValues(features []layers.Feature, column string) string {
	s := samples{column: column}
	for _, f := range features {
		s.add(f.Record)
	}
	return s.text()
}

// layerError says in which layer, and where in the config, an error arose.
func layerError(c *Config, l *Layer, key string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	path := "layers." + l.ID
	if key != "" {
		path += "." + key
	}
	if at := c.Position(path); at.Line > 0 {
		return fmt.Errorf("%s: layer %q: %w", at, l.ID, err)
	}
	return fmt.Errorf("layer %q: %w", l.ID, err)
}
