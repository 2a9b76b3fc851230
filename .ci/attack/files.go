package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"
)

// file is an attack by the data of a layer.
func file(name, file string, data []byte) attack {
	return attack{name: "file: " + name, files: map[string][]byte{
		"map.json": []byte(`{"layers": {"l": {"src": "` + file + `", "attributes": "all"}}}`), file: data,
	}, args: []string{"map.json", "-o", "map.svg"}}
}

// bomb is an attack by data that takes long to make.
func bomb(name, ending string, make func() []byte) attack {
	a := file(name, ending, nil)
	delete(a.files, ending)
	a.late = map[string]func() []byte{ending: make}
	return a
}

// table is an attack by a table that is joined.
func table(name, file string, data []byte) attack {
	return attack{name: "table: " + name, files: map[string][]byte{
		"map.json": []byte(`{"layers": {"l": {"src": "builtin:countries", "data": {"src": "` + file + `", "key": "a", "on": "NAME"}}}}`), file: data,
	}, args: []string{"map.json", "-o", "map.svg"}}
}

// work is an attack by a config and the polygons that it is to work on.
func work(name, keys, geojson string) attack {
	return attack{name: "work: " + name, files: map[string][]byte{
		"map.json":  []byte(`{"layers": {"m": {"src": "builtin:countries"}, "l": {"src": "l.geojson", ` + keys + `}}}`),
		"l.geojson": []byte(geojson),
	}, args: []string{"map.json", "-o", "map.svg"}}
}

// bytesOf yields n times a byte.
func bytesOf(b byte, n int64) io.Reader { return io.LimitReader(repeated(b), n) }

// repeated is an endless input of one byte.
type repeated byte

// Read fills p with the byte.
func (r repeated) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r)
	}
	return len(p), nil
}

// zipped packs with gzip.
func zipped(r io.Reader) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.Copy(w, r) // to memory
	w.Close()
	return b.Bytes()
}

// archive is a zip archive with one file.
func archive(name string, r io.Reader) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create(name) // in memory
	io.Copy(w, r)
	z.Close()
	return b.Bytes()
}

// archiveOf is a zip archive with n empty files.
func archiveOf(n int) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range n {
		z.Create(fmt.Sprintf("f%d.geojson", i)) // in memory
	}
	z.Close()
	return b.Bytes()
}

// points are rows of a table of points all over the world.
func points(n int) string {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = fmt.Sprintf("town %d,%.4f,%.4f,%d,%d,%d.%03d\n", i, float64(i*7919%360_000)/1000-180, float64(i*104_729%160_000)/1000-80, i, i%7, i*i%4999, i%1000)
	}
	return strings.Join(rows, "")
}

