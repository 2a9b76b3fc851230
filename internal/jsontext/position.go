package jsontext

import "github.com/seed-898ab921/kartograph/internal/longlist"

// Seek moves the cursor to an offset of the text, on the same level of arrays
// and objects as it is now.
func (c *Cursor) Seek(offset int) { c.pos = offset }

// Mark is a place in a text to which a cursor can come back, also from within
// arrays and objects that it did not read to their ends.
type Mark struct{ pos, depth int }

// Mark returns the cursor's place.
func (c *Cursor) Mark() Mark { return Mark{c.pos, c.depth} }

// Reset moves the cursor back to a place.
func (c *Cursor) Reset(m Mark) { c.pos, c.depth = m.pos, m.depth }

// Past moves the cursor behind the value at a place in which an error arose,
// where that has an end, so that what comes after it can be read. The result is
// the error if it is one of a limit, or if there is no end.
func (c *Cursor) Past(m Mark, err error) error {
	if IsLimit(err) {
		return err
	}
	c.Reset(m)
	if c.Skip() != nil {
		return err
	}
	return nil
}

// Start moves the cursor to an offset of the text that is taken for its
// beginning: out of all arrays and objects, also after an error in one.
func (c *Cursor) Start(offset int) { c.pos, c.depth = offset, 0 }

// StartWithin is Start within so many arrays and objects.
func (c *Cursor) StartWithin(depth, offset int) { c.pos, c.depth = offset, depth }

// Depth is how many arrays and objects the cursor is in.
func (c *Cursor) Depth() int { return c.depth }

// Position takes an array of at least two numbers and appends the first two to
// flat; further numbers (heights) are passed over.
func (c *Cursor) Position(flat []float64) ([]float64, error) {
	if !c.Next('[') {
		return flat, c.Errorf("expected a position such as [lon, lat], found %s", c.found())
	}
	x, err := c.Float()
	if err != nil {
		if x, err = c.spelled(err); err != nil {
			return flat, err
		}
	}
	if !c.Next(',') {
		return flat, c.Errorf("a position needs two numbers, found %s after the first", c.found())
	}
	y, err := c.Float()
	if err != nil {
		if y, err = c.spelled(err); err != nil {
			return flat, err
		}
	}
	for !c.Next(']') {
		if !c.Next(',') {
			return flat, c.Errorf("expected a comma or the end of the position, found %s", c.found())
		}
		if err := c.Skip(); err != nil {
			return flat, err
		}
	}
	return append(longlist.For(flat, 2), x, y), nil
}

// Number takes a coordinate, as Position takes those of a position: also one that
// is written as a text.
func (c *Cursor) Number() (float64, error) {
	v, err := c.Float()
	if err != nil {
		at := c.pos
		if v, err = c.spelled(err); IsMissing(err) {
			c.pos = at
		}
	}
	return v, err
}

// heedSome is how many things are read in one go before the context is asked.
const heedSome = 1 << 8

// Positions takes an array of positions and appends them to flat.
func (c *Cursor) Positions(flat []float64) ([]float64, error) {
	if !c.Next('[') {
		return flat, c.Errorf("expected an array of positions, found %s", c.found())
	}
	if c.Next(']') {
		return flat, nil
	}
	for n := 1; ; n++ {
		var err error
		if flat, err = c.Position(flat); err != nil {
			return flat, err
		}
		if n%heedSome == 0 {
			if err := c.heed(heedSome); err != nil {
				return flat, err
			}
		}
		if c.Next(',') {
			continue
		}
		if !c.Next(']') {
			return flat, c.Errorf("expected a comma or the end of the positions, found %s", c.found())
		}
		return flat, nil
	}
}
