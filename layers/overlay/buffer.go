//go:build !js

package overlay

import (
	"github.com/seed-898ab921/kartograph/internal/buffer"
	"github.com/twpayne/go-geom"
)

// widened is buffer.Of.
func widened(g geom.T, distance float64) (geom.T, error) { return buffer.Of(g, distance) }