// repeatedRow is the sheet of an OpenDocument file with a row so many times.
func repeatedRow(text string, times int) string {
	cell := `<table:table-cell office:value-type="string"><text:p>` + text + `</text:p></table:table-cell>`
	return `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">` +
		`<office:body><office:spreadsheet><table:table table:name="a"><table:table-row>` + cell + `</table:table-row>` +
		fmt.Sprintf(`<table:table-row table:number-rows-repeated="%d">`, times) + cell + `</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
}

// longNames are features with a column each, of some with long names.
func longNames(features, columns int) string {
	list := make([]string, features)
	for i := range list {
		list[i] = fmt.Sprintf(`{"type": "Feature", "geometry": {"type": "Point", "coordinates": [%d, %d]}, "properties": {"c%d%s": 1}}`, i%360-180, i%170-85, i%columns, strings.Repeat("x", 196))
	}
	return strings.Join(list, ",")
}

// collection is a GeoJSON file.
func collection(features string) []byte {
	return []byte(`{"type": "FeatureCollection", "features": [` + features + `]}`)
}

func fileAttacks() []attack {
	point := `{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}}`
	all := []attack{
		file("GeoJSON, 500k brackets", "l.geojson", []byte(strings.Repeat("[", 500_000))),
		file("GeoJSON, nested collections", "l.geojson", []byte(strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 50_000))),
		file("GeoJSON, 40k properties", "l.geojson", collection(`{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {`+many(40_000, ",", `"p%d": 1`)+`}}`)),
		file("GeoJSON, 20k columns of 20k features", "l.geojson", collection(many(20_000, ",", `{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"p%d": 1}}`))),
		file("GeoJSON, 500 columns with names of 200 letters, of 20k features", "l.geojson", []byte(`{"type": "FeatureCollection", "features": [`+longNames(20_000, 500)+`]}`)),
		file("GeoJSON, 100k features without a place", "l.geojson", collection(many(100_000, ",", `{"type": "Feature", "properties": {}, "geometry": null}`))),
		file("GeoJSON, 100k bad features", "l.geojson", collection(many(100_000, ",", `{"type": "Feature", "geometry": {"type": "Pint"}}`))),
		file("GeoJSON, 50k points", "l.geojson", collection(strings.TrimSuffix(strings.Repeat(point+",", 50_000), ","))),
		file("GeoJSON, deep properties", "l.geojson", collection(`{"type": "Feature", "geometry": null, "properties": {"a": `+strings.Repeat("[", 90_000)+strings.Repeat("]", 90_000)+`}}`)),
		file("GeoJSON, a number of 1 MB", "l.geojson", collection(`{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [`+strings.Repeat("1", 1<<20)+`, 2]}}`)),
		file("GeoJSON, 200k coordinates of a position", "l.geojson", collection(`{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [`+many(200_000, ",", "1")+`]}}`)),
		file("GeoJSON, 200k empty rings", "l.geojson", collection(`{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [`+many(200_000, ",", "[]")+`]}}`)),
		file("GeoJSON, 50k holes", "l.geojson", collection(`{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [`+many(50_000, ",", "[[0,0],[0,1],[1,1],[0,0]]")+`]}}`)),
		file("GeoJSON, 50k nested rings", "l.geojson", collection(`{"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [`+rings(20_000)+`]}}`)),
		file("GeoJSON, longitudes of 1e300", "l.geojson", collection(`{"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [`+many(50_000, ",", "[1e300, 0], [-1e300, %d]")+`]}}`)),
		file("GeoJSON, zigzag over the antimeridian", "l.geojson", collection(`{"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [`+many(50_000, ",", "[179, 0], [-179, 1]")+`]}}`)).allowed(4, 0, "the answer has 33 MB: 100k edges over the antimeridian, each of some 50 points"),
		file("TopoJSON, an arc 100k times", "l.topojson", []byte(`{"type": "Topology", "arcs": [[[0,0],[1,1],[2,0],[0,0]]], "objects": {"o": {"type": "GeometryCollection", "geometries": [`+many(100_000, ",", `{"type": "LineString", "arcs": [0]}`)+`]}}}`)),
		file("TopoJSON, an arc of 10k points 10k times", "l.topojson", []byte(`{"type": "Topology", "arcs": [[`+many(10_000, ",", "[%d,1]")+`]], "objects": {"o": {"type": "GeometryCollection", "geometries": [`+many(10_000, ",", `{"type": "LineString", "arcs": [0]}`)+`]}}}`)),
		file("TopoJSON, a line of an arc 10k times", "l.topojson", []byte(`{"type": "Topology", "arcs": [[`+many(10_000, ",", "[%d,1]")+`]], "objects": {"o": {"type": "LineString", "arcs": [`+many(10_000, ",", "0")+`]}}}`)),
		file("TopoJSON, nested collections", "l.topojson", []byte(`{"type": "Topology", "arcs": [], "objects": {"o": `+strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 50_000))),
		file("TopoJSON, 100k objects", "l.topojson", []byte(`{"type": "Topology", "arcs": [], "objects": {`+many(100_000, ",", `"o%d": {"type": "Point", "coordinates": [1,1]}`)+`}}`)),
		file("Esri JSON, 100k fields", "l.json", []byte(`{"geometryType": "esriGeometryPoint", "fields": [`+many(100_000, ",", `{"name": "f%d", "type": "esriFieldTypeString"}`)+`], "features": [{"geometry": {"x": 1, "y": 1}, "attributes": {}}]}`)),
		file("Esri JSON, 50k rings", "l.json", []byte(`{"geometryType": "esriGeometryPolygon", "features": [{"attributes": {}, "geometry": {"rings": [`+many(50_000, ",", `[[0,0],[0,1],[1,1],[0,0]]`)+`]}}]}`)),
		file("Esri JSON, 20k nested rings", "l.json", []byte(`{"geometryType": "esriGeometryPolygon", "features": [{"attributes": {}, "geometry": {"rings": [`+strings.NewReplacer("[[[", "[[", "]]]", "]]").Replace(rings(20_000))+`]}}]}`)).allowed(3, 0, "the answer has 17 MB: every second ring is a hole, and each edge has 25 points"),
		file("KML, 100k folders", "l.kml", []byte("<kml>"+strings.Repeat("<Folder>", 100_000))),
		file("KML, 100k geometries in each other", "l.kml", []byte("<kml><Placemark>"+strings.Repeat("<MultiGeometry>", 100_000))),
		file("KML, 100k columns", "l.kml", []byte("<kml><Placemark><Point><coordinates>1,2</coordinates></Point><ExtendedData>"+many(100_000, "", `<Data name="a%d"><value>1</value></Data>`)+"</ExtendedData></Placemark></kml>")),
		file("KML, 20k columns of 20k placemarks", "l.kml", []byte("<kml><Document>"+many(20_000, "", `<Placemark><Point><coordinates>1,2</coordinates></Point><ExtendedData><Data name="a%d"><value>1</value></Data></ExtendedData></Placemark>`)+"</Document></kml>")),
		file("KML, 2m commas", "l.kml", []byte("<kml><Placemark><Point><coordinates>"+strings.Repeat(",", 2_000_000)+"</coordinates></Point></Placemark></kml>")),
		file("KML, 5 MB of one attribute", "l.kml", []byte(`<kml a="`+strings.Repeat("&amp;", 1<<20)+`"/>`)),
		file("KML, entities", "l.kml", []byte(`<!DOCTYPE k [<!ENTITY a "`+strings.Repeat("a", 1000)+`">`+many(9, "", `<!ENTITY b%d "&a;&a;&a;&a;&a;&a;&a;&a;">`)+`]><kml><name>&b8;</name></kml>`)),
		file("CSV, 300k columns", "l.csv", []byte("lon,lat,"+many(300_000, ",", "c%d")+"\n1,2\n")),
		file("CSV, 200k points", "l.csv", []byte("name,lon,lat,a,b,v\n"+points(200_000))),
		file("CSV, equal columns", "l.csv", []byte("lon,lat,"+many(100_000, ",", "c")+"\n1,2\n")),
		file("CSV, 2k columns of 20k short rows", "l.csv", []byte("lon,lat,"+many(2000, ",", "c%d")+"\n"+strings.Repeat("1,2\n", 20_000))),
		file("CSV, an unclosed quote", "l.csv", []byte("lon,lat\n1,2\n\""+strings.Repeat("a\n", 2<<20))),
		file("CSV, 1m quotes", "l.csv", []byte("lon,lat\n"+strings.Repeat("\"", 1<<20))),
		file("CSV, 500k empty lines", "l.csv", []byte("lon,lat\n"+strings.Repeat("\n", 500_000))),
		file("CSV, 300k bad rows", "l.csv", []byte("lon,lat\n1,2\n"+strings.Repeat("x,y\n", 300_000))),
		file("CSV, WKT of 300k brackets", "l.csv", []byte("wkt\n\""+strings.Repeat("GEOMETRYCOLLECTION(", 100_000)+"\"\n")),
		file("CSV, WKT of 50k holes", "l.csv", []byte("wkt\n\"POLYGON("+many(50_000, ",", "(0 0,0 1,1 1,0 0)")+")\"\n")),
		file("CSV, a line of zeros", "l.csv", make([]byte, 5<<20)),
		table("CSV, 300k columns", "t.csv", []byte("a,"+many(300_000, ",", "c%d")+"\n1,2\n")),
		table("JSON, 20k columns of 20k rows", "t.json", []byte("["+many(20_000, ",", `{"a": 1, "c%d": 1}`)+"]")),
		table("ODS, a row 1,048,000 times", "t.ods", archive("content.xml", strings.NewReader(repeatedRow("a", 1_048_000)))),
		table("JSON, 500k brackets", "t.json", []byte(strings.Repeat("[", 500_000))),
		table("300k equal keys", "t.csv", []byte("a,b\n"+strings.Repeat("Austria,1\n", 300_000))),
		bomb("zip of 720 MB of zeros", "l.zip", func() []byte { return archive("l.geojson", bytesOf('0', 720<<20)) }),
		bomb("zip of 200 MB of zeros", "l.zip", func() []byte { return archive("l.geojson", bytesOf('0', 200<<20)) }),
		file("zip of 100k files", "l.zip", archiveOf(50_000)),
		bomb("gzip of 720 MB of blanks", "l.geojson", func() []byte { return zipped(bytesOf(' ', 720<<20)) }),
		bomb("gzip of 200 MB of blanks", "l.geojson", func() []byte { return zipped(bytesOf(' ', 200<<20)) }),
		bomb("gzip of 200 MB of CSV", "l.csv", func() []byte { return zipped(io.MultiReader(strings.NewReader("lon,lat\n"), bytesOf('1', 200<<20))) }),
		bomb("gzip of 200 MB of KML", "l.kml", func() []byte { return zipped(io.MultiReader(strings.NewReader("<kml>"), bytesOf(' ', 200<<20))) }),
		bomb("kmz of 200 MB", "l.kmz", func() []byte {
			return archive("doc.kml", io.MultiReader(strings.NewReader("<kml>"), bytesOf(' ', 200<<20)))
		}),
		file("an archive in archives", "l.zip", archive("l.zip", bytes.NewReader(archive("l.zip", bytes.NewReader(archive("a", strings.NewReader("a"))))))),
		file("shapefile with a count of 2e9", "l.shp", hugeShape()),
		file("shapefile of 100k null shapes", "l.shp", nullShapes(100_000)),
		dbase("dbf with a count of 2e9", 2_000_000_000, 1, 10),
		dbase("dbf of 1000 columns", 1, 1000, 1),
		dbase("dbf of 30k rows of 200 columns", 30_000, 200, 1),
	}
	return slices.Concat(all, wideAttacks(), workAttacks())
}

