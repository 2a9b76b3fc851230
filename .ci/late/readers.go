package main

import (
	"encoding/hex"
	"strings"
)

// read is a map of a file.
func read(name, file, keys string, text func() string) work {
	if keys != "" {
		keys = ", " + keys
	}
	return work{name: "read: " + name, config: `{"layers": {"l": {"src": "` + file + `"` + keys + `}}}`, files: one(file, text)}
}

// readers are maps of files of all formats, with many features and with large ones.
func readers() []work {
	rings := func(n int) string {
		var b strings.Builder
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			square(&b, float64(i%700)/7-50, float64(i/700)/7-50, 0.05)
		}
		return b.String()
	}
	esri := func(rings string) string {
		return `{"geometryType": "esriGeometryPolygon", "features": [{"attributes": {}, "geometry": {"rings": [` + rings + `]}}]}`
	}
	return []work{
		read("GeoJSON, 300k points", "l.geojson", `"attributes": "all"`, func() string { return places(300_000, 1) }),
		read("GeoJSON, a collection of 300k", "l.geojson", "", func() string {
			return `{"type": "GeometryCollection", "geometries": [` + numbered(300_000, ",", `{"type": "Point", "coordinates": [1.#, 2]}`) + `]}`
		}),
		read("GeoJSON, nested rings", "l.geojson", "", func() string { return nested(200_000) }),
		read("GeoJSON, 4k columns", "l.geojson", `"attributes": "all"`, func() string {
			return `{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {` + numbered(4000, ",", `"a#": #`) + `}}`
		}),
		read("Esri JSON, 300k rings", "l.json", "", func() string { return esri(rings(300_000)) }),
		read("Esri JSON, 20k rings in each other", "l.json", "", func() string {
			var b strings.Builder
			for i := range 20_000 {
				if i > 0 {
					b.WriteByte(',')
				}
				half := 60 * float64(20_000-i) / 20_000
				square(&b, -half, -half, 2*half)
			}
			return esri(b.String())
		}),
		read("shapefile, 300k rings", "l.shp", "", func() string { return shapes(300_000) }),
		read("TopoJSON, 300k arcs", "l.topojson", "", func() string {
			return `{"type": "Topology", "arcs": [` + numbered(300_000, ",", "[[#,1],[2,3]]") + `], "objects": {"o": {"type": "GeometryCollection", "geometries": [` + numbered(300_000, ",", `{"type": "LineString", "arcs": [#]}`) + `]}}, "transform": {"scale": [0.0001, 1], "translate": [0, 0]}}`
		}),
		read("TopoJSON, one of 300k arcs", "l.topojson", "", func() string {
			return `{"type": "Topology", "arcs": [` + numbered(300_000, ",", "[[#,1],[1,0]]") + `], "objects": {"o": {"type": "MultiLineString", "arcs": [` + numbered(300_000, ",", "[#]") + `]}}, "transform": {"scale": [0.0001, 1], "translate": [0, 0]}}`
		}),
		read("KML, 200k places", "l.kml", `"attributes": "all"`, func() string {
			return "<kml><Document>" + numbered(200_000, "", "<Placemark><name>#</name><Point><coordinates>1.#,2</coordinates></Point></Placemark>") + "</Document></kml>"
		}),
		read("KML, one of 200k geometries", "l.kml", "", func() string {
			return "<kml><Placemark><MultiGeometry>" + numbered(200_000, "", "<Point><coordinates>1.#,2</coordinates></Point>") + "</MultiGeometry></Placemark></kml>"
		}),
		read("KML, one of 100k holes", "l.kml", "", func() string {
			return "<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 80,0 80,80 0,80 0,0</coordinates></LinearRing></outerBoundaryIs>" +
				numbered(100_000, "", "<innerBoundaryIs><LinearRing><coordinates>1,1 2,1.# 2,2 1,1</coordinates></LinearRing></innerBoundaryIs>") + "</Polygon></Placemark></kml>"
		}),
		read("CSV, 500k rows", "l.csv", `"attributes": "all"`, func() string { return "lon,lat,name\n" + numbered(500_000, "\n", "1.#,2,n#") }),
		read("CSV, a line of 500k rows", "l.csv", `"mode": "line"`, func() string { return "lon,lat\n" + numbered(500_000, "\n", "1.#,2.#") }),
		read("CSV, one row of 65k cells", "l.csv", `"attributes": "all"`, func() string {
			return "lon,lat," + numbered(65_000, ",", "c#") + "\n1,2," + numbered(65_000, ",", "#") + "\n"
		}),
		read("CSV, a text of 100k rings", "l.csv", `"wkt": "g"`, func() string {
			return "g\n\"MULTIPOLYGON(" + numbered(100_000, ",", "((1 1,2 1.#,2 2,1 1))") + ")\"\n"
		}),
		read("CSV, WKB of 200k points", "l.csv", `"geometry": "g"`, func() string {
			point := strings.Repeat("\x00", 16)
			body := []byte{1, 4, 0, 0, 0, byte(200_000 & 255), byte(200_000 >> 8 & 255), byte(200_000 >> 16 & 255), 0}
			for range 200_000 {
				body = append(append(body, 1, 1, 0, 0, 0), point...)
			}
			return "g\n" + hex.EncodeToString(body) + "\n"
		}),
		read("GeoJSON in a cell", "l.csv", `"geometry": "g"`, func() string {
			return "g\n\"{\"\"type\"\": \"\"MultiPoint\"\", \"\"coordinates\"\": [" + numbered(200_000, ",", "[1.#,2]") + "]}\"\n"
		}),
	}
}
