// Package render writes a finished map, a Scene of marks in pixels, in one of
// several formats. Formats is the table of them.
//
// Nothing is decided here but the notation: numbers are rounded and texts are
// escaped here and only here. The same scene gives the same bytes on every
// computer. Formats in which nothing inherits its style from anything have the
// scene drawn by Paint.
//
// Path data of SVG is short: points are snapped to the grid of 10^-Round pixels
// once, and written as differences between grid points, which are whole numbers
// and so do not drift; with h and v, repeated commands left out, no separators
// that the grammar does not need, no steps that go nowhere and no points in the
// middle of straight runs. The attributes of an element are a set, so that none
// is written twice, whatever styles and data say.
package render