// wideAttacks are by tables of many small cells.
func wideAttacks() []attack {
	letters := ""
	for c := 'b'; c < 'z'; c++ {
		letters += `,"` + string(c) + `":1`
	}
	head := "a," + many(199, ",", "c%d") + "\n"
	added := table("CSV, pairs of rows of 200 numbers, added up", "t.csv", []byte(head+many(15_000, "\n", "%d"+strings.Repeat(",1", 199)+"\n%d"+strings.Repeat(",2", 199))))
	added.files["map.json"] = []byte(`{"layers": {"l": {"src": "builtin:countries", "data": {"src": "t.csv", "key": "a", "on": "NAME", "repeats": "sum"}}}}`)
	return []attack{
		added,
		table("CSV, 30k rows of 200 cells", "t.csv", []byte(head+many(30_000, "\n", "%d"+strings.Repeat(",x", 199)))),
		table("CSV, 30k rows of 200 empty cells", "t.csv", []byte(head+many(30_000, "\n", "%d"+strings.Repeat(",", 199)))),
		table("JSON, 60k rows of 25 cells", "t.json", []byte("["+many(60_000, ",", `{"a": %d`+letters+"}")+"]")),
	}
}

func workAttacks() []attack {
	spikes := string(collection(spiky(3000)))
	return []attack{
		work("join of spikes", `"join": true`, spikes),
		work("crop of spikes", `"crop-to": "m"`, spikes),
		work("simplify of spikes", `"simplify": 1`, spikes),
		work("Douglas-Peucker of spikes", `"simplify": {"method": "douglas-peucker", "tolerance": 1}`, spikes),
		work("labels of spikes", `"labeling": {"key": "n"}`, spikes),
		work("join of a star of 100k", `"join": true`, string(collection(spiky(100_000)))),
		work("crop of a star of 100k", `"crop-to": "m"`, string(collection(spiky(100_000)))),
		work("join of 240 crossing rectangles", `"join": true`, string(collection(crossing(120)))),
		work("join with a buffer of 1e6", `"join": {"buffer": 1e6}`, spikes),
		work("join with a buffer", `"join": {"buffer": 10}`, spikes),
		work("islands of spikes", `"filter-islands": 5`, spikes),
		work("a grid of 50k points", `"labeling": {"key": "n"}`, string(collection(many(50_000, ",", `{"type": "Feature", "properties": {"n": "%d"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}`)))),
		work("a label of 1 MB", `"labeling": {"key": "n", "split-at": 1, "split-chars": [" "]}`, string(collection(`{"type": "Feature", "properties": {"n": "`+strings.Repeat("a ", 500_000)+`"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}`))),
	}
}

