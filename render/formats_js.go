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

// PDF is the format of PDF files, which are not written in a browser: it would have to load
// all fonts.
func PDF() Format {
	return Format{
		Name: "pdf", Title: "PDF", Endings: []string{".pdf"}, MediaType: "application/pdf",
		Write: func(io.Writer, Scene, Options) (Stats, error) {
			return Stats{}, errors.New("PDF is not written in a browser; write SVG there, or PDF with the command kartograph")
		},
	}
}

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

// profiled refuses profiles, for programs that do not run in a browser.
func profiled(s Scene, profile Profile) (Scene, []string, error) {
	return s, nil, errors.New("SVG is not written for other programs in a browser; write it with the command kartograph")
}
