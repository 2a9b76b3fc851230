package kartograph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Error is what kept a map from being made, and where in its config: what Build
// found out when it read the data and drew. What is wrong with a config by itself
// are config.Errors, and what was too much is a *LimitError, also within an Error.
type Error struct {
	// Position is the place in the config file, or the nearest around it; zero
	// for a config that a program made.
	Position config.Position
	// Path leads to the place in the config: "layers.towns.src", "bounds.data".
	Path string
	// Layer is the id of the layer concerned; empty for none.
	Layer string
	// Err is the cause: fs.ErrNotExist for a file that is not there,
	// fs.ErrPermission for what Options do not allow, ErrNothingShown ...
	Err error
}

// Error returns "file:line:column: layer: cause", or the path where the error is
// of no layer.
func (e *Error) Error() string {
	where := e.Path
	if e.Layer != "" {
		where = fmt.Sprintf("layer %q", e.Layer)
	}
	if e.Position.Line > 0 {
		where = e.Position.String() + ": " + where
	}
	return brief.Message(where + ": " + e.Err.Error())
}

// Unwrap gives errors.Is and errors.As the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrNothingShown is what errors.Is finds in the error of a map that would show
// nothing: its bounds choose no feature, or lie where the projection shows
// nothing.
var ErrNothingShown = errors.New("there is nothing to show")

// nothingShown says in an error of its own words that there is nothing to show.
type nothingShown struct{ problem string }

// Error says what shows nothing, and what to do about it.
func (e nothingShown) Error() string { return e.problem }

// Is reports whether the target is ErrNothingShown.
func (e nothingShown) Is(target error) bool { return target == ErrNothingShown }

// errorIn says where in a config an error arose.
func errorIn(c *Config, path string, err error) error {
	return &Error{Position: positionOf(c, path), Path: path, Err: err}
}

// positionOf is the place of a path in the config's file, or of the nearest part
// of it that the file has; the whole file is no place.
func positionOf(c *Config, path string) config.Position {
	for at := path; at != ""; {
		if p := c.Position(at); p.Line > 0 {
			return p
		}
		dot := strings.LastIndexByte(at, '.')
		if dot < 0 {
			break
		}
		at = at[:dot]
	}
	return config.Position{}
}

func findLayer(read []*readLayer, id string) *readLayer {
	i := slices.IndexFunc(read, func(l *readLayer) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return read[i]
}

// layerError says in which layer, and where in the config, an error arose. The
// end of a context is an error of no layer.
func layerError(c *Config, l *config.Layer, key string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	path := "layers." + l.ID
	if key != "" {
		path += "." + key
	}
	return &Error{Position: c.Position(path), Path: path, Layer: l.ID, Err: err}
}
