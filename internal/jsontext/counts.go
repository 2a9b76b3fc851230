package jsontext

// Counts are what a cursor counts while it walks over a text.
type Counts struct {
	// Repaired, NotNumbers and Quoted are what the cursor's methods of these
	// names return.
	Repaired, NotNumbers, Quoted int
	// Cells are those of the rows that were read, of which a text may have
	// MostCells.
	Cells int
}

// Add adds what another cursor counted.
func (n *Counts) Add(o Counts) {
	n.Repaired, n.NotNumbers, n.Quoted = n.Repaired+o.Repaired, n.NotNumbers+o.NotNumbers, n.Quoted+o.Quoted
	n.Cells += o.Cells
}

// Counts returns what was counted.
func (c *Cursor) Counts() Counts { return c.counts }

// SetCounts makes the cursor count from these numbers on.
func (c *Cursor) SetCounts(n Counts) { c.counts = n }

// MostCells is how many cells the rows of a text may have.
func MostCells(text []byte) int { return max(freeCells, cellsPerByte*len(text)) }
