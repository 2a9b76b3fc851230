// Package layers says what a map's data is: features with a geometry, a record
// of values and an id, and the sources that they come from.
//
// Each file format has a package of its own below this one, whose functions
// give a [Source] of a file (Open), a text (Parse) or a stream (Read). A program
// makes one of things that it has in memory with [Map]:
//
//	source := layers.Map(towns, func(t Town) (geom.T, layers.Fields) {
//		return layers.Point(t.Lon, t.Lat), layers.Fields{"name": t.Name}
//	})
//
// and one of finished features with [NewMemory]; [Cached] reads a source once.
// Whatever the format, features leave their source in the same
// shape: geometries of layout XY in degrees (WGS 84, longitude first), records
// with one [Value] for each column of the source's [Schema]. What is done to
// features stands in packages too: filter, topology, overlay.
package layers
