//go:build js

package render

import (
	"errors"
	"io"
)

// PNG is the format of pictures in pixels, which are not made inside of a page: there is a
// canvas for that.
func PNG() Format {
	return Format{
		Name: "png", Title: "a picture in pixels", Endings: []string{".png"}, MediaType: "image/png",
		Write: func(io.Writer, Scene, Options) (Stats, error) {
			return Stats{}, errors.New("pictures are not made in a browser; write SVG there, or the picture with the command kartograph")
		},
	}
}
