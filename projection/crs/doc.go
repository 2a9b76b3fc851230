// Package crs reads coordinate reference systems and converts coordinates
// between them and WGS 84.
//
// A system comes as a PROJ string ("+proj=utm +zone=33"), as OGC or ESRI WKT
// (the contents of a .prj file), as WKT 2 or PROJJSON, as a .prj file of ArcInfo,
// or as a code ("EPSG:3035", "ESRI:102003", "OGC:CRS84"). Every one of them is
// turned into PROJ parameters first, and one builder makes a System of those, so
// that what Parse understood can always be read back with System.PROJ; of
// several datum shifts the string has the one for most of the area.
//
// Three conventions hold throughout. Axes are east and north in this order,
// whatever the authority says of them, as in GIS practice and in GeoJSON.
// Geographic coordinates are degrees. Heights are not looked at: a datum shift
// starts on the ellipsoid.
//
// Datum shifts are those of the EPSG and ESRI registries as PROJ chooses among
// them: at each point the most accurate operation whose area has the point in
// it. With Grids that are NTv2 grids as well; where a grid is not there, Helmert
// values take its place and Warnings names it. A system of unknown datum is
// taken to be on WGS 84, as PROJ does.
//
// Where PROJ's releases differ, the newest is followed, 9.9: +proj=eqc and
// +proj=gnom have ellipsoidal forms. Two things are added to PROJ's: "+units=grad"
// with +proj=longlat, for the few geographic systems whose coordinates are
// grads; and "+R_A" and its like always are the projection's sphere, whose
// latitudes are the datum's as they are, as PROJ has it in codes and WKT.
//
// Formulas follow Snyder, "Map Projections: A Working Manual" (USGS
// Professional Paper 1395, 1987), IOGP Guidance Note 373-7-2 and Karney, "On
// auxiliary latitudes" (2024), and agree with PROJ 9 to less than 0.1 mm.
package crs
