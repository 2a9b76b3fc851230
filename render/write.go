package render

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
)

// Stats counts what was written.
type Stats struct {
	// Shapes is the number of features and labels written.
	Shapes int
	// Empty is the number of shapes that were left out because they have
	// neither coordinates nor text.
	Empty int
	// Collapsed is the number of lines and polygons that are smaller than
	// the grid. They are written as a single point ("m5 5z"): nothing is to
	// be seen of them, but the element is there with its attributes.
	Collapsed int
	// Vertices is the number of points in path data and of circles.
	Vertices int
	// PathBytes is the length of all path data, Bytes that of the whole
	// output (compressed, if it is).
	PathBytes, Bytes int64
}

// Write writes a scene as an SVG document in UTF-8.
//
// A coordinate that is no finite number is an error that names the shape; what
// was written before it is then not a whole document, so write to a file by
// WriteFile. The error of w, if it has one, is returned as it is.
func Write(w io.Writer, s Scene, o Options) (Stats, error) {
	counter := &counter{w: w}
	buffer := bufio.NewWriterSize(counter, 1<<16)
	d, err := newDocument(buffer, &s, o)
	if err != nil {
		return Stats{}, err
	}
	if err := d.write(); err != nil {
		return d.stats, err
	}
	err = buffer.Flush()
	d.stats.Bytes = counter.n
	return d.stats, err
}

// WriteGz writes a scene as a compressed SVG document (.svgz). The header of
// the compressed file has no name and no time.
func WriteGz(w io.Writer, s Scene, o Options) (Stats, error) {
	counter := &counter{w: w}
	z, err := gzip.NewWriterLevel(counter, gzip.BestCompression)
	if err != nil {
		return Stats{}, fmt.Errorf("svgz: %w", err)
	}
	stats, err := Write(z, s, o)
	if err != nil {
		return stats, err
	}
	err = z.Close()
	stats.Bytes = counter.n
	return stats, err
}

// counter counts the bytes that pass through.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}
