package font

import "sync/atomic"

// candidate is a face that is read when a letter is looked for in it: in a browser each
// face is a file, and most texts need one of the many that could help out.
type candidate struct {
	used
	ready atomic.Pointer[used]
}

// face is the candidate with its glyphs; nil if it cannot be read.
func (c *candidate) face() *used {
	if ready := c.ready.Load(); ready != nil {
		return ready
	}
	glyphs, err := c.open()
	if err != nil {
		return nil
	}
	ready := c.used
	ready.glyphs = glyphs
	c.ready.Store(&ready)
	return &ready
}
