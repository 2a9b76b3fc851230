// Package crs reads coordinate reference systems and converts coordinates
// between them and WGS 84.
//
// A system comes as a PROJ string ("+proj=utm +zone=33"), as OGC or ESRI WKT
// (the contents of a .prj file), as WKT 2, or as a code ("EPSG:3035",
// "ESRI:102003", "OGC:CRS84"). Every one of them is turned into PROJ
// parameters first, and one builder makes a System of those, so that what
// Parse understood can always be read back with System.PROJ.
//
// Three conventions hold throughout. Axes are east and north in this order,
// whatever the authority says of them, as in GIS practice and in GeoJSON.
// Geographic coordinates are degrees. Heights are not looked at: a datum shift
// starts on the ellipsoid.
//
// Datum shifts are geocentric: three or seven Helmert parameters, position
// vector convention. Grids (NTv2 and the like) are not read; where a system
// asks for one, the Helmert values of its datum take its place and Warnings
// says so. A system of unknown datum is taken to be on WGS 84, as PROJ does.
//
// Where PROJ's releases differ, 9.1 is followed, which most systems carry: +proj=eqc
// and +proj=gnom put the ellipsoid's latitudes on a sphere, where PROJ 9.8 has
// ellipsoidal forms. One word is added to PROJ's: "+units=grad" with
// +proj=longlat, for the few geographic systems whose coordinates are grads.
//
// Formulas follow Snyder, "Map Projections: A Working Manual" (USGS
// Professional Paper 1395, 1987), IOGP Guidance Note 373-7-2 and Karney, "On
// auxiliary latitudes" (2024), and agree with PROJ 9 to less than 0.1 mm.
package crs
