// Package render writes a finished map, a Scene in pixels, as an SVG document.
//
// Nothing is decided here but the notation: numbers are rounded and texts are
// escaped here and only here. The same scene gives the same bytes on every
// computer.
//
// Path data is short: points are snapped to the grid of 10^-Round pixels once,
// and written as differences between grid points, which are whole numbers and
// so do not drift; with h and v, repeated commands left out, no separators
// that the grammar does not need, no steps that go nowhere and no points in
// the middle of straight runs.
package render
