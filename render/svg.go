package render

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
)

// SVG is the format of SVG documents.
func SVG() Format {
	return Format{Name: "svg", Title: "SVG", Endings: []string{".svg"}, MediaType: "image/svg+xml", Write: WriteSVG}
}

// WriteSVG writes a scene as an SVG document in UTF-8.
//
// A coordinate that is no finite number is an error that names the mark; what
// was written before it is then not a whole document, so write to a file by
// WriteFile. The error of w, if it has one, is returned as it is.
func WriteSVG(w io.Writer, s Scene, o Options) (Stats, error) {
	s = s.OnPaper()
	var told []string
	if o.Profile != "" {
		var err error
		if s, told, err = profiled(s, o.Profile); err != nil {
			return Stats{}, err
		}
		o.StyleMode = StyleAttributes
	}
	counter := &counter{w: w}
	buffer := bufio.NewWriterSize(counter, handedOn)
	d, err := newDocument(buffer, &s, o)
	if err != nil {
		return Stats{}, err
	}
	if err := d.write(); err != nil {
		return d.stats, err
	}
	err = buffer.Flush()
	d.stats.Bytes = counter.n
	d.stats.Passed = told
	return d.stats, err
}

// handedOn is how many bytes of a document are handed on at once: as much as the runtime still
// keeps at hand for each processor, which many small maps take again and again.
const handedOn = 1 << 15

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
	buffer := bufio.NewWriterSize(counter, handedOn)
	z, err := gzip.NewWriterLevel(buffer, gzip.BestCompression)
	if err != nil {
		return Stats{}, fmt.Errorf("svgz: %w", err)
	}
	stats, err := WriteSVG(z, s, o)
	if err != nil {
		return stats, err
	}
	if err = z.Close(); err == nil {
		err = buffer.Flush()
	}
	stats.Bytes = counter.n
	return stats, err
}
