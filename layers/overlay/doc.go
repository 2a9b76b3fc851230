// Package overlay cuts polygons, lines and points by polygons and unites
// polygons, whether or not they share borders.
//
// It works in the plane, in pixels, and leaves the hard part to
// github.com/peterstace/simplefeatures, a port of JTS. What can be decided
// without it is: polygons that share arcs are united by package topology, and
// parts of a geometry that no edge of the mask comes near are wholly inside or
// outside of it.
//
// Polygons that are not valid may make an operation fail. A failure never
// loses a geometry: it is handed back as it was, with an error that says which
// one it is. See Failures.
package overlay
