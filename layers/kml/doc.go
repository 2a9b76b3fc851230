// Package kml reads KML, the format of Google Earth, and KMZ, its packed form.
//
// Each Placemark with a place becomes a feature: points, lines, polygons, their
// multi-geometries and Google's tracks. Its name, description, times and
// extended data become columns, and so does the name of the folder that it is
// in. Styles, overlays, models and links to other files are passed over;
// heights are dropped.
//
// Source of the format: OGC 12-007r2, "OGC KML 2.3", and Google's extensions.
package kml
