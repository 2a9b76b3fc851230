// Package flat is what all packages that touch coordinates have in common:
// boxes, one type for each space, and ways over the parts of a geometry on its
// flat coordinates, without a copy.
//
// A box of longitudes and latitudes is Degrees; a box of the projection's
// plane is Plane, of pixels Page, of the coordinates that a file has, in
// whatever system, Own. Boxes of different spaces cannot be mistaken for each
// other.
//
// Points, lines and rings are stretches of a geometry's flat coordinates: x, y
// and whatever else the layout has, stride numbers for each point. They share
// the geometry's memory: nobody writes to them.
package flat
