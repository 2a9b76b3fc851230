// Package spreadsheet reads the sheets of Excel (.xlsx, .xlsm) and OpenDocument
// (.ods) files as tables: as sources of features, whose places are in columns of
// coordinates or geometries, and as tables that are joined to other sources.
//
// A sheet is read into a grid of texts that are what its cells show: dates in
// ISO 8601, numbers in full with a point, percentages as their figure. What the
// columns of the grid mean is told as for delimited text, by package delimited.
package spreadsheet
