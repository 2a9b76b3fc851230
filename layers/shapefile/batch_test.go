package shapefile

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"testing"

	shp "github.com/jonas-p/go-shp"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/layers"
)

// onProcessors reads a file on so many processors.
func onProcessors(t *testing.T, n int, fsys fs.FS, name string, o Options) (features []layers.Feature, info layers.Info, message string) {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
	s, err := Open(fsys, name, o)
	if err != nil {
		t.Fatal(err)
	}
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			message = err.Error()
			break
		}
		features = append(features, f)
	}
	return features, s.Info(), message
}

// checkProcessors holds that features, warnings and errors do not depend on how
// many processors there are.
func checkProcessors(t *testing.T, fsys fs.FS, name string, o Options) (info layers.Info, message string) {
	t.Helper()
	features, info, message := onProcessors(t, 1, fsys, name, o)
	for _, n := range []int{2, 8} {
		f, i, m := onProcessors(t, n, fsys, name, o)
		if m != message {
			t.Errorf("%d processors: error %q; one: %q", n, m, message)
		}
		if !reflect.DeepEqual(i.Warnings, info.Warnings) || !reflect.DeepEqual(i.Extent, info.Extent) {
			t.Errorf("%d processors: %q, extent %v; one: %q, %v", n, i.Warnings, i.Extent, info.Warnings, info.Extent)
		}
		if !reflect.DeepEqual(f, features) {
			t.Errorf("%d processors: other features than one", n)
		}
	}
	return info, message
}

// manyRecords has records with all kinds of faults among others, and rows for
// them.
func manyRecords(random *rand.Rand, count int) (records [][]byte, rows []string) {
	far := func() float64 { return random.Float64() * 80 }
	for i := range count {
		x, y := far(), far()
		ring := []float64{x, y, x, y + 2, x + 2, y + 2, x + 2, y, x, y}
		hole := []float64{x + 0.5, y + 0.5, x + 1, y + 0.5, x + 1, y + 1, x + 0.5, y + 0.5}
		row := fmt.Sprint("name ", i)
		var r []byte
		switch random.IntN(30) {
		case 0:
			r = le(shp.NULL)
		case 1:
			r = partsRecord(shp.POLYGON, []float64{x, y, x, y, x, y}) // no ring
		case 2:
			r = partsRecord(shp.POLYGON, []float64{x, y, x, math.NaN(), x + 1, y, x, y})
		case 3:
			r = partsRecord(shp.POLYGON, []float64{x, y + 500, x, y + 501, x + 1, y + 500, x, y + 500}) // no degrees
		case 4:
			r = partsRecord(shp.POLYLINE, ring)
		case 5:
			r = partsRecord(shp.POLYGON, ring)
			binary.LittleEndian.PutUint32(r[40:], 9999) // too many points
		case 6:
			r, row = partsRecord(shp.POLYGON, ring), "*deleted"
		case 7:
			r, row = partsRecord(shp.POLYGON, ring, ring[:4]), "caf\xe9\xff"
		case 8:
			r = append(partsRecord(shp.POLYGONZ, ring), make([]byte, 16+8*5)...)
		default:
			r = partsRecord(shp.POLYGON, ring, hole)
		}
		records, rows = append(records, r), append(rows, row)
	}
	return records, rows
}

func TestProcessorsChangeNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 4))
	records, rows := manyRecords(random, 6000)
	file := shpFile(shp.POLYGON, [4]float64{}, records...)
	cut := file[:len(file)*3/4]
	for name, fsys := range map[string]fs.FS{
		"whole":   files("a.shp", file, "a.dbf", dbfFile(rows...), "a.cpg", "UTF-8"),
		"cut off": files("a.shp", cut, "a.dbf", dbfFile(rows...)),
		"no rows": files("a.shp", file, "a.dbf", dbfFile(rows[:4000]...), "a.cpg", "UTF-8"),
	} {
		for _, strict := range []bool{false, true} {
			t.Run(fmt.Sprint(name, strict), func(t *testing.T) {
				info, message := checkProcessors(t, fsys, "a.shp", Options{Strict: strict})
				if name == "whole" && !strict && len(info.Warnings) < 7 {
					t.Errorf("only these warnings: %q", info.Warnings)
				}
				if failed := message != ""; failed != (strict || name == "cut off") {
					t.Errorf("error %q", message)
				}
			})
		}
	}
	t.Run("real", func(t *testing.T) { checkProcessors(t, os.DirFS(dataDir), "ne_50m_countries.shp", Options{}) })
}

// TestStopping leaves features unread; nothing may go on reading them.
func TestStopping(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	s, err := Open(os.DirFS(dataDir), "ne_50m_countries.shp", Options{})
	if err != nil {
		t.Fatal(err)
	}
	wait, n := leak.Check(t), 0
	for _, err := range s.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 10 {
			break
		}
	}
	wait()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range s.Features(ctx) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v after the context has ended", err)
		}
	}
}
