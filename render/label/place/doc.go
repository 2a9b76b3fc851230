// Package place decides for all labels of a page together where each stands.
//
// A label comes with candidates: places where it may stand, each made of boxes and
// with a cost. What is wanted is the choice of at most one candidate for each label
// that is worth most, so that no two labels overlap and none stands on a symbol or
// leaves the frame. Candidates that cannot be are left out (open.go); the others are
// the vertices of a graph, in which two are neighbours when not both can be taken
// (rivals.go, with the boxes in a grid, grid.go); and package independent finds a
// heaviest set of them (choose.go).
//
// Everything is in pixels, y down. The same labels give the same choice on every
// machine; no clock decides anything.
package place
