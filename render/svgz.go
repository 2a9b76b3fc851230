package render

import (
	"compress/gzip"
	"fmt"
	"io"
)

// SVGZ is the format of compressed SVG documents.
func SVGZ() Format {
	return Format{
		Name: "svgz", Title: "SVG compressed by gzip", Endings: []string{".svgz"},
		MediaType: "image/svg+xml", Encoding: "gzip", Write: writeSVGZ,
	}
}

// writeSVGZ writes a compressed document. The header of the compressed file
// has no name and no time.
func writeSVGZ(w io.Writer, s Scene, o Options) (Stats, error) {
	counter := &counter{w: w}
	z, err := gzip.NewWriterLevel(counter, gzip.BestCompression)
	if err != nil {
		return Stats{}, fmt.Errorf("svgz: %w", err)
	}
	stats, err := WriteSVG(z, s, o)
	if err != nil {
		return stats, err
	}
	err = z.Close()
	stats.Bytes = counter.n
	return stats, err
}