// rings are n squares, each within the one before.
func rings(n int) string {
	parts := make([]string, n)
	for i := range parts {
		d := 80 - 80*float64(i)/float64(n)
		parts[i] = fmt.Sprintf("[[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]]", -d, -d, d, -d, d, d, -d, d, -d, -d)
	}
	return strings.Join(parts, ",")
}

// spiky is a polygon whose edges go to and fro, so that each crosses many.
func spiky(n int) string {
	points := make([]string, n+1)
	for i := range points {
		k := i * (n/2 + 1) % n
		points[i] = fmt.Sprintf("[%.6f,%.6f]", 60*cosine(k, n), 60*sine(k, n))
	}
	points[n] = points[0]
	return `{"type": "Feature", "properties": {"n": "x"}, "geometry": {"type": "Polygon", "coordinates": [[` + strings.Join(points, ",") + `]]}}`
}

// crossing are n upright and n lying rectangles.
func crossing(n int) string {
	var parts []string
	for i := range n {
		a := -60 + 120*float64(i)/float64(n)
		for _, r := range [][4]float64{{a, -60, a + 0.4, 60}, {-60, a, 60, a + 0.4}} {
			parts = append(parts, fmt.Sprintf(`{"type": "Feature", "properties": {"n": "x"}, "geometry": {"type": "Polygon", "coordinates": [[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]]}}`,
				r[0], r[1], r[2], r[1], r[2], r[3], r[0], r[3], r[0], r[1]))
		}
	}
	return strings.Join(parts, ",")
}

