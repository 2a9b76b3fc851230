package shapefile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	shp "github.com/jonas-p/go-shp"
)

// bothWays reads a sanitised record straight from its bytes and with go-shp,
// and complains where the two differ, in a bit even.
func bothWays(t *testing.T, d *decoder, content []byte) {
	t.Helper()
	flat, err := sanitise(bytes.Clone(content))
	if err != nil {
		t.Fatal(err)
	}
	if flat.kind == shp.NULL {
		return
	}
	var ours, theirs outline
	ours.readPlain(flat)
	shape, err := d.shape(flat)
	if err != nil {
		t.Fatal(err)
	}
	theirs.readShape(shape, nil)
	if ours.kind != theirs.kind {
		t.Errorf("type %d, go-shp reads %d", ours.kind, theirs.kind)
	}
	if !slices.Equal(ours.parts, theirs.parts) {
		t.Errorf("parts %v, go-shp reads %v", ours.parts, theirs.parts)
	}
	if !slices.EqualFunc(ours.xy, theirs.xy, func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }) {
		t.Errorf("points %v, go-shp reads %v", ours.xy, theirs.xy)
	}
	inPlace(t, content, shape, &ours)
}

// inPlace compares what is read with what is put in the record's place, wherever in
// memory that begins.
func inPlace(t *testing.T, content []byte, shape shp.Shape, want *outline) {
	t.Helper()
	for offset := range 8 {
		memory := make([]byte, offset+len(content), offset+len(content)+64)
		behind := memory[len(memory):cap(memory)]
		copy(memory[offset:], content)
		flat, err := sanitise(memory[offset:])
		if err != nil {
			t.Fatal(err)
		}
		for _, read := range []func(o *outline){func(o *outline) { o.readPlain(flat) }, func(o *outline) { o.readShape(shape, flat.content) }} {
			o := outline{inPlace: true}
			read(&o)
			if o.kind != want.kind || !slices.Equal(o.parts, want.parts) ||
				!slices.EqualFunc(o.xy, want.xy, func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }) {
				t.Errorf("in the record's place, %d bytes behind a number's: %v, want %v", offset, o, *want)
			}
			if slices.ContainsFunc(behind, func(b byte) bool { return b != 0 }) || len(o.xy) > 0 && cap(o.xy) != len(o.xy) {
				t.Errorf("what lies behind the record is written over, or there is room for it")
			}
		}
	}
}

// TestReadingAgreesWithGoShp goes through every file of the tests.
func TestReadingAgreesWithGoShp(t *testing.T) {
	records := 0
	for _, dir := range []fs.FS{os.DirFS(dataDir), os.DirFS("testdata")} {
		for _, pattern := range []string{"*.shp", "*.zip", "*/*.shp", "*/*.zip"} {
			names, err := fs.Glob(dir, pattern)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range names {
				t.Run(name, func(t *testing.T) { records += readBothWays(t, dir, name) })
			}
		}
	}
	if records < 800 {
		t.Errorf("only %d records were compared", records)
	}
}

// readBothWays compares all records of a file, or of one in an archive, and
// counts them.
func readBothWays(t *testing.T, dir fs.FS, name string) int {
	s, err := Open(dir, name, Options{})
	if err != nil {
		t.Skip(err) // what nobody can read is no matter here
	}
	f, err := s.members.shp.open()
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, closer, err := s.records(f, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if closer != nil {
		defer closer.Close()
	}
	d := &decoder{header: s.header}
	for {
		content, err := r.next()
		if errors.Is(err, io.EOF) {
			return r.count
		}
		if err != nil {
			t.Skip(err)
		}
		if _, err := sanitise(bytes.Clone(content)); err == nil {
			bothWays(t, d, content)
		}
	}
}

// TestReadingAnyNumbersAgreesWithGoShp has numbers of any bits in shapes of all
// types.
func TestReadingAnyNumbersAgreesWithGoShp(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 2))
	points := func() []float64 {
		xy := make([]float64, 2*(1+random.IntN(9)))
		for i := range xy {
			xy[i] = math.Float64frombits(random.Uint64())
		}
		return xy
	}
	head := shpFile(shp.POLYGON, world)[:headerLength]
	d := &decoder{header: header{raw: head, shape: shp.POLYGON}}
	for range 200 {
		bothWays(t, d, append(le(shp.POINT), le(points()[:2])...))
		bothWays(t, d, pointsRecord(shp.MULTIPOINT, points()...))
		bothWays(t, d, partsRecord(shp.POLYLINE, points(), points()))
		bothWays(t, d, partsRecord(shp.POLYGON, points(), points(), points()))
		// Heights and measures come last; what they are does not matter.
		bothWays(t, d, append(partsRecord(shp.POLYGONZ, points()), make([]byte, 300)...))
		bothWays(t, d, append(pointsRecord(shp.MULTIPOINTM, points()...), make([]byte, 300)...))
	}
}

// TestStripBeforeRing has a multipatch whose triangles come before its ring,
// which must not take their points for its own.
func TestStripBeforeRing(t *testing.T) {
	strip := []float64{0, 0, 0, 1, 1, 1, 1, 0}
	square := []float64{5, 5, 5, 6, 6, 6, 6, 5, 5, 5}
	content := partsRecord(shp.MULTIPATCH, strip, square)
	content = slices.Insert(content, partsFixed+8, le(triangleStrip, 2)...)
	if kind := binary.LittleEndian.Uint32(content); kind != uint32(shp.MULTIPATCH) {
		t.Fatal(kind)
	}
	fsys := files("a.shp", shpFile(shp.MULTIPATCH, world, content))
	s, err := Open(fsys, "a.shp", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m := measure(t, s); m.parts != 3 || m.vertices != 4+4+5 {
		t.Errorf("%+v; want two triangles and a square", m)
	}
}

// TestNumbersAsInFiles holds that where a machine has numbers as files have them, their bytes are the numbers, to the
// bit, also where these are put before the bytes in the same memory.
func TestNumbersAsInFiles(t *testing.T) {
	if !asInFiles() {
		t.Skip("this machine has the bytes of numbers in another order")
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, before := range []int{0, 4, 8, 44} {
		memory := make([]float64, 1006)
		all := bytesOf(memory)
		for i := range all {
			all[i] = byte(rnd.Uint32())
		}
		want := make([]float64, 1000)
		readNumbers(want, all[before:])
		if copy(bytesOf(memory[:1000]), all[before:]); !slices.EqualFunc(memory[:1000], want, func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }) {
			t.Errorf("%d bytes before them: other numbers", before)
		}
	}
}
