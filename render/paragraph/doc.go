// Package paragraph sets running texts of the page, such as headlines, notes and the
// entries of legends: it measures them in the font that their style asks for, breaks
// them into lines of a width and turns them into marks.
//
// Everything is in pixels, y down.
package paragraph
