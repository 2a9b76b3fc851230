package spreadsheet

import "github.com/seed-898ab921/kartograph/internal/tally"

// Kinds of what is told of a sheet, with counts.
const (
	foundErrors   = "cells with an error such as #N/A, taken as empty"
	foundFormulas = "formulas whose result is not in the file, taken as empty; save the file once in a spreadsheet program"
	foundMerged   = "merged cells, whose value is taken in each of their rows"
	foundPercent  = "cells in percent, read as their figure: 12.5 for 12.5 %"
	foundBeside   = "cells beside the table left out"
	foundNotes    = "lines of text under the table skipped"
)

// findings counts what is told of a sheet.
type findings struct{ tally.Tally }

// at counts a finding in a cell.
func (f *findings) at(kind string, row, column int) {
	f.Count(kind, func() string { return place(row, column) })
}
