// Package location finds features by their places: the polygons that a point
// lies in, and the point that is nearest to another on the sphere.
//
// What is inside of a polygon is what is drawn as its inside: the even-odd rule
// of its rings in degrees, also across the antimeridian and over the poles.
package location
