package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"golang.org/x/image/font/gofont/goregular"
)

func cosine(k, n int) float64 { return math.Cos(2 * math.Pi * float64(k) / float64(n)) }

func sine(k, n int) float64 { return math.Sin(2 * math.Pi * float64(k) / float64(n)) }

// damages is how many damaged files of each format are tried.
const damages = 12

// sample is a true file of a format, and the attack by a damaged one.
type sample struct {
	name string
	data []byte
	by   func(name, file string, data []byte) attack
}

// damagedAttacks are true files of every format, of which something was cut
// off, overwritten, or repeated.
func damagedAttacks() []attack {
	random := rand.New(rand.NewPCG(1, 2))
	var all []attack
	for _, s := range slices.Concat(layerSamples(), packedSamples(), besideSamples()) {
		for i := range damages {
			a := s.by(fmt.Sprintf("damaged %s %d", s.name, i), s.name, damage(random, s.data, i))
			a.quiet = true
			all = append(all, a)
		}
	}
	return all
}

// layerSamples are files of features and tables.
func layerSamples() []sample {
	data := func(name string) []byte { return fileOf("testdata/data/" + name) }
	return []sample{
		{"l.geojson", collection(spiky(300)), file},
		{"l.ndjson", []byte(many(300, "\n", `{"type":"Feature","properties":{"n":"%d"},"geometry":{"type":"Point","coordinates":[1,2]}}`)), file},
		{"l.json", []byte(`{"geometryType": "esriGeometryPolygon", "fields": [{"name": "a", "type": "esriFieldTypeString"}], "features": [{"attributes": {"a": "x"}, "geometry": {"rings": [[[0,0],[0,1],[1,1],[0,0]]]}}]}`), file},
		{"l.csv", []byte("lon,lat,name\n" + many(500, "\n", "%d,2,n%d")), file},
		{"l.tsv", []byte("lon\tlat\tname\n" + many(500, "\n", "%d\t2\tn")), file},
		{"w.csv", []byte("name,geom\n" + many(300, "\n", `a,"POLYGON((0 0,0 1,%d 1,0 0))"`)), file},
		{"l.kml", []byte("<kml><Document>" + many(200, "", `<Placemark><name>n</name><Point><coordinates>%d,2</coordinates></Point></Placemark>`) + "</Document></kml>"), file},
		{"l.topojson", data("world-countries-110m.topojson"), file},
		{"l.shp", data("ne_110m_countries.shp"), file},
		{"l.dbf", data("ne_110m_countries.dbf"), table},
		{"t.json", []byte("[" + many(300, ",", `{"a": "k%d", "b": 1}`) + "]"), table},
		{"t.csv", []byte("a,b\n" + many(500, "\n", "k%d,2")), table},
	}
}

// packedSamples are archives, damaged as they are and within.
func packedSamples() []sample {
	kml := []byte("<kml><Document>" + many(200, "", `<Placemark><Point><coordinates>%d,2</coordinates></Point></Placemark>`) + "</Document></kml>")
	sheet, calc := fileOf("layers/spreadsheet/testdata/calc.xlsx"), fileOf("layers/spreadsheet/testdata/calc.ods")
	within := func(packed []byte, part string) func(string, string, []byte) attack {
		return func(name, as string, data []byte) attack {
			return file(name+" within", as, withPart(packed, part, data))
		}
	}
	return []sample{
		{"l.kmz", archive("doc.kml", bytes.NewReader(kml)), file},
		{"l.zip", archive("l.geojson", bytes.NewReader(collection(spiky(300)))), file},
		{"g.geojson", zipped(bytes.NewReader(collection(spiky(300)))), file},
		{"nybb.zip", fileOf("testdata/data/nybb.zip"), file},
		{"l.xlsx", sheet, file}, {"l.ods", calc, file}, {"t.xlsx", sheet, table}, {"t.ods", calc, table},
		{"l.xlsx", partOf(sheet, "xl/worksheets/sheet1.xml"), within(sheet, "xl/worksheets/sheet1.xml")},
		{"l.xlsx", partOf(sheet, "xl/sharedStrings.xml"), within(sheet, "xl/sharedStrings.xml")},
		{"l.xlsx", partOf(sheet, "xl/workbook.xml"), within(sheet, "xl/workbook.xml")},
		{"l.ods", partOf(calc, "content.xml"), within(calc, "content.xml")},
		{"l.kmz", kml, func(name, as string, data []byte) attack {
			return file(name+" within", as, archive("doc.kml", bytes.NewReader(data)))
		}},
		{"g.geojson", collection(spiky(300)), func(name, as string, data []byte) attack {
			return file(name+" within", as, zipped(bytes.NewReader(data)))
		}},
	}
}

