// Package ellipsoid is the mathematics of an ellipsoid of revolution that
// projections of it are made of: radii of curvature, auxiliary latitudes,
// meridian arcs and shortest lines.
//
// Angles are radians. Lengths are in semi-major axes but for a figure's own axes,
// which are metres. Each function names its source with its equation: Snyder,
// "Map Projections: A Working Manual" (1987), or a paper of Karney's. Values are
// not written to and may be used by any number of goroutines.
package ellipsoid
