//go:build js

package render

import (
	"errors"
	"io"
)

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
