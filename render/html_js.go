//go:build js

package render

import (
	"errors"
	"io"
)

// HTML is the format of pages, which are not written inside of a page: its program
// would carry a page's own scripts for nothing.
func HTML() Format {
	return Format{
		Name: "html", Title: "a page to use, HTML with the map as SVG", Endings: []string{".html"}, MediaType: "text/html",
		Write: func(io.Writer, Scene, Options) (Stats, error) {
			return Stats{}, errors.New("pages are not written in a browser; write SVG there, or the page with the command kartograph")
		},
	}
}
