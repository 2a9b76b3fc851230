package layers

import "errors"

// ErrPlane is in the chain of the error of a source whose coordinates are no
// degrees in whatever order, in a format where such coordinates are usually pixels
// that were projected before, with y down.
var ErrPlane = errors.New("coordinates of a plane")
