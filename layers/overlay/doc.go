// Package overlay cuts polygons, lines and points by polygons, joins what
// belongs together and makes buffers, for whole layers at once.
//
// It works in the plane, in pixels. Polygons are cut, united and widened by package
// topology. What this package adds is finding out quickly where there is
// something to cut: a mask knows its edges in an R-tree, that of
// github.com/peterstace/simplefeatures, and parts of a
// geometry that no edge comes near are wholly inside or outside of it.
//
// A failure never loses a geometry: it is handed back as it was, with an error
// that says which one it is. See Failures.
package overlay
