package shapefile

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"testing"
	"testing/fstest"

	shp "github.com/jonas-p/go-shp"

	"github.com/seed-898ab921/kartograph/layers"
)

// le returns the little-endian bytes of int32 and float64 values.
func le(values ...any) []byte {
	var b bytes.Buffer
	for _, v := range values {
		switch v := v.(type) {
		case int:
			binary.Write(&b, binary.LittleEndian, int32(v))
		case shp.ShapeType:
			binary.Write(&b, binary.LittleEndian, int32(v))
		default:
			binary.Write(&b, binary.LittleEndian, v)
		}
	}
	return b.Bytes()
}

// pointsRecord is the content of a multipoint's record.
func pointsRecord(kind shp.ShapeType, xy ...float64) []byte {
	b := le(kind, 0.0, 0.0, 0.0, 0.0, len(xy)/2)
	return append(b, le(xy)...)
}

// partsRecord is the content of a record of lines or rings.
func partsRecord(kind shp.ShapeType, parts ...[]float64) []byte {
	n := 0
	starts, points := []byte{}, []byte{}
	for _, p := range parts {
		starts = append(starts, le(n)...)
		points = append(points, le(p)...)
		n += len(p) / 2
	}
	b := le(kind, 0.0, 0.0, 0.0, 0.0, len(parts), n)
	return append(append(b, starts...), points...)
}

// shpFile is a whole .shp file of these record contents.
func shpFile(kind shp.ShapeType, box [4]float64, records ...[]byte) []byte {
	length := headerLength
	for _, r := range records {
		length += recordHeaderLength + len(r)
	}
	b := make([]byte, 28, length)
	binary.BigEndian.PutUint32(b, fileCode)
	binary.BigEndian.PutUint32(b[24:], uint32(length/2))
	b = append(b, le(1000, kind, box[0], box[1], box[2], box[3], 0.0, 0.0, 0.0, 0.0)...)
	for i, r := range records {
		b = binary.BigEndian.AppendUint32(b, uint32(i+1))
		b = binary.BigEndian.AppendUint32(b, uint32(len(r)/2))
		b = append(b, r...)
	}
	return b
}

// dbfFile is a table of one text column NAME with these rows.
func dbfFile(rows ...string) []byte {
	const width = 10
	b := make([]byte, 32, 100)
	b[0] = 3
	binary.LittleEndian.PutUint32(b[4:], uint32(len(rows)))
	binary.LittleEndian.PutUint16(b[8:], 65)
	binary.LittleEndian.PutUint16(b[10:], width+1)
	field := make([]byte, 32)
	copy(field, "NAME")
	field[11], field[16] = 'C', width
	b = append(append(b, field...), '\r')
	for _, r := range rows {
		cell := bytes.Repeat([]byte(" "), width+1)
		copy(cell[1:], r)
		if rest, deleted := bytes.CutPrefix([]byte(r), []byte("*")); deleted {
			copy(cell, "*")
			copy(cell[1:], rest)
		}
		b = append(b, cell...)
	}
	return b
}

var world = [4]float64{-180, -90, 180, 90}

// files makes a file system of names and contents in turn.
func files(namesAndContents ...any) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i+1 < len(namesAndContents); i += 2 {
		var data []byte
		switch c := namesAndContents[i+1].(type) {
		case []byte:
			data = c
		case string:
			data = []byte(c)
		}
		fsys[namesAndContents[i].(string)] = &fstest.MapFile{Data: data}
	}
	return fsys
}

// zipFile packs the files of a file system in the order of the names given.
func zipFile(t testing.TB, fsys fstest.MapFS, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, n := range names {
		f, err := w.Create(n)
		if err == nil {
			_, err = f.Write(fsys[n].Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readAll returns all features up to the first error.
func readAll(s *Source) ([]layers.Feature, error) {
	var all []layers.Feature
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			return all, err
		}
		all = append(all, f)
	}
	return all, nil
}

// openOne opens a shapefile of these records with a table of as many rows.
func openOne(t testing.TB, kind shp.ShapeType, records ...[]byte) *Source {
	t.Helper()
	s, err := Open(files("a.shp", shpFile(kind, world, records...), "a.dbf", dbfFile(make([]string, len(records))...)), "a.shp", Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func nan() float64 { return math.NaN() }