// besideSamples are files that stand beside others: coordinate systems, encodings,
// grids, fonts; and what is asked: configs, stylesheets, batches.
func besideSamples() []sample {
	shp, dbf := fileOf("testdata/data/ne_110m_countries.shp"), fileOf("testdata/data/ne_110m_countries.dbf")
	shapefile := func(name, beside string, data []byte) attack {
		a := file(name, "l.shp", shp)
		a.files["l.dbf"], a.files[beside] = dbf, data
		return a
	}
	config := func(text string) func(string, string, []byte) attack {
		return func(name, as string, data []byte) attack {
			a := file(name, as, data)
			a.files["p.csv"], a.files["s.css"] = []byte("lon,lat,name\n9,48,Ulm\n"), []byte(`@font-face { font-family: "F"; src: url("f.ttf") } text, .label { font-family: "F" }`)
			a.files["map.json"] = []byte(text)
			return a
		}
	}
	font := func(name, as string, data []byte) attack {
		a := config(`{"layers": {"l": {"src": "p.csv", "labeling": {"key": "name"}}}}`)(name, as, data)
		a.args = append(a.args, "-s", "s.css")
		return a
	}
	asked := func(args ...string) func(string, string, []byte) attack {
		return func(name, as string, data []byte) attack {
			a := config(`{"layers": {"l": {"src": "p.csv"}}}`)(name, as, data)
			a.args = args
			return a
		}
	}
	return []sample{
		{"l.prj", fileOf("testdata/data/ne_110m_countries.prj"), shapefile},
		{"l.cpg", []byte("windows-1252"), shapefile},
		{"l.shx", fileOf("testdata/data/ne_110m_countries.shx"), shapefile},
		{"l.dbf", dbf, shapefile},
		{"g.gsb", shifts(), config(`{"grids": ".", "layers": {"l": {"src": "p.csv", "crs": "+proj=longlat +ellps=bessel +nadgrids=g.gsb"}}}`)},
		{"m.json", []byte(`{"layers": {"l": {"src": "p.csv", "labeling": {"key": "name"}, "filter": ["name", "=", "Ulm"]}}, "bounds": {"mode": "bbox", "data": [0, 40, 20, 60]}}`), asked("m.json", "-o", "map.svg")},
		{"m.yaml", []byte("layers:\n  l: &a\n    src: p.csv\n  m:\n    <<: *a\nbounds:\n  mode: bbox\n  data: [0, 40, 20, 60]\n"), asked("m.yaml", "-o", "map.svg")},
		{"x.css", []byte(many(100, "\n", `#l[name="%d"] { fill: red; stroke-width: 2px } @media print { .label { font-size: 9px } }`)), asked("map.json", "-o", "map.svg", "-s", "x.css")},
		{"b.json", []byte(`{"output": "${n}.svg", "each": [{"n": "a"}, {"n": "b"}], "map": {"layers": {"l": {"src": "p.csv"}}}}`), asked("batch", "b.json", "--dry-run")},
		{"f.ttf", goregular.TTF, font},
	}
}

// shifts is a grid of datum shifts by ten by ten degrees (NTv2).
func shifts() []byte {
	var b []byte
	field := func(key string, value any) {
		b = append(b, fmt.Sprintf("%-8s", key)...)
		switch v := value.(type) {
		case string:
			b = append(b, fmt.Sprintf("%-8s", v)...)
		case int:
			b = binary.LittleEndian.AppendUint64(b, uint64(v))
		case float64:
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
		}
	}
	for _, f := range []struct {
		key   string
		value any
	}{
		{"NUM_OREC", 11}, {"NUM_SREC", 11}, {"NUM_FILE", 1}, {"GS_TYPE", "SECONDS"}, {"VERSION", "test"}, {"SYSTEM_F", "OLD"}, {"SYSTEM_T", "NEW"},
		{"MAJOR_F", 6378137.0}, {"MINOR_F", 6378137.0}, {"MAJOR_T", 6378137.0}, {"MINOR_T", 6378137.0},
		{"SUB_NAME", "ALL"}, {"PARENT", "NONE"}, {"CREATED", ""}, {"UPDATED", ""},
		{"S_LAT", 40 * 3600.0}, {"N_LAT", 50 * 3600.0}, {"E_LONG", -10 * 3600.0}, {"W_LONG", 0.0}, {"LAT_INC", 3600.0}, {"LONG_INC", 3600.0}, {"GS_COUNT", 121},
	} {
		field(f.key, f.value)
	}
	for range 121 * 4 {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(1))
	}
	return b
}

// fileOf reads a file of the repository, in which the program is started.
func fileOf(name string) []byte {
	data, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return data
}

// partOf is a file in an archive.
func partOf(packed []byte, name string) []byte {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		panic(err) // of the repository
	}
	data, err := fs.ReadFile(z, name)
	if err != nil {
		panic(err)
	}
	return data
}

// withPart is an archive with another file in the place of one.
func withPart(packed []byte, name string, data []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		panic(err) // of the repository
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		text := data
		if f.Name != name {
			text = partOf(packed, f.Name)
		}
		if part, err := w.Create(f.Name); err == nil {
			part.Write(text) // in memory
		}
	}
	w.Close()
	return b.Bytes()
}

// damage spoils a file.
func damage(random *rand.Rand, sample []byte, i int) []byte {
	data := bytes.Clone(sample)
	at := random.IntN(len(data))
	switch i % 4 {
	case 0:
		return data[:at]
	case 1: // some bytes overwritten
		for range 1 + len(data)/100 {
			data[random.IntN(len(data))] = byte(random.Uint32())
		}
	case 2: // large numbers near the start, where counts are
		for range 3 {
			at = random.IntN(min(len(data), 400))
			copy(data[at:], "\xff\xff\xff\x7f")
		}
	default: // a piece many times
		piece := data[at:min(at+200, len(data))]
		data = append(data[:at:at], bytes.Repeat(piece, 2000)...)
	}
	return data
}
