// Package shapefile reads ESRI shapefiles as sources of features.
//
// Open takes a .shp file with its neighbours (.dbf, .prj, .cpg) or a zip
// archive of them. All fourteen shape types are read; heights and measures are
// dropped. Features come one after another, so that a large file needs little
// memory, and in degrees, whatever coordinate system the file is in.
//
// The files may come from anyone: every length and count is checked against
// the bytes that are there before anything is allocated.
//
// Source of the format: ESRI Shapefile Technical Description, July 1998.
package shapefile
