// Package topology finds the borders that polygons and lines share, so that
// they can be simplified, joined and drawn once.
//
// Build cuts the lines and rings of several layers into arcs: pieces that run
// between junctions, each stored once however many geometries use it. The
// method is that of TopoJSON (M. Bostock, topojson-server: extract, join, cut,
// dedup): a point is a junction where two passages through it have different
// neighbours. Every geometry is then a list of arcs, walked forwards or
// backwards. Points are the same when their coordinates are equal; a layer's
// UnifyPrecision loosens that.
//
// From a Topology come simplified geometries without gaps or overlaps
// (Simplify, Geometry), joined ones (Dissolve, MergeLines) and the borders
// between polygons (Borders). A Topology is never changed after it is built;
// all its methods may be used by many goroutines at once.
//
// Clean, Unite, Intersect and Subtract work on polygons that share no arcs:
// edges are split where they meet, and those arcs are kept that have the result
// on one side only. They take polygons that are not valid, too. Union unites many
// polygons at any density.
//
// Coordinates are pixels, x to the right and y down, and tolerances and areas
// are in px and px². "Left" and "right" are meant as seen on the page.
package topology
