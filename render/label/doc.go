// Package label places texts on the page: it breaks them into lines, finds the
// point of a geometry that its label belongs to, and decides for all labels of
// a view together where each stands.
//
// Everything is in pixels, y down.
package label
