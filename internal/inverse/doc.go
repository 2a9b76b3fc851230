// Package inverse answers what is inside of polygons of degrees by the definition
// alone, and makes polygons that no file should have: for tests that take points of
// a page back to degrees and compare. It shares no code with what cuts and fills.
package inverse
