package render

import "io"

// Stats counts what was written.
type Stats struct {
	// Marks is the number of features and labels written.
	Marks int
	// Empty is the number of marks that were left out because they have
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
	// Passed is what of the scene the format cannot show and was left out, in words; nil for
	// nothing; and what a printer should know of a file for a press.
	Passed []string
}

// counter counts the bytes that pass through.
type counter struct {
	w io.Writer
	n int64
}

// Write writes, and counts.
func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}
