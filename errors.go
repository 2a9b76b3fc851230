package kartograph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
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

func findLayer(read []*readLayer, id string) *readLayer {
	i := slices.IndexFunc(read, func(l *readLayer) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return read[i]
}

// layerError says in which layer, and where in the config, an error arose.
func layerError(c *Config, l *config.Layer, key string, err error) error {
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
