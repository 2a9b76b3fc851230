// Package wkt reads the texts that describe coordinate systems, well-known text
// (WKT 1 of OGC and ESRI, WKT 2) and PROJJSON, as one kind of tree.
//
// It knows the texts' form only: elements within elements, with keywords, values
// and units. What they say of the earth is package crs's to know. PROJJSON becomes
// the WKT 2 that says the same.
package wkt
