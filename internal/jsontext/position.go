package jsontext

// Seek moves the cursor to an offset of the text, on the same level of arrays
// and objects as it is now.
func (c *Cursor) Seek(offset int) { c.pos = offset }

// Position takes an array of at least two numbers and appends the first two to
// flat; further numbers (heights) are passed over.
func (c *Cursor) Position(flat []float64) ([]float64, error) {
	if !c.Next('[') {
		return flat, c.Errorf("expected a position such as [lon, lat], found %s", c.found())
	}
	x, err := c.Float()
	if err != nil {
		return flat, err
	}
	if !c.Next(',') {
		return flat, c.Errorf("a position needs two numbers, found %s after the first", c.found())
	}
	y, err := c.Float()
	if err != nil {
		return flat, err
	}
	for !c.Next(']') {
		if !c.Next(',') {
			return flat, c.Errorf("expected a comma or the end of the position, found %s", c.found())
		}
		if err := c.Skip(); err != nil {
			return flat, err
		}
	}
	return append(flat, x, y), nil
}

// Positions takes an array of positions and appends them to flat.
func (c *Cursor) Positions(flat []float64) ([]float64, error) {
	if !c.Next('[') {
		return flat, c.Errorf("expected an array of positions, found %s", c.found())
	}
	if c.Next(']') {
		return flat, nil
	}
	for {
		var err error
		if flat, err = c.Position(flat); err != nil {
			return flat, err
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
