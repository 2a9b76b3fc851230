package form

// How much may be written in one place of a file. Nobody who draws a map comes
// near these; who does is up to something else, or wants a table.
const (
	// MostEntries is how many entries a list or mapping has that people write.
	MostEntries = 10_000
	// MostValues is how many values of the data a list has, which programs write.
	MostValues = 100_000
	// MostCharacters is how long a text is, in bytes.
	MostCharacters = 100_000
)

// Few reports whether a list or mapping has at most some entries; it is a mistake
// if it has more.
func (d *Decoder) Few(at Spot, most int) bool {
	if n := len(at.Node.Items); n > most {
		d.Fail(at, "there are %d entries; at most %d are allowed", n, most)
		return false
	}
	return true
}

// Few reports a list of a program that has more than some entries.
func (c *Checker) Few(path string, n, most int) bool {
	if n > most {
		c.Add(path, "there are %d entries; at most %d are allowed", n, most)
		return false
	}
	return true
}