// shapeHeader is the header of a shapefile of polygons.
func shapeHeader(size int) []byte {
	h := make([]byte, 100)
	binary.BigEndian.PutUint32(h, 9994)
	binary.BigEndian.PutUint32(h[24:], uint32(size/2))
	binary.LittleEndian.PutUint32(h[28:], 1000)
	binary.LittleEndian.PutUint32(h[32:], 5)
	return h
}

// hugeShape is a polygon of two thousand million parts and points.
func hugeShape() []byte {
	record := make([]byte, 8+44)
	binary.BigEndian.PutUint32(record, 1)
	binary.BigEndian.PutUint32(record[4:], 22)
	binary.LittleEndian.PutUint32(record[8:], 5)
	binary.LittleEndian.PutUint32(record[44:], 2_000_000_000)
	binary.LittleEndian.PutUint32(record[48:], 2_000_000_000)
	return append(shapeHeader(100+len(record)), record...)
}

// nullShapes are records without a shape.
func nullShapes(n int) []byte {
	data := shapeHeader(100 + 12*n)
	for i := range n {
		record := make([]byte, 12)
		binary.BigEndian.PutUint32(record, uint32(i+1))
		binary.BigEndian.PutUint32(record[4:], 2)
		data = append(data, record...)
	}
	return data
}

// dbase is an attack by a table in dBase's format.
func dbase(name string, rows, columns, width int) attack {
	head := make([]byte, 32)
	head[0] = 3
	binary.LittleEndian.PutUint32(head[4:], uint32(rows))
	binary.LittleEndian.PutUint16(head[8:], uint16(33+32*columns))
	binary.LittleEndian.PutUint16(head[10:], uint16(1+columns*width))
	for i := range columns {
		field := make([]byte, 32)
		copy(field, fmt.Sprintf("C%d", i))
		if i == 0 {
			copy(field, "a\x00")
		}
		field[11], field[16] = 'C', byte(width)
		head = append(head, field...)
	}
	head = append(head, '\r')
	body := bytes.Repeat([]byte(" "), min(rows, 30_000)*(1+columns*width))
	return table(name, "t.dbf", append(head, body...))
}
