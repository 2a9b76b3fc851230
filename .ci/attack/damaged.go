package main

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
)

func cosine(k, n int) float64 { return math.Cos(2 * math.Pi * float64(k) / float64(n)) }

func sine(k, n int) float64 { return math.Sin(2 * math.Pi * float64(k) / float64(n)) }

// damages is how many damaged files of each format are tried.
const damages = 12

// damagedAttacks are true files of every format, of which something was cut
// off, overwritten, or repeated.
func damagedAttacks() []attack {
	samples := map[string][]byte{
		"l.geojson":  collection(spiky(300)),
		"l.json":     []byte(`{"geometryType": "esriGeometryPolygon", "fields": [{"name": "a", "type": "esriFieldTypeString"}], "features": [{"attributes": {"a": "x"}, "geometry": {"rings": [[[0,0],[0,1],[1,1],[0,0]]]}}]}`),
		"l.csv":      []byte("lon,lat,name\n" + many(500, "\n", "%d,2,n%d")),
		"l.kml":      []byte("<kml><Document>" + many(200, "", `<Placemark><name>n</name><Point><coordinates>%d,2</coordinates></Point></Placemark>`) + "</Document></kml>"),
		"l.kmz":      archive("doc.kml", strings.NewReader("<kml><Document>"+many(200, "", `<Placemark><Point><coordinates>%d,2</coordinates></Point></Placemark>`)+"</Document></kml>")),
		"l.zip":      archive("l.geojson", bytes.NewReader(collection(spiky(300)))),
		"g.geojson":  zipped(bytes.NewReader(collection(spiky(300)))),
		"l.topojson": nil, "l.shp": nil, "l.dbf": nil, "nybb.zip": nil,
	}
	for name, from := range map[string]string{"l.topojson": "world-countries-110m.topojson", "l.shp": "ne_110m_countries.shp", "l.dbf": "ne_110m_countries.dbf", "nybb.zip": "nybb.zip"} {
		data, err := os.ReadFile("testdata/data/" + from)
		if err != nil {
			panic(err) // the program is started in its repository
		}
		samples[name] = data
	}
	random := rand.New(rand.NewPCG(1, 2))
	var all []attack
	for _, name := range []string{"l.geojson", "l.json", "l.csv", "l.kml", "l.kmz", "l.zip", "g.geojson", "l.topojson", "l.shp", "l.dbf", "nybb.zip"} {
		for i := range damages {
			data := damage(random, samples[name], i)
			a := file(fmt.Sprintf("damaged %s %d", name, i), name, data)
			if name == "l.dbf" {
				a = table(fmt.Sprintf("damaged %s %d", name, i), name, data)
			}
			a.quiet = true
			all = append(all, a)
		}
	}
	return all
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
