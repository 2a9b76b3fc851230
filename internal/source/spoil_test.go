package source

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/layers"
)

// place is a record's coordinates as a format writes them, or what people have
// in their place.
type place struct {
	x, y   string
	spoilt bool
}

// spoiled returns coordinates that cannot be used, as they occur in files.
func spoiled(random *rand.Rand) place {
	words := []string{"NaN", "null", "NA", "n/a", "", "91e5", "1e999", "Infinity", "east", "-", "5O.5", "0x10"}
	p := place{strconv.Itoa(random.IntN(360) - 180), words[random.IntN(len(words))], true}
	if random.IntN(2) == 0 {
		p.x = words[random.IntN(len(words))]
	}
	return p
}

// formats writes records in each format: their numbers in a column "n".
func formats() map[string]func([]place) string {
	json := func(s string) string {
		if _, err := strconv.ParseFloat(s, 64); err == nil && s != "NaN" && s != "Infinity" && !strings.HasPrefix(s, "0x") || s == "null" || s == "NaN" || s == "Infinity" {
			return s
		}
		return strconv.Quote(s)
	}
	each := func(all []place, separator string, one func(i int, p place) string) string {
		var parts []string
		for i, p := range all {
			parts = append(parts, one(i, p))
		}
		return strings.Join(parts, separator)
	}
	return map[string]func([]place) string{
		"a.geojson": func(all []place) string {
			return `{"type":"FeatureCollection","features":[` + each(all, ",", func(i int, p place) string {
				return fmt.Sprintf(`{"type":"Feature","properties":{"n":%d},"geometry":{"type":"Point","coordinates":[%s,%s]}}`, i, json(p.x), json(p.y))
			}) + "]}"
		},
		"a.ndjson": func(all []place) string {
			return each(all, "\n", func(i int, p place) string {
				return fmt.Sprintf(`{"type":"Feature","properties":{"n":%d},"geometry":{"type":"Point","coordinates":[%s,%s]}}`, i, json(p.x), json(p.y))
			})
		},
		"a.topojson": func(all []place) string {
			return `{"type":"Topology","arcs":[],"objects":{"a":{"type":"GeometryCollection","geometries":[` + each(all, ",", func(i int, p place) string {
				return fmt.Sprintf(`{"type":"Point","properties":{"n":%d},"coordinates":[%s,%s]}`, i, json(p.x), json(p.y))
			}) + "]}}}"
		},
		"esri.json": func(all []place) string {
			return `{"geometryType":"esriGeometryPoint","features":[` + each(all, ",", func(i int, p place) string {
				return fmt.Sprintf(`{"attributes":{"n":%d},"geometry":{"x":%s,"y":%s}}`, i, json(p.x), json(p.y))
			}) + "]}"
		},
		"a.csv": func(all []place) string {
			return "n,lon,lat\n" + each(all, "\n", func(i int, p place) string { return fmt.Sprintf("%d,%s,%s", i, p.x, p.y) })
		},
		"wkt.csv": func(all []place) string {
			return "n,geom\n" + each(all, "\n", func(i int, p place) string { return fmt.Sprintf("%d,POINT (%s %s)", i, p.x, p.y) })
		},
		"a.kml": func(all []place) string {
			return "<kml><Document>" + each(all, "\n", func(i int, p place) string {
				return fmt.Sprintf(`<Placemark><ExtendedData><Data name="n"><value>%d</value></Data></ExtendedData><Point><coordinates>%s,%s,0</coordinates></Point></Placemark>`, i, p.x, p.y)
			}) + "</Document></kml>"
		},
		"a.shp": shapefileOf,
	}
}

// shapefileOf writes points, words as what binary numbers they may be.
func shapefileOf(all []place) string {
	number := func(s string) float64 {
		if v, err := strconv.ParseFloat(s, 64); err == nil && !strings.HasPrefix(s, "0x") {
			return v
		}
		return math.NaN()
	}
	b := make([]byte, 100)
	binary.BigEndian.PutUint32(b, 9994)
	binary.BigEndian.PutUint32(b[24:], uint32((100+28*len(all))/2))
	binary.LittleEndian.PutUint32(b[28:], 1000)
	binary.LittleEndian.PutUint32(b[32:], 1)
	for i, p := range all {
		b = binary.BigEndian.AppendUint32(b, uint32(i+1))
		b = binary.BigEndian.AppendUint32(b, 10)
		b = binary.LittleEndian.AppendUint32(b, 1)
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(number(p.x)))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(number(p.y)))
	}
	return string(b)
}

// TestSpoiltRecords spoils records at random in every format: all others are
// read, in their order, as many as were spoilt are told, and strict reading fails
// at the first of them. A file of which most are spoilt by a fault is an error.
func TestSpoiltRecords(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 2026))
	for range 60 {
		n := 1 + random.IntN(12)
		all, good := make([]place, n), []string{}
		for i := range all {
			if all[i] = spoiled(random); random.IntN(3) > 0 {
				all[i] = place{strconv.Itoa(random.IntN(360) - 180), strconv.Itoa(random.IntN(180) - 90), false}
				good = append(good, fmt.Sprintf("%s,%s", all[i].x, all[i].y))
			}
		}
		for name, format := range formats() {
			files := fstest.MapFS{name: {Data: []byte(format(all))}}
			got, told, err := positions(Request{Src: name}, files)
			if err != nil && len(good) > n-len(good) {
				t.Fatalf("%s of %+v: %v", name, all, err)
			}
			if err != nil {
				continue // most are spoilt, and by faults
			}
			if !slices.Equal(got, good) || told != n-len(good) {
				t.Fatalf("%s of %+v: got %v, %d told of; want %v", name, all, got, told, good)
			}
			if _, _, err := positions(Request{Src: name, Strict: true}, files); (err != nil) != (len(good) < n) {
				t.Fatalf("%s of %+v, strict: %v", name, all, err)
			}
		}
	}
}

// positions lists the points of a source, and counts the records that its
// warnings say were skipped.
func positions(r Request, files fstest.MapFS) (all []string, told int, err error) {
	s, err := Open(context.Background(), r, Options{Files: files})
	if err != nil {
		return nil, 0, err
	}
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			return nil, 0, err
		}
		p := f.Geometry.FlatCoords()
		all = append(all, fmt.Sprintf("%g,%g", p[0], p[1]))
	}
	return all, skippedIn(s.Info()), nil
}

func skippedIn(info layers.Info) (n int) {
	for _, w := range info.Warnings {
		var count int
		if kind, rest, ok := strings.Cut(w, ": "); ok && strings.Contains(kind, "skipped") {
			fmt.Sscanf(rest, "%d", &count)
			n += count
		}
	}
	return n
}
